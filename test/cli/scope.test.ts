import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sample } from '../../src/scan/rules/sample';
import { BASELINE_FILE, parseBaseline } from '../../src/workspace/baseline';
import { run, type Ended } from './inProcess';
import { Folder } from './support';

const PASSWORD = sample('base62', 20);
const LINE = `const dbPassword = "${PASSWORD}";\n`;
const MARK = 'secret-ferry' + ':allow';

interface Report {
  readonly findings: readonly {
    readonly file: string;
    readonly ruleId: string;
    readonly severity: string;
    readonly start: number;
    readonly allowedUntil?: string;
  }[];
  readonly stats: {
    readonly skipped: readonly { readonly file: string; readonly reason: string }[];
    readonly allowed: number;
    readonly baselined: number;
  };
}

describe('what the command line takes from a project', function () {
  this.timeout(60_000);
  let folder: Folder;
  afterEach(() => folder.dispose());

  const json = async (...args: string[]): Promise<Report & { ended: Ended }> => {
    const ended = await run(['scan', '--format', 'json', ...args], folder.path);
    assert.ok(!`${ended.stdout}${ended.stderr}`.includes(PASSWORD));
    return { ...(JSON.parse(ended.stdout) as Report), ended };
  };
  const files = ({ findings }: Report): string[] => findings.map(({ file }) => file);

  it('follows the team file’s rules, and says what they leave out', async () => {
    const scan = {
      ignore: ['old/'],
      rules: { 'generic-password': 'error', 'stripe-secret-key': 'off' },
      customRules: [
        {
          id: 'acme-key',
          title: 'Acme key',
          keywords: ['acme_'],
          pattern: 'acme_[A-Za-z0-9]{20}',
          type: 'third-party-credential',
        },
      ],
    };
    folder = await Folder.make({
      '.secretferry.json': JSON.stringify({ scan }),
      'a.js': LINE,
      'b.js': `const header = "acme_${sample('base62', 20, 3)}";\n`,
      'old/c.js': LINE,
      'd.js': `const stripe = "${['sk', 'live', sample('base62', 24)].join('_')}";\n`,
    });
    const { findings, ended } = await json();
    assert.deepEqual(
      findings.map(({ file, ruleId, severity }) => [file, ruleId, severity]),
      [
        ['a.js', 'generic-password', 'error'],
        ['b.js', 'acme-key', 'warning'],
      ],
    );
    assert.equal(ended.stderr, '.secretferry.json: 1 custom rule used, 1 rule off\n');
    assert.equal(ended.code, 1);
  });

  it('takes another team file where one is named, and ends with 2 where it is broken', async () => {
    folder = await Folder.make({
      '.secretferry.json': JSON.stringify({ scan: { rules: { 'generic-password': 'off' } } }),
      'strict.json': '{}',
      'broken.json': JSON.stringify({ scan: { rules: { 'no-such-rule': 'off' } } }),
      'a.js': LINE,
    });
    assert.deepEqual(files(await json()), []);
    assert.deepEqual(files(await json('--config', 'strict.json')), ['a.js']);
    for (const [name, message] of [
      ['broken.json', /^broken\.json:1: scan\.rules: the rule "no-such-rule" is not known/],
      ['nowhere.json', /^nowhere\.json:1: There is no such file/],
    ] as const) {
      const broken = await json('--config', name);
      assert.deepEqual([broken.ended.code, files(broken)], [2, ['a.js']]);
      assert.match(broken.ended.stderr, message);
    }
  });

  it('accepts findings into a baseline, keeps to it, and drops what is gone', async () => {
    folder = await Folder.make({ 'package.json': '{}', 'a.js': LINE, 'b.js': LINE, 'c.js': LINE });
    const refused = await run(['baseline'], folder.path);
    assert.deepEqual([refused.code, refused.stdout], [2, '']);
    assert.match(refused.stderr, /3 findings would be accepted: say why/);
    const reason = ['--reason', 'known since the audit'];
    const first = await run(['baseline', 'a.js', 'b.js', ...reason], folder.path);
    assert.deepEqual([first.code, first.stderr], [0, '']);
    assert.match(first.stdout, /^accepted a\.js {2}generic-password\naccepted b\.js/);
    const scanned = await json();
    assert.deepEqual([files(scanned), scanned.stats.baselined], [['c.js'], 2]);
    await folder.write('a.js', 'const dbPassword = process.env.DB;\n');
    const second = await run(['baseline', ...reason], folder.path);
    assert.match(second.stdout, /2 accepted findings \(1 new, 1 removed\)/);
    const text = await readFile(join(folder.path, BASELINE_FILE), 'utf8');
    const { entries, problems } = parseBaseline(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(entries.map(({ path }) => path).sort(), ['b.js', 'c.js']);
    assert.ok(!text.includes(PASSWORD));
    assert.equal((await json()).ended.code, 0);
    const again = await run(['baseline'], folder.path);
    assert.match(again.stdout, /\(0 new, 0 removed\)/);
  });

  it('names a broken line of a baseline, takes the rest, and does not write over it', async () => {
    folder = await Folder.make({ 'package.json': '{}', 'a.js': LINE, 'b.js': LINE });
    await run(['baseline', 'a.js', '--reason', 'known'], folder.path);
    const good = await readFile(join(folder.path, BASELINE_FILE), 'utf8');
    const text = `<<<<<<< ours\n${good}`;
    await folder.write(BASELINE_FILE, text);
    const scanned = await json();
    assert.deepEqual([scanned.ended.code, files(scanned)], [2, ['b.js']]);
    assert.match(scanned.ended.stderr, /^\.secretferry-baseline\.jsonl:1: .*merge conflict/);
    const refused = await run(['baseline', '--reason', 'known'], folder.path);
    assert.deepEqual([refused.code, refused.stdout], [2, '']);
    assert.match(refused.stderr, /line 1: it is the mark of a merge conflict/);
    assert.equal(await readFile(join(folder.path, BASELINE_FILE), 'utf8'), text);
    await folder.write('other.jsonl', good);
    assert.equal((await json('--baseline', 'other.jsonl')).ended.code, 1);
  });

  it('brings a finding back once its permission has run out, and says so', async () => {
    folder = await Folder.make({
      'a.js': LINE.replace('\n', ` // ${MARK} until 2020-01-31 sandbox\n`),
      'b.js': LINE.replace('\n', ` // ${MARK} until 9999-12-31 sandbox\n`),
    });
    const { findings, stats } = await json();
    assert.deepEqual(
      findings.map(({ file, allowedUntil }) => [file, allowedUntil]),
      [['a.js', '2020-01-31']],
    );
    assert.equal(stats.allowed, 1);
    const { stdout } = await run(['scan'], folder.path);
    assert.match(stdout, /a\.js:1:21 .*\(was allowed until 2020-01-31\)/);
    assert.match(stdout, /1 finding in 1 file, 1 allowed by comments/);
  });

  it('reads every encoding of text, and names what it leaves out', async () => {
    const text = `# über\r\ndbPassword = "${PASSWORD}"\r\n`;
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    folder = await Folder.make({
      'big.py': text.repeat(60),
      'le.py': wide,
      'be.py': Buffer.from(wide).swap16(),
      'latin.py': Buffer.from(text, 'latin1'),
      'utf8.py': text,
      'x.bin': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]),
    });
    const { findings, stats } = await json('--max-file-size', '2');
    assert.deepEqual(
      findings.map(({ file, start }) => [file, start]),
      ['be.py', 'latin.py', 'le.py', 'utf8.py'].map((file) => [file, text.indexOf(PASSWORD)]),
    );
    assert.deepEqual(stats.skipped, [
      { file: 'big.py', reason: 'larger than 2048 bytes' },
      { file: 'x.bin', reason: 'binary' },
    ]);
  });
});

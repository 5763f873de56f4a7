import assert from 'node:assert/strict';
import { locateFindings, type ReportedFinding } from '../../src/report/findings';
import { Engine } from '../../src/scan/engine';
import type { Finding } from '../../src/scan/finding';
import { DEFAULT_SCAN_OPTIONS, LEVELS, ruleOptions, type Level } from '../../src/scan/options';
import { sample } from '../../src/scan/rules/sample';
import { Session } from '../../src/scan/session';
import { RULES } from '../../src/scan/table';
import { grammars } from '../support/grammars';
import { Told } from '../support/told';
import { run } from './inProcess';
import { Folder } from './support';

const word = (seed: number): string => sample('base62', 18, seed);
const OFF = 'generic-api-key';

/** Files of many kinds, every rule's samples among them. */
const FILES: Readonly<Record<string, string>> = {
  '.env': `DB_PASSWORD=${word(1)}\nAPI_KEY='${word(2)}'\n`,
  'a.ts': `// 😀\nexport const c = { password: '${word(3)}', apiKey: "${word(4)}" };\n`,
  'b.py': `def f(password="${word(5)}"):\n    token = '${word(6)}'  # é\n`,
  'c.json': `{"db": {"user": "ann", "password": "${word(7)}"}}\r\n`,
  'd.yaml': `auth:\n  client_secret: ${word(8)}\n`,
  'e.java': `class A { String dbPassword = "${word(9)}"; }\n`,
  'f.go': `package a\n\nvar dbPassword = "${word(10)}"\n`,
  'g.sh': `export DB_PASSWORD="${word(11)}"\n`,
  'test/h.js': `const secret = '${word(12)}';\n`,
  'i.txt': RULES.flatMap((rule) => rule.hits()).join('\n'),
};
const NAMES = Object.keys(FILES).sort();

type Reported = Readonly<Record<string, readonly ReportedFinding[]>>;

const reported = (name: string, findings: readonly Finding[]): ReportedFinding[] =>
  locateFindings(name, FILES[name]!, findings).map((one) => one.reported);

/** By the worker's side of the editor's scan, typed in two steps. */
async function bySession(level: Level): Promise<Reported> {
  const told = new Told();
  const session = new Session(grammars, told.take);
  const options = { ...DEFAULT_SCAN_OPTIONS, level, ...ruleOptions([[OFF, 'off']]) };
  await session.receive({ kind: 'configure', scope: 's', options });
  const found: Record<string, ReportedFinding[]> = {};
  for (const uri of NAMES) {
    const [text, languageId] = [FILES[uri]!, ''];
    const half = text.slice(0, text.length >> 1);
    const document = { uri, path: uri, languageId, scope: 's', text: half } as const;
    await session.receive({ kind: 'open', version: 1, ...document });
    const span = { start: half.length, end: half.length };
    const edits = [{ span, newText: text.slice(half.length) }];
    await session.receive({ kind: 'change', uri, version: 2, from: 1, steps: [edits] });
    const answer = told.sent.at(-1);
    assert.ok(answer?.kind === 'findings' && answer.version === 2);
    found[uri] = reported(uri, told.findings(uri));
  }
  return found;
}

async function byEngine(level: Level): Promise<Reported> {
  const options = { ...DEFAULT_SCAN_OPTIONS, level, ...ruleOptions([[OFF, 'off']]) };
  const engine = new Engine(grammars, options);
  const found: Record<string, ReportedFinding[]> = {};
  for (const path of NAMES) {
    found[path] = reported(path, await engine.scan({ path, text: FILES[path]! }));
  }
  return found;
}

async function byScan(folder: Folder, level: Level): Promise<Reported> {
  const { stdout } = await run(['scan', '--format', 'json', '--level', level], folder.path);
  const { findings } = JSON.parse(stdout) as { findings: readonly ReportedFinding[] };
  const of = (name: string): [string, ReportedFinding[]] => [
    name,
    findings.filter(({ file }) => file === name),
  ];
  return Object.fromEntries(NAMES.map(of));
}

async function byBatch(folder: Folder, level: Level): Promise<Reported> {
  const lines = NAMES.map((filename) =>
    JSON.stringify({ id: filename, filename, text: FILES[filename] }),
  );
  const { stdout } = await run(
    ['scan', '--batch', '--level', level],
    folder.path,
    lines.join('\n'),
  );
  const answers = stdout.trim().split('\n');
  return Object.fromEntries(
    answers.map((line) => {
      const { id, findings } = JSON.parse(line) as { id: string; findings: ReportedFinding[] };
      return [id, findings];
    }),
  );
}

describe('one engine', function () {
  this.timeout(120_000);

  for (const level of LEVELS) {
    it(`finds the same in the editor, on the command line and in a batch: ${level}`, async () => {
      const team = { scan: { rules: { [OFF]: 'off' } } };
      const folder = await Folder.make({ ...FILES, '.secretferry.json': JSON.stringify(team) });
      try {
        const engine = await byEngine(level);
        const all = Object.values(engine).flat();
        assert.ok(all.length > 100, `${all.length} findings`);
        const others = {
          'the editor’s worker': await bySession(level),
          scan: await byScan(folder, level),
          'scan --batch': await byBatch(folder, level),
        };
        for (const [way, found] of Object.entries(others)) {
          for (const name of NAMES) {
            const [ours, theirs] = [engine[name], found[name]];
            assert.deepEqual(theirs, ours, `${name} by ${way}`);
            assert.equal(JSON.stringify(theirs), JSON.stringify(ours), `${name} by ${way}, bytes`);
          }
        }
      } finally {
        await folder.dispose();
      }
    });
  }
});

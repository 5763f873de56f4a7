import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'prettier';
import { applyEdits } from '../../src/base/text';
import type { Assessment, FileEdits, ProjectFacts } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { grammars } from '../support/grammars';
import { unmark } from './marked';

const directory = join(__dirname, '../specs');
/** Installed by scripts/pythonEnv.mjs; without it Python's layout is not compared. */
const black = join(__dirname, '../../.cache/python/bin/black');
const update = process.env['UPDATE'] === '1';

/** A section of a document: the code before, what is decided, and the code after it. */
const SECTION = /^```(\w+) ([^\n]*)\n([^]*?)^```\n\n([^]*?)(?=^## |(?![^]))/gm;

const LANGUAGE_IDS: Readonly<Record<string, string>> = {
  js: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  tsx: 'typescriptreact',
  python: 'python',
  java: 'java',
  bash: 'shellscript',
  kotlin: 'kotlin',
};

interface Result {
  readonly text: string;
  readonly after: string;
  readonly assessments: readonly Assessment[];
  readonly edits: readonly FileEdits[];
}

/** `app.js packageType=module lookup=sdk` */
function parseInfo(info: string): { path: string; project: ProjectFacts } {
  const [path = '', ...settings] = info.split(' ');
  const facts = Object.fromEntries(
    settings.map((setting) => setting.split('=') as [string, string]),
  );
  const manifests = [
    { kind: 'package.json', path: 'package.json', text: '{}\n' },
    { kind: 'requirements.txt', path: 'requirements.txt', text: '' },
    { kind: '*.csproj', path: 'Shop.csproj', text: '<Project Sdk="x">\n</Project>\n' },
    { kind: 'go.mod', path: 'go.mod', text: 'module example.com/shop\n' },
    { kind: 'composer.json', path: 'composer.json', text: '{}\n' },
    { kind: 'Gemfile', path: 'Gemfile', text: "source 'https://rubygems.org'\n" },
    { kind: 'pom.xml', path: 'pom.xml', text: '<project>\n</project>\n' },
    { kind: 'Cargo.toml', path: 'Cargo.toml', text: '[package]\n\n[dependencies]\ntokio = "1"\n' },
  ] as const;
  const { lookup, ...others } = facts;
  const language = path.endsWith('.py') ? 'python' : 'javascript';
  const styles = lookup === undefined ? {} : { lookup: { [language]: lookup } };
  return { path, project: { ...others, ...styles, manifests } };
}

async function run(language: string, info: string, before: string): Promise<Result> {
  const { path, project } = parseInfo(info);
  const { text, findings, values } = unmark(before);
  const file = { path, languageId: LANGUAGE_IDS[language] ?? language, text };
  const adapter = createAdapters(grammars).forFile(file);
  const assessments = await adapter.assess(file, findings, project);
  const lookups = assessments.map((assessment, i) => ({
    assessment,
    secretName: `shop/dev/${values[i]?.replaceAll(/[^\w-]+/g, '-')}`,
  }));
  const edits = await adapter.rewrite(file, lookups, project);
  const own = edits.find((one) => one.path === path)?.edits ?? [];
  return { text, after: applyEdits(text, own), assessments, edits };
}

/** What stands below the code before: the decisions, and the code after where it is another. */
function describeResult(language: string, { text, after, assessments }: Result): string {
  const decisions = assessments.map(({ decision, reason }) => `**${decision}**: ${reason}`);
  const lines = [...new Set(decisions)].join('\n\n');
  return text === after ? `${lines}\n\n` : `${lines}\n\n\`\`\`${language}\n${after}\`\`\`\n\n`;
}

for (const name of readdirSync(directory).filter((entry) => entry.endsWith('.md'))) {
  const path = join(directory, name);
  let document = readFileSync(path, 'utf8');

  describe(`specs/${name}`, () => {
    for (const section of document.matchAll(SECTION)) {
      const [whole, language = '', info = '', before = '', expected = ''] = section;
      const title = /.*^## ([^\n]*)/ms.exec(document.slice(0, section.index))?.[1];

      it(title ?? info, async () => {
        const result = await run(language, info, before);
        const described = describeResult(language, result);
        if (update) {
          document = document.replace(
            whole,
            () => whole.slice(0, -expected.length || undefined) + described,
          );
          writeFileSync(path, `${document.trimEnd()}\n`);
          return;
        }
        assert.equal(`${expected.trimEnd()}\n\n`, described);
        for (const { decision, value } of result.assessments) {
          if (decision !== 'guidance') assert.ok(value);
        }
        await isFormattedAlike(language, result);
        if (!/^(?:#!|# -\*-)/.test(before)) await isToldAlikeFurtherDown(language, info, before);
      });
    }
  });
}

/** Blank lines at a file's beginning, which are no part of its tree, change no decision and no value. */
async function isToldAlikeFurtherDown(
  language: string,
  info: string,
  before: string,
): Promise<void> {
  const told = async (text: string): Promise<unknown> => {
    const { assessments } = await run(language, info, text);
    return assessments.map(({ decision, value }) => [decision, value?.reveal()]);
  };
  assert.deepEqual(await told(`\n\n${before}`), await told(before));
}

/** What its formatter left alone before, it leaves alone afterwards. */
async function isFormattedAlike(language: string, { text, after }: Result): Promise<void> {
  if (language === 'python') {
    if (existsSync(black) && isBlack(text)) assert.ok(isBlack(after), after);
    return;
  }
  if (language === 'bash') {
    const complaints = shellCheck(text);
    if (complaints !== undefined) assert.equal(shellCheck(after), complaints);
    return;
  }
  if (language === 'go') {
    if (findGofmt() && isGofmt(text)) assert.ok(isGofmt(after), after);
    return;
  }
  if (language === 'rust') {
    if (isRustfmt(text)) assert.ok(isRustfmt(after), after);
    return;
  }
  const parser = ({ js: 'babel', ts: 'typescript' } as Record<string, string>)[language];
  if (parser === undefined) return;
  const candidates = [true, false].flatMap((singleQuote) =>
    [true, false].map((semi) => ({ parser, singleQuote, semi })),
  );
  for (const options of candidates) {
    if (await check(text, options)) assert.ok(await check(after, options), after);
  }
}

/** How often ShellCheck complains, and of what; undefined where it is not there. */
function shellCheck(text: string): string | undefined {
  const { error, stdout } = spawnSync('shellcheck', ['--shell=bash', '--format=gcc', '-'], {
    input: text,
    encoding: 'utf8',
  });
  if (error) return undefined;
  return [...stdout.matchAll(/\[SC\d+\]/g)].map(([code]) => code).join(' ');
}

function findGofmt(): boolean {
  return spawnSync('gofmt', ['-h']).error === undefined;
}

/** Whether gofmt would change nothing. */
function isGofmt(text: string): boolean {
  const { status, stdout } = spawnSync('gofmt', { input: text, encoding: 'utf8' });
  return status === 0 && stdout === text;
}

/** Whether rustfmt is there and would change nothing. */
function isRustfmt(text: string): boolean {
  const { status, stdout } = spawnSync('rustfmt', ['--edition', '2021'], {
    input: text,
    encoding: 'utf8',
  });
  return status === 0 && stdout === text;
}

/** Whether Black, told to leave quotes alone, would change nothing. */
function isBlack(text: string): boolean {
  return spawnSync(black, ['--quiet', '-S', '--check', '-'], { input: text }).status === 0;
}

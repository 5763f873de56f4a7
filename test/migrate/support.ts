import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Plaintext } from '../../src/base/plaintext';
import { applyEdits } from '../../src/base/text';
import type { ApplyOptions, EditPort } from '../../src/migrate/apply';
import { Journal, type JournalStorage } from '../../src/migrate/journal';
import type { MovePlan, PlanFile, PlanInputs } from '../../src/migrate/plan';
import { makePlan } from '../../src/migrate/planner';
import type {
  AttributedEdit,
  Assessment,
  FileEdits,
  LanguageAdapter,
  Lookup,
  Manifest,
  ProjectFacts,
  SourceFile,
} from '../../src/rewrite/adapter';
import type { Finding } from '../../src/scan/finding';
import type { CreateSecret } from '../../src/store/secretStore';
import type { Offers, Scheme } from '../../src/tagging/scheme';
import { MemoryStore } from '../support/memoryStore';

export const PASSWORD = ['correct', 'horse', 'battery'].join('-');
export const TOKEN = ['tok', 'en', '0123456789'].join('_');
export const FILES = {
  'a.test': `dbPassword = "${PASSWORD}"\n`,
  'b.test': `apiToken = "${TOKEN}"\n`,
};
/** The names that the two secrets of FILES get. */
export const DB = 'payments/pay01/dev/db-password';
export const API = 'payments/pay01/dev/api-token';

const IMPORT = 'import { getSecret } from "lookups";\n';

/**
 * A language of `name = "value"` lines: what starts with `guide` stays as it is, the rest becomes a
 * lookup with one import and one dependency in package.json.
 */
export const adapter: LanguageAdapter = {
  languageIds: ['test'],
  assess: (file, findings) => Promise.resolve(findings.map((f) => assess(file, f))),
  rewrite: (file, lookups, project) => Promise.resolve(rewrite(file, lookups, project)),
  snippet: (name) => `getSecret("${name}")`,
  insertLookup: () => Promise.resolve([]),
  encode: (value, form) => (form === 'double' ? `"${value.reveal()}"` : undefined),
};

export const adapters = { forFile: (): LanguageAdapter => adapter };

function assess(file: SourceFile, finding: Finding): Assessment {
  const { start, end } = finding.span;
  const guided = finding.binding?.startsWith('guide') ?? false;
  return {
    finding,
    decision: guided ? 'guidance' : 'rewrite',
    reason: guided ? 'The test says so.' : 'A plain assignment.',
    value: new Plaintext(file.text.slice(start, end)),
    literal: { span: { start: start - 1, end: end + 1 }, form: 'double' },
  };
}

function rewrite(file: SourceFile, lookups: readonly Lookup[], project: ProjectFacts): FileEdits[] {
  const done = lookups.flatMap(({ assessment, secretName }, i) =>
    assessment.decision !== 'guidance' && assessment.literal
      ? [{ span: assessment.literal.span, newText: `getSecret("${secretName}")`, findings: [i] }]
      : [],
  );
  if (done.length === 0) return [];
  const findings = done.flatMap((edit) => edit.findings);
  const header: AttributedEdit = { span: { start: 0, end: 0 }, newText: IMPORT, findings };
  const source = { path: file.path, edits: [header, ...done] };
  return [source, ...project.manifests.flatMap((manifest) => dependency(manifest, findings))];
}

function dependency({ path, text }: Manifest, findings: number[]): FileEdits[] {
  const at = text.indexOf('{', text.indexOf('dependencies')) + 1;
  return [
    {
      path,
      edits: [{ span: { start: at, end: at }, newText: ' "lookups": "^1.0.0"', findings }],
    },
  ];
}

/** Finds every `name = "value"`; what a scanner would say is up to the scanner's own tests. */
export function findingsIn(path: string, text: string): Finding[] {
  return [...text.matchAll(/^(\w+) = "([^"]*)"$/gm)].map((match, ordinal) => {
    const [, binding = '', value = ''] = match;
    const start = match.index + binding.length + 4;
    return {
      ruleId: 'generic-password',
      type: 'application-secret',
      confidence: 'high',
      severity: 'warning',
      span: { start, end: start + value.length },
      fingerprint: Buffer.from(`${path}${ordinal}`).toString('hex').padEnd(24, '0').slice(0, 24),
      binding,
      reasons: [],
    };
  });
}

const RULES = ['name', 'appid', 'appenv'];

export const scheme: Scheme = {
  tags: RULES.map((key) => ({ key, required: true })),
  nameTemplate: '{appname}/{appid}/{appenv}/{secret}',
  environments: [],
};

export const offers: Offers = {
  name: [{ value: 'payments', source: 'package.json "name"' }],
  appname: [{ value: 'payments', source: 'package.json "name"' }],
  appid: [{ value: 'pay01', source: '.secretferry.json' }],
  appenv: [{ value: 'dev', source: '.secretferry.json' }],
};

/** What is known where nobody has said which application it is. */
export const offersWithoutId: Offers = Object.fromEntries(
  Object.entries(offers).filter(([key]) => key !== 'appid'),
);

export const packageJson = '{ "dependencies": {} }';

export function planFile(path: string, text: string, own: Offers = offers): PlanFile {
  return {
    file: { path, languageId: 'test', text },
    project: { manifests: [{ kind: 'package.json', path: 'package.json', text: packageJson }] },
    findings: findingsIn(path, text).map((finding) => ({ finding, offers: own })),
  };
}

export function inputsFor(...files: PlanFile[]): PlanInputs {
  return { files, scheme, adapters };
}

/** Texts by path, as an editor or a file system holds them. */
export class MemoryEdits implements EditPort {
  readonly texts: Map<string, string>;
  /** What the next `apply` does instead of applying. */
  failure: 'changed' | 'refused' | Error | undefined;
  /** Runs at the start of `apply`. */
  before: (() => void) | undefined;

  constructor(texts: Record<string, string>) {
    this.texts = new Map(Object.entries(texts));
  }

  read(path: string): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(path));
  }

  async apply(
    edits: readonly FileEdits[],
    expected: ReadonlyMap<string, string>,
  ): Promise<'applied' | 'changed' | 'refused'> {
    await Promise.resolve();
    this.before?.();
    if (this.failure instanceof Error) throw this.failure;
    if (this.failure) return this.failure;
    if (edits.some(({ path }) => this.texts.get(path) !== expected.get(path))) return 'changed';
    for (const { path, edits: own } of edits) {
      this.texts.set(path, applyEdits(this.texts.get(path) ?? '', own));
    }
    return 'applied';
  }
}

export class MemoryStorage implements JournalStorage {
  readonly entries = new Map<string, string>();
  failure: Error | undefined;

  load(): Promise<string[]> {
    return Promise.resolve([...this.entries.values()]);
  }

  save(id: string, text: string): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    this.entries.set(id, text);
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.entries.delete(id);
    return Promise.resolve();
  }
}

/** A workspace with its store and journal, ready for a move. */
export interface Scene {
  readonly store: MemoryStore;
  readonly edits: MemoryEdits;
  readonly storage: MemoryStorage;
  readonly journal: Journal;
  readonly key: Uint8Array;
  readonly plan: MovePlan;
  readonly texts: Readonly<Record<string, string>>;
  options(more?: Partial<ApplyOptions>): ApplyOptions;
}

export async function scene(
  files: Record<string, string>,
  store: MemoryStore = new MemoryStore(),
): Promise<Scene> {
  const texts = { ...files, 'package.json': packageJson };
  const edits = new MemoryEdits(texts);
  const storage = new MemoryStorage();
  const key = randomBytes(32);
  const journal = new Journal(storage, key);
  const plan = await makePlan(
    inputsFor(...Object.entries(files).map(([path, text]) => planFile(path, text))),
  );
  const options = (more: Partial<ApplyOptions> = {}): ApplyOptions => ({
    plan,
    store,
    reviewed: store.target,
    edits,
    journal,
    workspace: '/work',
    inSample: () => false,
    ...more,
  });
  return { store, edits, storage, journal, key, plan, texts, options };
}

/** Whether every file is as it was before the run. */
export function isAsBefore({ edits, texts }: Scene): boolean {
  return Object.entries(texts).every(([path, text]) => edits.texts.get(path) === text);
}

/** The invariant of every run, however it ended: no code names a secret that does not exist. */
export function assertNothingLost({ edits }: Scene, store: MemoryStore): void {
  for (const [path, now] of edits.texts) {
    for (const [, name = ''] of now.matchAll(/getSecret\("([^"]+)"\)/g)) {
      assert.ok(store.names.includes(name), `${path} names ${name}, which does not exist`);
    }
  }
}

/** The calls of one method, in order. */
export function callsOf(store: MemoryStore, method: string): string[] {
  return store.calls.filter((call) => call.startsWith(`${method} `));
}

/** Another's secret. */
export function createRequest(
  name: string,
  value = ['some', 'thing', 'else'].join('-'),
): CreateSecret {
  return { name, value: new Plaintext(value), tags: {}, token: 't'.repeat(32) };
}

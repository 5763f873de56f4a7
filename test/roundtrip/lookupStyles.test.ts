import assert from 'node:assert/strict';
import { join } from 'node:path';
import ts from 'typescript';
import type { LookupStyles } from '../../src/rewrite/lookupStyle';
import { startAgent, type Agent } from './agent';
import { commonJsFields, esModuleFields, pythonFields, typescriptFields } from './programs/fields';
import { commonJs, esModules } from './programs/javascript';
import { awaited, everywhere, strange, TEAM_MODULE, TEAM_PACKAGE } from './programs/ownLookups';
import { looking } from './looking';
import type { Program } from './programs/program';
import { python } from './programs/python';
import { typescript } from './programs/typescript';
import { environmentFor } from './running';
import { useStage, type Stage } from './stage';
import { NODE, runInNode } from './toolchains/node';
import { writeAll } from './toolchains/process';
import { PYTHON } from './toolchains/python';
import type { Toolchain } from './toolchains/toolchain';
import { describeTrips, type Trip } from './trips';
import { typeErrors, writeForTypes } from './typecheck';

const PACKAGE_JSON = [{ kind: 'package.json', path: 'package.json', text: '{}\n' }] as const;
const REQUIREMENTS = [{ kind: 'requirements.txt', path: 'requirements.txt', text: '' }] as const;

/** The toolchain with the team's own files beside each program. */
function withFiles(toolchain: Toolchain, files: Readonly<Record<string, string>>): Toolchain {
  return {
    ...toolchain,
    build: async (programs, env) => {
      for (const { directory } of programs) await writeAll(directory, files);
      return toolchain.build(programs, env);
    },
  };
}

const teamFiles = Object.fromEntries(
  Object.entries(TEAM_PACKAGE).map(([name, text]) => [`node_modules/team-secrets/${name}`, text]),
);
const TEAM_NODE = withFiles(NODE, teamFiles);
const TEAM_PYTHON = withFiles(PYTHON, { 'team_secrets.py': TEAM_MODULE });

const javascript = (programs: readonly Program[], toolchain: Toolchain = NODE) => ({
  name: 'JavaScript',
  languageId: 'javascript',
  toolchain,
  programs,
  manifests: PACKAGE_JSON,
});

const mixed = (lookup: LookupStyles): Program[] => {
  const programs = looking(lookup);
  return [
    ...programs('ES module', [...esModules, ...esModuleFields], 'main.js'),
    ...programs('CommonJS', [...commonJs, ...commonJsFields], 'main.cjs'),
  ];
};

const typed = (lookup: LookupStyles): Program[] =>
  looking(lookup)('TypeScript', [...typescript, ...typescriptFields], 'main.ts');

/** Tests that TypeScript programs run, and are right for its compiler before and after. */
function describeTyped(lookup: LookupStyles, stage: Stage, toolchain: Toolchain): void {
  const programs = typed(lookup);
  const language = {
    ...javascript(programs, toolchain),
    name: 'TypeScript',
    languageId: 'typescript',
  };
  const tripOf = describeTrips(language, stage);

  it('the TypeScript programs type-check', async () => {
    const paths: string[] = [];
    for (const index of programs.keys()) {
      const { before, after, directory } = tripOf(index);
      await writeAll(`${directory}-types`, teamFiles);
      const texts = { 'before.ts': before, 'after.ts': after };
      paths.push(...(await writeForTypes(`${directory}-types`, texts, 'module')));
    }
    assert.deepEqual(typeErrors(paths, ts.ModuleKind.NodeNext), []);
  });
}

describe('lookup styles: the AWS SDK alone', function () {
  this.timeout(240_000);
  const stage = useStage();
  const tripOf = describeTrips(javascript(mixed({ javascript: 'sdk' })), stage);
  describeTyped({ javascript: 'sdk' }, stage, NODE);

  it('does without Powertools', () => {
    const { after } = tripOf(0);
    assert.match(after, /new GetSecretValueCommand\(/);
    assert.doesNotMatch(after, /powertools/);
  });
});

describe('lookup styles: the Secrets Manager Agent', function () {
  this.timeout(240_000);
  const stage = useStage();
  let started: Agent | undefined;
  const toolchain: Toolchain = {
    ...NODE,
    build: async (programs, env) => {
      started ??= await startAgent(stage);
      return NODE.build(programs, { ...env, ...started.env });
    },
  };
  const agent = (): Agent => started!;
  after(() => agent().close());
  const tripOf = describeTrips(javascript(mixed({ javascript: 'agent' }), toolchain), stage);
  describeTyped({ javascript: 'agent' }, stage, toolchain);

  // A suite of its own, so that its fetches come after those that are counted.
  describe('its token', () => {
    const runWith = (env: NodeJS.ProcessEnv, extra: Readonly<Record<string, string>> = {}) => {
      const { after: text, directory } = tripOf(0);
      const program = { directory: `${directory}-token`, file: 'main.js', text };
      return writeAll(program.directory, extra).then(() =>
        runInNode(
          { ...program, packageType: 'module' },
          { ...environmentFor(stage.sandbox), ...agent().env, ...env },
        ),
      );
    };

    it('is shown: another one is refused', async () => {
      const before = agent().refused;
      await assert.rejects(runWith({ AWS_TOKEN: 'another' }), /the agent answered 403/);
      assert.ok(agent().refused > before);
    });

    it('is read from its file, or is the function’s session token', async () => {
      const { after: expected } = await tripOf(0).outputs;
      const { AWS_TOKEN: token = '', ...port } = agent().env;
      const file = join(`${tripOf(0).directory}-token`, 'token');
      const url = `file://${file}`;
      assert.equal(await runWith({ ...port, AWS_TOKEN: url }, { token: `${token}\n` }), expected);
      const session = { AWS_TOKEN: undefined, AWS_SESSION_TOKEN: token };
      assert.equal(await runWith({ ...port, ...session }), expected);
    });
  });
});

describe('lookup styles: the team’s own function', function () {
  this.timeout(240_000);
  const stage = useStage();
  const awaitedOwn = {
    javascript: {
      import: "import { secret } from 'team-secrets';",
      call: 'await secret({name})',
    },
  };
  describeTrips(javascript(mixed(awaitedOwn), TEAM_NODE), stage);
  describeTyped(awaitedOwn, stage, TEAM_NODE);
});

describe('lookup styles: the team’s own function, of other kinds', function () {
  this.timeout(240_000);
  const stage = useStage();
  const now = looking({
    javascript: {
      import: 'import { secretNow } from "team-secrets"',
      call: 'secretNow({name})',
    },
  });
  const whole = looking({
    javascript: {
      import: "import secrets from 'team-secrets'",
      call: 'await secrets.get({name})',
    },
  });
  const programs = [
    ...now('no promise', everywhere, 'main.js'),
    ...whole('default import', strange, 'main.js'),
  ];
  const tripOf = describeTrips(javascript(programs, TEAM_NODE), stage);

  it('is imported under another name where its own is taken', () => {
    const { after }: Trip = tripOf(1);
    assert.match(after, /import \{ secretNow as secretNow2 \} from 'team-secrets'\n/);
  });
});

for (const style of ['boto3', 'powertools'] as const) {
  describe(`lookup styles: ${style} in Python`, function () {
    this.timeout(240_000);
    const programs = looking({ python: style })('Python', [...python, ...pythonFields], 'main.py');
    describeTrips(
      {
        name: 'Python',
        languageId: 'python',
        toolchain: PYTHON,
        programs,
        manifests: REQUIREMENTS,
      },
      useStage(),
    );
  });
}

describe('lookup styles: the team’s own function in Python', function () {
  this.timeout(240_000);
  const read = looking({
    python: {
      import: 'from team_secrets import read_secret',
      call: 'read_secret({name}, stage="AWSCURRENT")',
    },
  });
  const waiting = looking({
    python: { import: 'import team_secrets as ts', call: 'await ts.wait_for({name})' },
  });
  describeTrips(
    {
      name: 'Python',
      languageId: 'python',
      toolchain: TEAM_PYTHON,
      programs: [
        ...read('Python', [...python, ...pythonFields], 'main.py'),
        ...waiting('awaited', awaited, 'main.py'),
      ],
      manifests: REQUIREMENTS,
    },
    useStage(),
  );
});

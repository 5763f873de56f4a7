import assert from 'node:assert/strict';
import { Plaintext } from '../../src/base/plaintext';
import { slice } from '../../src/base/text';
import { commonJsFields, esModuleFields } from './programs/fields';
import { commonJsContexts, commonJsExpectations } from './programs/commonJsContexts';
import { commonJs, esModules } from './programs/javascript';
import { javascriptContexts, javascriptExpectations } from './programs/javascriptContexts';
import { group, type Program } from './programs/program';
import { environmentFor } from './running';
import { useStage } from './stage';
import { NODE, runInNode } from './toolchains/node';
import { describeTrips } from './trips';

const MANIFESTS = [{ kind: 'package.json', path: 'package.json', text: '{}\n' }] as const;

const ES_MODULES: readonly Program[] = group(
  'ES module',
  [...esModules, ...javascriptContexts, ...esModuleFields],
  { file: 'main.js', project: { packageType: 'module' } },
);

const COMMON_JS: readonly Program[] = [
  ...group('CommonJS', [...commonJs, ...commonJsContexts, ...commonJsFields], { file: 'main.cjs' }),
  ...group('no package type', commonJs.slice(0, 2), { file: 'main.js' }),
];

describe('round trips: JavaScript', function () {
  this.timeout(240_000);
  const stage = useStage();
  const tripOf = describeTrips(
    {
      name: 'JavaScript',
      languageId: 'javascript',
      toolchain: NODE,
      programs: ES_MODULES,
      manifests: MANIFESTS,
      expectations: javascriptExpectations,
    },
    stage,
  );

  // A suite of its own, so that its fetches come after those that are counted.
  describe('the harness', () => {
    it('would notice a wrong rewrite', async () => {
      const trip = tripOf(0);
      const run = (text: string) =>
        runInNode(
          { directory: `${trip.directory}-wrong`, file: 'main.js', text, packageType: 'module' },
          environmentFor(stage.sandbox),
        );
      const { after: right } = await trip.outputs;
      await assert.rejects(run(trip.after.replace(/^import .*$/m, '')), /getSecret is not defined/);
      await assert.rejects(
        run(trip.after.replaceAll('/secret-', '/none-')),
        /not found in the store/,
      );
      const { literal, value } = trip.assessments[0]!;
      const source = slice(trip.before, literal!.span);
      await stage.create('roundtrip/undecoded', new Plaintext(source.slice(1, -1)));
      assert.ok(!source.includes(value!.reveal()));
      const wrong = await run(
        trip.after.replace(/'roundtrip[^']*secret-0'/, "'roundtrip/undecoded'"),
      );
      assert.notEqual(wrong, right);
    });
  });
});

describe('round trips: CommonJS', function () {
  this.timeout(240_000);
  describeTrips(
    {
      name: 'CommonJS',
      languageId: 'javascript',
      toolchain: NODE,
      programs: COMMON_JS,
      manifests: MANIFESTS,
      expectations: commonJsExpectations,
    },
    useStage(),
  );
});

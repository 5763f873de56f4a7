import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { decodePhp } from '../../src/parse/literals/php';
import { describeLiterals } from '../support/literals';
import { php } from './programs/php';
import { phpContexts, phpExpectations } from './programs/phpContexts';
import { group } from './programs/program';
import { environmentFor } from './running';
import { useStage } from './stage';
import { PHP } from './toolchains/php';
import { describeTrips, requireToolchain } from './trips';

/** What PHP itself makes of each source. */
const EVALUATE = `
error_reporting(0);
echo json_encode(array_map(function ($source) {
    try {
        $value = eval("return " . $source . ";");
        return is_string($value) ? bin2hex($value) : null;
    } catch (Throwable) {
        return null;
    }
}, json_decode(stream_get_contents(STDIN))));
`;

/** Shells' commands are not run. */
function evaluate(sources: readonly string[]): (string | undefined)[] {
  const input = JSON.stringify(sources.map((source) => (/^["']/.test(source) ? source : '1')));
  const options = { input, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const { stdout } = spawnSync('php', ['-r', EVALUATE], options);
  return (JSON.parse(stdout) as (string | null)[]).map((hex) => hex ?? undefined);
}

describe('literals', function () {
  this.timeout(120_000);
  describeLiterals({
    name: 'PHP',
    forms: ['php-single', 'php-double'],
    odd: [
      String.raw`"\x41\u{1F600}\u{e9}\101\v\e\f\q\u0041\$a"`,
      String.raw`"\xe9"`,
      String.raw`"\351"`,
      String.raw`"\x4"`,
      String.raw`"\7"`,
      '"$ $1 {$ ${ {a}"',
      '"$ $1 { a}"',
      String.raw`'\q\\\''`,
      '"a\r\nb"',
      "'a\r\nb'",
    ],
    decode: decodePhp,
    run: evaluate,
    require: (test) => {
      requireToolchain(test, PHP);
    },
  });
});

describe('round trips: PHP', function () {
  this.timeout(600_000);
  const stage = useStage();
  const tripOf = describeTrips(
    {
      name: 'PHP',
      languageId: 'php',
      toolchain: PHP,
      programs: group('PHP', [...php, ...phpContexts], { file: 'main.php' }),
      manifests: [{ kind: 'composer.json', path: 'composer.json', text: '{}\n' }],
      expectations: phpExpectations,
    },
    stage,
  );

  // A suite of its own, so that its fetches come after those that are counted.
  describe('the harness', () => {
    it('would notice a wrong rewrite', async function () {
      requireToolchain(this, PHP);
      const trip = tripOf(0);
      await trip.outputs;
      const wrong = [
        trip.after.replace(/^if [^]*?^\}/m, ''),
        trip.after.replaceAll('/secret-', '/none-'),
        trip.after.replace('$a = ', 'const A = '),
      ];
      const programs = wrong.map((text, i) => ({
        directory: `${trip.directory}-${i}-wrong`,
        file: 'main.php',
        text,
      }));
      const [noHelper, noSecret, constant] = await PHP.build(
        programs,
        environmentFor(stage.sandbox),
      );
      await assert.rejects(noHelper!(), /undefined function/);
      await assert.rejects(noSecret!(), /ResourceNotFoundException/);
      await assert.rejects(constant!(), /Constant expression contains invalid/);
    });
  });
});

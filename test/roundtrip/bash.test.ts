import { spawnSync } from 'node:child_process';
import { decodeBash } from '../../src/parse/literals/bash';
import { describeLiterals, hexOf } from '../support/literals';
import { bash, bashExpectations } from './programs/bash';
import { group } from './programs/program';
import { useStage } from './stage';
import { BASH } from './toolchains/bash';
import { describeTrips, requireToolchain } from './trips';

/** Reads sources and writes their values, told apart by NUL, which no value holds. */
const EVALUATE = `
PATH=
while IFS= read -r -d '' source; do
  if v="$(eval "v=$source" 2>/dev/null && printf '%sx' "$v")"; then printf '=%s' "\${v%x}"; fi
  printf '\\0'
done`;

/** What Bash makes of each source. */
function runBash(sources: readonly string[]): (string | undefined)[] {
  const input = sources.map((source) => (source.includes('\0') ? '"' : source) + '\0').join('');
  const { stdout } = spawnSync('bash', ['--norc', '-c', EVALUATE], { input, maxBuffer: 1 << 28 });
  const values = stdout.toString('utf8').split('\0');
  return sources.map((_, i) =>
    values[i]?.startsWith('=') ? hexOf(values[i].slice(1)) : undefined,
  );
}

describe('literals', function () {
  this.timeout(240_000);
  describeLiterals({
    name: 'Bash',
    forms: ['bash-single', 'bash-double', 'bash-ansi'],
    // No text of a shell holds a NUL, and single quotes hold no single quote.
    partial: /^/,
    odd: [
      String.raw`$'\x41\n\'\"\?\e'`,
      String.raw`$'\101\u00e9'`,
      String.raw`"\a\$\`"`,
      '"a\\\nb"',
    ],
    decode: decodeBash,
    run: runBash,
    require: (test) => {
      requireToolchain(test, BASH);
    },
  });
});

describe('round trips: Bash', function () {
  this.timeout(600_000);
  describeTrips(
    {
      name: 'Bash',
      languageId: 'shellscript',
      toolchain: BASH,
      programs: group('Bash', bash, { file: 'main.sh' }),
      manifests: [],
      expectations: bashExpectations,
    },
    useStage(),
  );
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeGo } from '../../src/parse/literals/go';
import { describeLiterals } from '../support/literals';
import { go } from './programs/go';
import { goContexts, goExpectations } from './programs/goContexts';
import { group } from './programs/program';
import { environmentFor } from './running';
import { useStage } from './stage';
import { GO } from './toolchains/go';
import { describeTrips, requireToolchain } from './trips';

/** What Go's own `strconv.Unquote` makes of each source. */
const UNQUOTE = `package main

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"strconv"
)

func main() {
	var sources []string
	if err := json.NewDecoder(os.Stdin).Decode(&sources); err != nil {
		panic(err)
	}
	values := make([]*string, len(sources))
	for i, source := range sources {
		isText := len(source) > 1 && (source[0] == '"' || source[0] == '\`')
		if value, err := strconv.Unquote(source); err == nil && isText {
			digits := hex.EncodeToString([]byte(value))
			values[i] = &digits
		}
	}
	json.NewEncoder(os.Stdout).Encode(values)
}
`;

function unquote(sources: readonly string[]): (string | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 'literals-'));
  try {
    const file = join(folder, 'main.go');
    writeFileSync(file, UNQUOTE);
    const input = JSON.stringify(sources);
    const options = { input, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    const { stdout } = spawnSync('go', ['run', file], options);
    return (JSON.parse(stdout) as (string | null)[]).map((hex) => hex ?? undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('literals', function () {
  this.timeout(120_000);
  describeLiterals({
    name: 'Go',
    forms: ['go-interpreted', 'go-raw', 'go-raw-crlf'],
    partial: /-raw/,
    odd: [
      String.raw`"\x41\u0041\U0001F600\101\a\v"`,
      String.raw`"\xe9"`,
      String.raw`"\351"`,
      String.raw`"\'"`,
      String.raw`"\ud83d"`,
      String.raw`"\u00E9\u00e9"`,
      '`a\r\nb`',
      '`a\\n"`',
      '"a\nb"',
    ],
    decode: decodeGo,
    run: unquote,
    require: (test) => {
      requireToolchain(test, GO);
    },
  });
});

describe('round trips: Go', function () {
  this.timeout(600_000);
  const stage = useStage();
  const tripOf = describeTrips(
    {
      name: 'Go',
      languageId: 'go',
      toolchain: GO,
      programs: group('Go', [...go, ...goContexts], { file: 'main.go' }),
      manifests: [{ kind: 'go.mod', path: 'go.mod', text: 'module example.com/shop\n' }],
      expectations: goExpectations,
    },
    stage,
  );

  // A suite of its own, so that its fetches come after those that are counted.
  describe('the harness', () => {
    it('would notice a wrong rewrite', async function () {
      requireToolchain(this, GO);
      const trip = tripOf(0);
      await trip.outputs;
      const wrong = [
        trip.after.replace(/^\t"github.*$/m, ''),
        trip.after.replaceAll('/secret-', '/none-'),
        trip.after.replace('b := ', 'const b = '),
      ];
      const programs = wrong.map((text, i) => ({
        directory: `${trip.directory}-${i}-wrong`,
        file: 'main.go',
        text,
      }));
      const [noImport, noSecret, constant] = await GO.build(
        programs,
        environmentFor(stage.sandbox),
      );
      await assert.rejects(noImport!(), /undefined: secretcache/);
      await assert.rejects(noSecret!(), /ResourceNotFoundException/);
      await assert.rejects(constant!(), /is not constant/);
    });
  });
});

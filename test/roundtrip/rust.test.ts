import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeRust } from '../../src/parse/literals/rust';
import { describeLiterals } from '../support/literals';
import { group } from './programs/program';
import { rust } from './programs/rust';
import { rustContexts, rustExpectations } from './programs/rustContexts';
import { environmentFor } from './running';
import { useStage } from './stage';
import { RUST } from './toolchains/rust';
import { describeTrips, requireToolchain } from './trips';

const MAIN = `
fn main() {
    for text in TEXTS {
        let digits: Vec<String> = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        println!("{}", digits.concat());
    }
}
`;

/** What the compiler makes of each source that we say something of; it must take them all. */
function compiled(sources: readonly string[]): (string | undefined)[] {
  const known = sources.filter((source) => decodeRust(source) !== undefined);
  const folder = mkdtempSync(join(tmpdir(), 'literals-'));
  try {
    const file = join(folder, 'main.rs');
    writeFileSync(file, `static TEXTS: &[&str] = &[\n${known.join(',\n')}\n];\n${MAIN}`);
    const { stderr } = spawnSync('rustc', ['--edition=2021', file], { cwd: folder });
    const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    const { stdout, error } = spawnSync(join(folder, 'main'), options);
    assert.equal(error, undefined, String(stderr).slice(0, 2000));
    const lines = stdout.split('\n');
    const values = new Map(known.map((source, i) => [source, lines[i]]));
    return sources.map((source) => values.get(source));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('literals', function () {
  this.timeout(240_000);
  describeLiterals({
    name: 'Rust',
    forms: ['rust-string', 'rust-raw', 'rust-raw-1', 'rust-raw-2', 'rust-raw-1-crlf'],
    partial: /-raw/,
    odd: [
      String.raw`"\x41\u{41}\u{1F600}\u{1f600}\0\'\"\\"`,
      String.raw`"\u{1_F600}"`,
      String.raw`"\xe9"`,
      '"a\\\n      b"',
      '"a\\\r\n\t  b\\\nc"',
      '"a\\\n\n  b"',
      '"a\nb"',
      'r##"a"#b"##',
      'r#"a\r\nb"#',
      'b"bytes"',
      'c"text"',
    ],
    decode: decodeRust,
    run: compiled,
    require: (test) => {
      requireToolchain(test, RUST);
    },
  });
});

describe('round trips: Rust', function () {
  this.timeout(900_000);
  const stage = useStage();
  const tripOf = describeTrips(
    {
      name: 'Rust',
      languageId: 'rust',
      toolchain: RUST,
      programs: group('Rust', [...rust, ...rustContexts], { file: 'src/main.rs' }),
      manifests: [
        {
          kind: 'Cargo.toml',
          path: 'Cargo.toml',
          text: '[package]\n[dependencies]\ntokio = "1"\n',
        },
      ],
      expectations: rustExpectations,
    },
    stage,
  );

  // A suite of its own, so that its fetches come after those that are counted.
  describe('the harness', () => {
    it('would notice a wrong rewrite', async function () {
      requireToolchain(this, RUST);
      const trip = tripOf(0);
      await trip.outputs;
      const wrong = [
        trip.after.replace(/^\s*use aws_secretsmanager.*$/m, ''),
        trip.after.replaceAll('/secret-', '/none-'),
        trip.after.replaceAll('.await?;', ';'),
      ];
      const programs = wrong.map((text, i) => ({
        directory: `${trip.directory}-${i}-wrong`,
        file: 'src/main.rs',
        text,
      }));
      const [noImport, noSecret, noAwait] = await RUST.build(
        programs,
        environmentFor(stage.sandbox),
      );
      await assert.rejects(noImport!(), /cannot find type `Client`/);
      await assert.rejects(noSecret!(), /ResourceNotFoundException/);
      await assert.rejects(noAwait!(), /Future/);
    });
  });
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { decodeCSharp } from '../../src/parse/literals/csharp';
import { describeLiterals } from '../support/literals';
import { csharp } from './programs/csharp';
import { csharpContexts, csharpExpectations } from './programs/csharpContexts';
import { group } from './programs/program';
import { environmentFor } from './running';
import { useStage } from './stage';
import { CSHARP } from './toolchains/csharp';
import { describeTrips, requireToolchain } from './trips';

/** What the compiler makes of each source; nothing for those that it doesn’t take for a text. */
function evaluate(sources: readonly string[]): (string | undefined)[] {
  const lines = sources.map((source, i) => `        Print(${i}, ${source});`);
  const wrong = wrongLines(lines);
  const right = lines.filter((_, i) => !wrong.has(i));
  const printed = runProgram(right);
  return sources.map((_, i) => printed.get(i));
}

/** A literal over several lines counts as one. */
function programOf(lines: readonly string[]): string {
  const calls = lines.map((line, i) => `    static void M${i}()\n    {\n${line}\n    }\n`);
  const runs = lines.map((_, i) => `        M${i}();`);
  return `using System;
using System.Text;

class Program
{
    static void Print(int index, string text)
    {
        var digits = new StringBuilder();
        foreach (byte one in Encoding.UTF8.GetBytes(text)) digits.Append(one.ToString("x2"));
        Console.WriteLine(index + " " + digits);
    }

${calls.join('\n')}
    static void Main()
    {
${runs.join('\n')}
    }
}
`;
}

function compileIn(folder: string, text: string): string {
  writeFileSync(join(folder, 'program.cs'), text);
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  return spawnSync('mcs', ['program.cs'], options).stderr;
}

/** Sources that none but the compiler could judge are compiled alone; ours are taken as right. */
function wrongLines(lines: readonly string[]): Set<number> {
  return new Set(
    lines.flatMap((line, i) => (decodeCSharp(line.slice(line.indexOf(',') + 2, -2)) ? [] : [i])),
  );
}

function runProgram(lines: readonly string[]): Map<number, string> {
  const folder = mkdtempSync(join(tmpdir(), 'literals-'));
  try {
    const complaints = compileIn(folder, programOf(lines));
    const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    const { stdout } = spawnSync('mono', ['program.exe'], options);
    assert.notEqual(stdout, '', complaints.split('\n')[0]);
    const rows = stdout.split('\n').filter((row) => row !== '');
    return new Map(
      rows.map((row) => row.split(' ') as [string, string]).map(([i, hex]) => [Number(i), hex]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('literals', function () {
  this.timeout(120_000);
  describeLiterals({
    name: 'C#',
    forms: ['cs-regular', 'cs-interpolated', 'cs-verbatim'],
    odd: [
      String.raw`"\x41\u0041\U0001F600\a\v\0"`,
      String.raw`"\x4g\x041"`,
      String.raw`"\'"`,
      String.raw`"\ud83d"`,
      String.raw`"\ud83d\ude00\u00E9"`,
      String.raw`$"{{\u0041}}"`,
      String.raw`$"\u007b"`,
      '@"a\r\nb\\"',
      '@"a""b"',
      '"a\nb"',
      '"a"u8',
    ],
    decode: decodeCSharp,
    run: evaluate,
    require: (test) => {
      requireToolchain(test, CSHARP);
    },
  });
});

describe('round trips: C#', function () {
  this.timeout(240_000);
  const stage = useStage();
  const tripOf = describeTrips(
    {
      name: 'C#',
      languageId: 'csharp',
      toolchain: CSHARP,
      programs: group('C#', [...csharp, ...csharpContexts], { file: 'Program.cs' }),
      manifests: [
        {
          kind: '*.csproj',
          path: 'Shop.csproj',
          text: '<Project Sdk="Microsoft.NET.Sdk">\n</Project>\n',
        },
      ],
      expectations: csharpExpectations,
    },
    stage,
  );

  // A suite of its own, so that its fetches come after those that are counted.
  describe('the harness', () => {
    it('would notice a wrong rewrite', async function () {
      requireToolchain(this, CSHARP);
      const trip = tripOf(0);
      await trip.outputs;
      const wrong = [
        trip.after.replace(/^using Amazon.*$/m, ''),
        trip.after.replaceAll('/secret-', '/none-'),
        trip.after.replace('static readonly string Key', 'const string Key'),
      ];
      const programs = wrong.map((text, i) => ({
        directory: `${trip.directory}-${i}-wrong`,
        file: 'Program.cs',
        text,
      }));
      const [noUsing, noSecret, constant] = await CSHARP.build(
        programs,
        environmentFor(stage.sandbox),
      );
      await assert.rejects(noUsing!(), /CS0246/);
      await assert.rejects(noSecret!(), /ResourceNotFoundException/);
      await assert.rejects(constant!(), /CS0134/);
    });
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { decodeRuby } from '../../src/parse/literals/ruby';
import { describeLiterals } from '../support/literals';
import { group } from './programs/program';
import { ruby } from './programs/ruby';
import { rubyContexts, rubyExpectations } from './programs/rubyContexts';
import { environmentFor } from './running';
import { useStage } from './stage';
import { RUBY } from './toolchains/ruby';
import { describeTrips, requireToolchain } from './trips';

/** What Ruby itself makes of each source, where that is a string in UTF-8. */
const EVALUATE = `require 'json'
$VERBOSE = nil
values = JSON.parse($stdin.read).map do |source|
  begin
    value = eval(source)
    value.is_a?(String) && value.valid_encoding? ? value.encode('UTF-8').unpack1('H*') : nil
  rescue Exception
    nil
  end
end
puts JSON.dump(values)
`;

/** Shells' commands are not run. */
function evaluate(sources: readonly string[]): (string | undefined)[] {
  const input = JSON.stringify(sources.map((source) => (source.startsWith('`') ? '1' : source)));
  const options = { input, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const { stdout } = spawnSync('ruby', ['-Ku', '-e', EVALUATE], options);
  return (JSON.parse(stdout) as (string | null)[]).map((hex) => hex ?? undefined);
}

describe('literals', function () {
  this.timeout(120_000);
  describeLiterals({
    name: 'Ruby',
    forms: ['rb-single', 'rb-double', 'rb-percentq-curly', 'rb-percentQ-bar', 'rb-percent-round'],
    partial: /single|percentq/,
    odd: [
      String.raw`"\x41\u0041\u{1F600}\101\a\v\s\e\q"`,
      String.raw`"\xe9"`,
      String.raw`"\351"`,
      String.raw`"\u{41 42}"`,
      String.raw`"\C-a\M-a\ca"`,
      String.raw`"#{1}#$0 #@a \#{1} # {1}"`,
      String.raw`'\q\\\''`,
      String.raw`%q(a\)b\\)`,
      '%q(a(b)c)',
      '%Q{a{b}c}',
      '"a\\\nb"',
      '"a\\\r\nb"',
      '"a\r\nb"',
      "'a\r\nb'",
      "'a\rb'",
      '?a',
      '%w(a)',
    ],
    decode: decodeRuby,
    run: evaluate,
    require: (test) => {
      requireToolchain(test, RUBY);
    },
  });
});

describe('round trips: Ruby', function () {
  this.timeout(600_000);
  const stage = useStage();
  const tripOf = describeTrips(
    {
      name: 'Ruby',
      languageId: 'ruby',
      toolchain: RUBY,
      programs: group('Ruby', [...ruby, ...rubyContexts], { file: 'main.rb' }),
      manifests: [{ kind: 'Gemfile', path: 'Gemfile', text: "source 'https://rubygems.org'\n" }],
      expectations: rubyExpectations,
    },
    stage,
  );

  // A suite of its own, so that its fetches come after those that are counted.
  describe('the harness', () => {
    it('would notice a wrong rewrite', async function () {
      requireToolchain(this, RUBY);
      const trip = tripOf(1);
      await trip.outputs;
      const wrong = [
        trip.after.replace(/^require.*$/m, ''),
        trip.after.replaceAll('/secret-', '/none-'),
        trip.after.replace('.dup', ''),
        trip.after.replace("']", "'"),
      ];
      const programs = wrong.map((text, i) => ({
        directory: `${trip.directory}-${i}-wrong`,
        file: 'main.rb',
        text,
      }));
      const runs = await RUBY.build(programs, environmentFor(stage.sandbox));
      const complaints = [
        /uninitialized constant AwsSecrets::Aws/,
        /ResourceNotFoundException/,
        /can't modify frozen String/,
        /syntax error/,
      ];
      for (const [i, run] of runs.entries()) await assert.rejects(run(), complaints[i]!);
    });
  });
});

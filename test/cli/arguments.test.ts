import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseCommand, UsageError } from '../../src/cli/arguments';

describe('parseCommand', () => {
  const understood: readonly (readonly [string, object])[] = [
    ['scan', { kind: 'scan', paths: [], format: 'text' }],
    ['scan a b/c --format json', { kind: 'scan', paths: ['a', 'b/c'], format: 'json' }],
    ['scan --format=text -- -x', { kind: 'scan', paths: ['-x'], format: 'text' }],
    ['scan --level thorough', { kind: 'scan', paths: [], format: 'text', level: 'thorough' }],
    ['scan --format sarif', { kind: 'scan', paths: [], format: 'sarif' }],
    [
      'scan --config c.json --baseline b.jsonl --max-file-size 10',
      {
        kind: 'scan',
        paths: [],
        format: 'text',
        config: 'c.json',
        baseline: 'b.jsonl',
        maxBytes: 10_240,
      },
    ],
    ['baseline', { kind: 'baseline', paths: [] }],
    [
      'baseline src --reason known --expires 2027-01-31',
      { kind: 'baseline', paths: ['src'], reason: 'known', expires: '2027-01-31' },
    ],
    ['scan --batch', { kind: 'batch' }],
    ['scan --batch --level precise', { kind: 'batch', level: 'precise' }],
    ['migrate', { kind: 'migrate', paths: [], format: 'text', apply: false, plain: false }],
    [
      'migrate src --apply --profile p --region eu-west-1 --format json',
      {
        kind: 'migrate',
        paths: ['src'],
        format: 'json',
        apply: true,
        plain: false,
        profile: 'p',
        region: 'eu-west-1',
      },
    ],
    ['migrate --plain', { kind: 'migrate', paths: [], format: 'text', apply: false, plain: true }],
    [
      'migrate --declare terraform',
      {
        kind: 'migrate',
        paths: [],
        format: 'text',
        apply: false,
        plain: false,
        declare: 'terraform',
      },
    ],
    ['migrate --undo --profile p', { kind: 'undo', profile: 'p' }],
    ['--help', { kind: 'help' }],
    ['-h', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['scan --help', { kind: 'help' }],
    ['--version', { kind: 'version' }],
    ['migrate --version', { kind: 'version' }],
  ];
  for (const [line, command] of understood) {
    it(`understands "${line}"`, () => {
      assert.deepEqual(parseCommand(line.split(' ')), command);
    });
  }

  const refused: readonly (readonly [string, RegExp])[] = [
    ['', /no command/],
    ['find', /unknown command "find"/],
    ['--colour', /--colour/],
    ['--help me', /unexpected "me"/],
    ['scan --apply', /--apply/],
    ['scan --format xml', /"text", "json" or "sarif"/],
    ['scan --format', /--format/],
    ['scan --level loud', /"precise" or "thorough"/],
    ['scan --max-file-size big', /number of KiB/],
    ['scan --max-file-size 0', /number of KiB/],
    ['scan --reason known', /--reason/],
    ['baseline --expires 2027-02-30', /is a day/],
    ['baseline --reason=', /"--reason" is empty/],
    ['baseline --format json', /--format/],
    ['migrate --format sarif', /"text" or "json" here/],
    ['scan --batch src', /no paths/],
    ['scan --batch --format json', /format/],
    ['migrate --batch', /--batch/],
    ['migrate --undo src', /no paths/],
    ['migrate --undo --apply', /exclude/],
    ['migrate --undo --format json', /--format/],
    ['migrate --undo --plain', /--plain/],
    ['migrate --undo --declare cdk', /--declare/],
    ['migrate --declare pulumi', /cloudformation, terraform, cdk/],
    ['migrate --declare cdk --apply', /exclude/],
    ['migrate --declare cdk --format json', /--format/],
    ['migrate --profile=', /--profile/],
    ['migrate --apply=yes', /--apply/],
  ];
  for (const [line, message] of refused) {
    it(`refuses "${line}" in one line`, () => {
      assert.throws(
        () => parseCommand(line === '' ? [] : line.split(' ')),
        (error: unknown) =>
          error instanceof UsageError &&
          message.test(error.message) &&
          !error.message.includes('\n'),
      );
    });
  }
});

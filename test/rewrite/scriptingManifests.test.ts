import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../src/base/text';
import { addToComposer } from '../../src/rewrite/manifests/composer';
import { addToGemfile } from '../../src/rewrite/manifests/gemfile';

function result(text: string, edit: TextEdit | 'unchanged' | undefined): string | undefined {
  return typeof edit === 'object' ? applyEdits(text, [edit]) : edit;
}

const lines = (...texts: string[]): string => texts.join('\n');

describe('Gemfile', () => {
  const cases: Record<string, [string, string | undefined]> = {
    'without gems': [
      lines("source 'https://rubygems.org'", ''),
      lines("source 'https://rubygems.org'", '', "gem 'm', '~> 1'", ''),
    ],
    'behind the last gem of no group': [
      lines('gem "a"', 'gem "b",', '  "~> 2"', '', 'group :test do', '  gem "c"', 'end', ''),
      lines(
        'gem "a"',
        'gem "b",',
        '  "~> 2"',
        'gem "m", "~> 1"',
        '',
        'group :test do',
        '  gem "c"',
        'end',
        '',
      ),
    ],
    'it is there': [lines("gem 'm'", ''), 'unchanged'],
    'it is in a group alone': [lines('group :test do', "  gem 'm'", 'end', ''), undefined],
    'a gemspec lists the gems': [lines("source 'x'", 'gemspec', ''), undefined],
    'no Gemfile': ['hello\n', undefined],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    it(name, () => {
      assert.equal(result(before, addToGemfile(before, 'm', '~> 1')), after);
    });
  }
});

describe('composer.json', () => {
  const cases: Record<string, [string, string | undefined]> = {
    'without requirements': [
      lines('{', '    "name": "a/b"', '}', ''),
      lines('{', '    "name": "a/b",', '    "require": {', '        "m/n": "^3"', '    }', '}', ''),
    ],
    'with others': [
      lines('{', '  "require": {', '    "php": ">=8"', '  }', '}', ''),
      lines('{', '  "require": {', '    "php": ">=8",', '    "m/n": "^3"', '  }', '}', ''),
    ],
    'it is there': [lines('{', '  "require": { "m/n": "^2" }', '}', ''), 'unchanged'],
    'no object': ['[]\n', undefined],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    it(name, () => {
      assert.equal(result(before, addToComposer(before, 'm/n', '^3')), after);
    });
  }
});

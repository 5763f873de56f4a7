import type { Source } from './program';

export const ruby: readonly Source[] = [
  {
    name: 'a shebang, magic comments, two uses of one value',
    decision: 'rewrite',
    source: `#!/usr/bin/env ruby
# -*- coding: utf-8 -*-
# frozen_string_literal: true

# Prints.
class Shop
  KEY = @rb-single:raw@
end
b = @rb-single:raw@
puts Shop::KEY.unpack1('H*'), b.unpack1('H*'), b.frozen?, 'x'.frozen?
`,
  },
  {
    name: 'strings that are changed afterwards',
    decision: 'rewrite',
    source: `2.times do
  key = @rb-double:a@
  key << 'x' << @rb-double:b@
  puts key.unpack1('H*')
end
`,
  },
  {
    name: 'requires in order, and a file beside',
    decision: 'rewrite',
    source: `# frozen_string_literal: true

require 'json' # to print
require 'set'
require_relative './main' if false

KEY = @rb-double:a@
puts JSON.dump(KEY.unpack1('H*')), Set.new([KEY]).size
`,
  },
  {
    name: 'the gem is required, and names are taken',
    decision: 'rewrite',
    source: `require "aws-sdk-secretsmanager"
require "json"

module AwsSecrets
  OTHER = 1
end

class Client < Struct.new(:key)
end

client = Client.new(@rb-double:a@)
puts client.key.unpack1("H*"), AwsSecrets::OTHER
`,
  },
  {
    name: 'two heredocs on a line, Windows line ends',
    decision: 'rewrite',
    crlf: true,
    source: `require 'json'

def join(*texts, last)
  puts texts.join.unpack1('H*'), last
end

join(<<-'ONE', <<~TWO, 'x') # two
@rb-heredoc-raw-0-crlf:pem@
ONE
@rb-heredoc-rich-4-crlf:pem@
  TWO
puts @rb-single:raw@.unpack1('H*')
`,
  },
  {
    name: 'values of branches, blocks and modifiers',
    decision: 'rewrite',
    source: `def pick(flag)
  return @rb-double:a@ if flag == 1

  if flag == 2
    @rb-single:raw@
  else
    flag && @rb-double:c@ || 'none'
  end
rescue StandardError
  @rb-double:c@
end

late = -> { @rb-single:raw@ }
other = pick(2) ? @rb-double:e@ : 'x'
first, second = @rb-single:raw@, 'y'
@memo ||= @rb-percentQ-square:raw@
[pick(1), pick(2), pick(3), late.call, other, first, second, @memo, "#{@rb-double:g@}"].each do |text|
  puts text.unpack1('H*')
end
`,
  },
  {
    name: 'a comment of the whole file, tabs',
    decision: 'rewrite',
    source: `# Copyright.
#
# Licence.

# Reads.
def read
	@rb-double:a@
end

puts read.unpack1("H*")
`,
  },
  {
    name: 'what stays: pieces, keys, symbols, words, patterns, code to load, formats',
    decision: 'guidance',
    source: `pieces = '@text:a@' 'tail'
table = { '@text:b@' => 1, :"@text:c@" => 2 }
list = %w[@text:d@ x]
case { key: 'x' }
in { key: '@text:e@' } then puts 'no'
in { key: String } then puts 'yes'
end
'@text:f@'
puts pieces, table.keys, list, table['@text:g@'], format('@text:h@ %s', 1), 'a@text:i@ %d' % 1
`,
  },
  {
    name: 'what stays: a class called as the gem’s module',
    decision: 'guidance',
    source: `class Aws
  KEY = @rb-single:raw@
end

puts Aws::KEY.unpack1('H*')
`,
  },
  {
    name: 'what stays: code before Bundler is set up',
    decision: 'guidance',
    source: `key = @rb-single:raw@
require 'bundler/setup' if false
require 'bundler/setup'
puts key.unpack1('H*')
`,
  },
  {
    name: 'what stays: a file with gems of its own',
    decision: 'guidance',
    file: 'Gemfile',
    source: `key = @rb-single:raw@
puts key.unpack1('H*')
`,
  },
];

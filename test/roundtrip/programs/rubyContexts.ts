import { expect, type Expectations } from '../contexts';
import { fill, type Source, type Template } from './program';

const QUOTES = ['rb-double', 'rb-single', 'rb-percentq-curly', 'rb-percent-round'] as const;

export const rubyExpectations: Expectations = expect({
  annotation: { none: 'Ruby has no annotations.' },
  'async function': { none: 'Ruby has no functions that are awaited.' },
  'test file': 'guided',
  'browser file': { none: 'Ruby does not run in a browser.' },
});

const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'rewrite',
    forms: QUOTES,
    source: `# frozen_string_literal: true

API_KEY = @*:raw@
puts API_KEY.unpack1('H*'), API_KEY.frozen?
`,
  },
  {
    context: 'function',
    decision: 'rewrite',
    forms: QUOTES,
    source: `require 'json'

def read(length = 1)
  key = @*:raw@
  key * length
end

def last
  @*:raw@
end

puts read.unpack1('H*'), last.unpack1('H*')
`,
  },
  {
    context: 'class field',
    decision: 'rewrite',
    forms: QUOTES,
    source: `class Client
  attr_reader :key

  def initialize
    @key = @*:raw@
  end
end

puts Client.new.key.unpack1('H*')
`,
  },
  {
    context: 'static',
    decision: 'rewrite',
    forms: QUOTES,
    source: `module Shop
  class Client
    KEY = @*:raw@.freeze
    @@other = @*:raw@
    class << self
      def token = @*:raw@

      def other
        @@other
      end
    end
  end
end

puts [Shop::Client::KEY, Shop::Client.token, Shop::Client.other].map { |text| text.unpack1('H*') }
`,
  },
  {
    context: 'default parameter',
    decision: 'rewrite',
    forms: QUOTES,
    source: `def connect(host, key = @*:raw@, token: @*:raw@)
  host + key + token
end

puts connect('h').unpack1('H*')
`,
  },
  {
    context: 'map value',
    decision: 'rewrite',
    forms: QUOTES,
    source: `settings = { 'key' => @*:raw@, token: @*:raw@, more: [{ "x": @*:raw@ }] }
puts [settings['key'], settings[:token], settings[:more][0][:x]].map { |text| text.unpack1('H*') }
`,
  },
  {
    context: 'call argument',
    decision: 'rewrite',
    forms: QUOTES,
    source: `def show(*texts, key:)
  [*texts, key].each { |text| puts text.unpack1('H*') }
end

show 'x', @*:raw@, key: @*:raw@
`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `user = 'me'
puts 'Bearer @*:a@'.unpack1('H*')
puts "#{user}:@*:b@@#{user}\\n".unpack1('H*')
puts ('x' + 'say "hi" \\\\ @*:c@ #x').unpack1('H*')
puts <<~TEXT.unpack1('H*')
  user: #{user}
    password: "@*:d@" \\# and
TEXT
`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `url = 'postgres://shop:@*:a@@db.example.com:5432/shop?x=%20'
puts url.unpack1('H*')
`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['rb-heredoc-rich-2', 'rb-heredoc-raw-2'],
    source: `def read
  pem = <<~PEM.freeze
@*:pem@
  PEM
  [pem, 'x']
end

puts read.map { |text| text.unpack1('H*') }
`,
  },
  {
    context: 'constant expression',
    decision: 'rewrite',
    forms: ['rb-double', 'rb-single'],
    source: `KEY = @*:raw@.freeze
PAIR = (KEY + @*:raw@).freeze
text = case PAIR
       when @*:raw@ then 'no'
       else PAIR
       end
puts text.unpack1('H*'), text == @*:raw@
`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: ['rb-double', 'rb-single'],
    source: `KEY = @*:raw@

def one
  KEY
end

class Two
  KEY = ::KEY
end

puts one.unpack1('H*'), Two::KEY.unpack1('H*'), "#{KEY}".unpack1('H*')
`,
  },
  {
    context: 'export',
    decision: 'rewrite',
    forms: ['rb-double', 'rb-single'],
    source: `module Settings
  module_function

  def key
    @*:raw@
  end
end

puts Settings.key.unpack1('H*') if $PROGRAM_NAME == __FILE__
`,
  },
  {
    context: 'test file',
    file: 'main_spec.rb',
    decision: 'guidance',
    forms: ['rb-double', 'rb-single'],
    source: `def check
  key = @*:raw@
  puts key.unpack1('H*')
end

check
`,
  },
];

/** A heredoc's beginning says whether it is a raw one. */
export const rubyContexts: readonly Source[] = fill(TEMPLATES).map((program) => ({
  ...program,
  source: program.name.includes('heredoc-raw')
    ? program.source.replace('<<~PEM', "<<~'PEM'")
    : program.source,
}));

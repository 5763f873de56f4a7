import { expect, type Expectations } from '../contexts';
import { fill, type Source, type Template } from './program';

const QUOTES = ['php-double', 'php-single'] as const;

export const phpExpectations: Expectations = expect({
  'async function': { none: 'PHP has no functions that are awaited.' },
  'default parameter': 'guided',
  annotation: 'guided',
  'constant expression': 'guided',
  'test file': 'guided',
  'browser file': { none: 'PHP does not run in a browser.' },
});

const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'rewrite',
    forms: QUOTES,
    source: `<?php
const KEY = @*:a@;
echo bin2hex(KEY);
`,
  },
  {
    context: 'function',
    decision: 'rewrite',
    forms: QUOTES,
    source: `<?php

declare(strict_types=1);

function read(): string
{
    $key = @*:a@;
    return $key . @*:b@;
}

echo bin2hex(read());
`,
  },
  {
    context: 'class field',
    decision: 'rewrite',
    forms: QUOTES,
    source: `<?php

namespace App\\Shop;

use ArrayObject;

final class Client
{
    private string $key;

    public function __construct()
    {
        $this->key = @*:c@;
    }

    public function key(): string
    {
        return $this->key;
    }
}

echo bin2hex((new Client())->key()), count(new ArrayObject());
`,
  },
  {
    context: 'static',
    decision: 'rewrite',
    forms: QUOTES,
    source: `<?php
class Client
{
	public static ?string $key = null;

	public static function key(): string
	{
		return self::$key ??= @*:d@;
	}
}

echo bin2hex(Client::key() . Client::key());
`,
  },
  {
    context: 'default parameter',
    decision: 'guidance',
    forms: QUOTES,
    source: `<?php
function connect(string $host, string $key = @*:a@)
{
    return $key;
}

echo bin2hex(connect('h'));
`,
  },
  {
    context: 'map value',
    decision: 'rewrite',
    forms: QUOTES,
    source: `<?php
return print implode(' ', array_map('bin2hex', ['host' => 'h', 'key' => @*:a@, @*:b@]));
`,
  },
  {
    context: 'call argument',
    decision: 'rewrite',
    forms: QUOTES,
    source: `<?php
function show(string $text, string $key)
{
    echo bin2hex($text . $key);
}

show(@*:a@, key: @*:b@);
`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `<?php
$user = 'me';
$all = ['x' => $user];
echo bin2hex("Bearer @*:a@\\n");
echo bin2hex("{$all['x']}:@*:b@@$user");
echo bin2hex('say "hi" \\\\ @*:c@ $x');
`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `<?php
$url = 'postgres://shop:@*:a@@db.example.com:5432/shop?x=%20';
echo bin2hex($url);
`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['php-single'],
    source: `<?php
$pem = @*:pem@;
echo bin2hex($pem);
`,
  },
  {
    context: 'annotation',
    decision: 'guidance',
    forms: QUOTES,
    source: `<?php
#[Attribute]
final class Signed
{
    public function __construct(public string $key)
    {
    }
}

#[Signed(@*:a@)]
final class Reader
{
}

echo bin2hex((new ReflectionClass('Reader'))->getAttributes()[0]->newInstance()->key);
`,
  },
  {
    context: 'constant expression',
    decision: 'guidance',
    forms: QUOTES,
    source: `<?php
class Client
{
    public const KEY = @*:a@;
    public static array $keys = ['x' => @*:b@];
}

function read()
{
    static $key = @*:c@;
    return $key;
}

echo bin2hex(Client::KEY . Client::$keys['x'] . read());
`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: QUOTES,
    source: `<?php
namespace App;

const KEY = @*:a@;

class Two
{
    public const KEY = KEY;
}

echo bin2hex(Two::KEY . KEY . \\App\\KEY);
`,
  },
  {
    context: 'export',
    decision: 'rewrite',
    forms: QUOTES,
    source: `<?php
define('KEY', @*:a@);
echo bin2hex(KEY);
`,
  },
  {
    context: 'test file',
    file: 'KeyTest.php',
    decision: 'guidance',
    forms: QUOTES,
    source: `<?php
$key = @*:a@;
echo bin2hex($key);
`,
  },
];

export const phpContexts: readonly Source[] = fill(TEMPLATES);

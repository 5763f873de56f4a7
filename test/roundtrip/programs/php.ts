import type { Source } from './program';

export const php: readonly Source[] = [
  {
    name: 'a shebang, a comment of the file, strict types, two uses of one value',
    decision: 'rewrite',
    source: `#!/usr/bin/env php
<?php

/*
 * Prints.
 */

declare(strict_types=1);

namespace App;

use Exception as Fault;

// The first.
$a = @php-single:a@;
$b = @php-single:a@;
echo bin2hex($a . $b), Fault::class;
`,
  },
  {
    name: 'markup around code',
    decision: 'rewrite',
    source: `<p>
<?php $key = @php-double:a@; ?>
<b><?= bin2hex($key) ?></b>
<?php if ($key === @php-single:b@): ?>
no
<?php else: ?>
<?= bin2hex(@php-double:c@) ?>
<?php endif ?>
</p>
`,
  },
  {
    name: 'Windows line ends, tabs, a taken name',
    decision: 'rewrite',
    crlf: true,
    source: `<?php
use ArrayObject as Bag;

function AWS_secret() {
	return @php-double:a@;
}
$pem = 'x
@text:b@';
echo bin2hex(AWS_secret()), bin2hex($pem), count(new Bag());
`,
  },
  {
    name: 'branches, closures, match and switch',
    decision: 'rewrite',
    source: `<?php
function pick(?string $from, int $flag): string
{
    $late = fn () => @php-double:a@;
    $text = match (true) {
        $flag === 1 => @php-single:b@,
        default => $late(),
    };
    switch ($text) {
        case @php-double:c@:
            return 'no';
    }
    $other = $flag ? (@php-single:d@) : @php-double:e@;
    return ($from ?? @php-double:f@) . $text . $other . strlen(@php-double:g@ . 'x');
}

echo bin2hex(pick(null, 1) . pick('x', 0));
`,
  },
  {
    name: 'what stays: keys, formats, heredocs, bytes',
    decision: 'guidance',
    source: `<?php
$table = [@php-single:a@ => 1];
$text = <<<EOT
  @text:b@
  EOT;
$bytes = b"@text:c@";
echo bin2hex(key($table) . $text . $bytes . sprintf('@text:d@ %d', 1)), $table['@text:e@'] ?? '';
`,
  },
  {
    name: 'what stays: a namespace in braces, and code before any place',
    decision: 'guidance',
    source: `<?php
namespace App {
    echo bin2hex(@php-double:a@);
}
`,
  },
  {
    name: 'a function of that name is imported',
    decision: 'rewrite',
    source: `<?php
namespace App;
use function Other\\aws_secret;
echo bin2hex(@php-double:a@);
`,
  },
  {
    name: 'what stays: two namespaces',
    decision: 'guidance',
    source: `<?php
namespace One;
const KEY = 1;
namespace Two;
echo bin2hex(@php-double:a@);
`,
  },
  {
    name: 'what stays: code before the tag',
    decision: 'guidance',
    source: `<?= bin2hex(@php-double:a@) ?>

`,
  },
];

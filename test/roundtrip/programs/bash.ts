import { expect, type Expectations } from '../contexts';
import { fill, type Source, type Template } from './program';

const QUOTES = ['bash-single', 'bash-double', 'bash-ansi'] as const;

/** Prints its arguments in hexadecimal. */
const HEX = `#!/usr/bin/env bash
set -euo pipefail

hex() {
  printf '%s' "$@" | od -An -tx1
}
`;

export const bashExpectations: Expectations = expect({
  'class field': { none: 'A shell has no classes.' },
  annotation: { none: 'A shell has no annotations.' },
  'constant expression': 'guided',
  'test file': 'guided',
  'browser file': { none: 'A shell does not run in a browser.' },
});

const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'rewrite',
    forms: [...QUOTES, 'text'],
    source: `${HEX}
API_KEY=@*:raw@ # of the shop
hex "$API_KEY"
`,
  },
  {
    context: 'function',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
show() {
  local key=@*:rawa@
  hex "$key"
}
show
show
`,
  },
  {
    context: 'async function',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
(
  key=@*:rawa@
  hex "$key"
) &
wait
`,
  },
  {
    context: 'static',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
readonly KEY=@*:rawa@
declare -rx MORE=@*:rawb@
hex "$KEY"
bash -c 'printf %s "$MORE"' | od -An -tx1
`,
  },
  {
    context: 'default parameter',
    decision: 'rewrite',
    forms: ['text'],
    source: `${HEX}
PASSWORD="\${PASSWORD:-@*:rawa@}"
hex "$PASSWORD"
hex "\${OTHER:=@*:rawb@}" "$PASSWORD"
hex "\${MORE-@*:rawc@}"
`,
  },
  {
    context: 'map value',
    decision: 'hoist',
    forms: QUOTES,
    source: `${HEX}
list=(one @*:rawa@ "three")
hex "\${list[1]}"
hex "\${#list[@]}"
`,
  },
  {
    context: 'call argument',
    decision: 'hoist',
    forms: [...QUOTES, 'text'],
    source: `${HEX}
hex x @*:rawa@ y
if hex -p@text:b@; then hex @*:rawc@; fi
KEY=@*:rawd@ bash -c 'printf %s "$KEY"' | od -An -tx1
`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `${HEX}
user=me
HEADER="Bearer @*:rawa@"
TAIL="$user:@*:rawb@x@$user"
SINGLE='Bearer @*:rawc@ "$x"'
hex "$HEADER" "$TAIL" "$SINGLE"
`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `${HEX}
URL='postgres://shop:@*:rawa@@db.example.com:5432/shop?x=%20'
hex "$URL"
`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['bash-single', 'bash-double'],
    source: `${HEX}
KEY=@*:pem@
hex "$KEY"
`,
  },
  {
    context: 'constant expression',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
declare -i number=1
case x in
  @*:rawa@) hex x ;;
  *) hex y ;;
esac
`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: QUOTES,
    source: `${HEX}
KEY=@*:rawa@
show() {
  hex "$KEY"
}
show
hex "$KEY"
`,
  },
  {
    context: 'export',
    decision: 'rewrite',
    forms: [...QUOTES, 'text'],
    source: `${HEX}
export API_KEY=@*:rawa@ OTHER=x
bash -c 'printf %s "$API_KEY$OTHER"' | od -An -tx1
`,
  },
  {
    context: 'test file',
    file: 'test/run.sh',
    decision: 'guidance',
    forms: QUOTES,
    source: `${HEX}
KEY=@*:rawa@
hex "$KEY"
`,
  },
];

const mixed: readonly Source[] = [
  {
    name: 'two uses of one value, a name that is taken',
    decision: 'hoist',
    source: `${HEX}
a=taken
# Twice.
hex @bash-single:rawa@ "$a"
hex "x" @bash-single:rawa@
`,
  },
  {
    name: 'what stays: here-documents, comparisons, patterns, a value that ends with a line end',
    decision: 'guidance',
    source: `${HEX}
cat <<END
@text:a@
END
if [[ x == @bash-single:rawb@ || x = @bash-double:c@ ]]; then hex z; fi
KEY=@bash-double:d@
hex "$KEY"
`,
  },
  {
    name: 'written together',
    decision: 'hoist',
    source: `${HEX}
KEY=pre@bash-single:rawa@"post"
hex "$KEY"
hex --key="@text:b@"
hex --pw=@text:c@
`,
  },
];

export const bash: readonly Source[] = [...mixed, ...fill(TEMPLATES)];

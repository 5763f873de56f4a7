import { asNotebook, type Layout } from '../asNotebook';
import type { Source } from './program';

/** A program of cells, in the percent format, that is written as a notebook. */
function notebook(program: Source, layout: Layout = {}): Source {
  return { ...program, wrap: (planted) => asNotebook(planted, layout) };
}

/** Titles, imports, a use in another cell than the assignment, magics, a value in an output. */
const USUAL = `# %% [markdown]
# Sales “2026”
# %%
%matplotlib_like = 1
import sys
import json
# %%
API_KEY = @py-double:a@
PEM = @py-triple-double:pem@
# %%
print(json.dumps({"k": API_KEY}).encode().hex(), file=sys.stdout)
print(PEM.encode().hex())
print(@py-single:c@.encode().hex())
`.replace('%matplotlib_like = 1\n', '');

const LAYOUTS: readonly (readonly [name: string, layout: Layout])[] = [
  ['as Jupyter writes it', {}],
  ['no line end at the end', { end: '' }],
  ['two blanks a level', { indent: '  ' }],
  ['tabs', { indent: '\t' }],
  ['on one line', { indent: '' }],
  ['a string for each cell', { oneString: true }],
  ['characters beyond ASCII escaped', { ascii: true }],
  ['characters beyond ASCII escaped, a string for each cell', { ascii: true, oneString: true }],
  ['Windows’ line ends', { eol: '\r\n' }],
  ['a kernel that is only named', { metadata: { kernelspec: { name: 'python3' } } }],
];

export const notebooks: readonly Source[] = [
  ...LAYOUTS.map(([name, layout]) =>
    notebook({ name, decision: 'rewrite', source: USUAL }, layout),
  ),
  notebook({
    name: 'magics, shell commands and questions',
    decision: 'rewrite',
    source: `# %%
%env SHOP=1
!echo "it's (" > /dev/null
where = %pwd
files = !ls \\
  -a
import sys
len?
# %%
%%capture shown
if files:
    !true
    %env SHOP=2
text = """
%env not a magic
"""
key = (
    "x"
    % ()
    + @py-double:a@
)
secrets = [key.encode().hex()]
# %%
%%capture out
import json
token = @py-single:b@
# %%
sys.stdout.write("\\n" + secrets[0] + token.encode().hex() + text.encode().hex())
`,
  }),
  notebook({
    name: 'a cell that can’t be parsed, one of bash, one that is empty',
    decision: 'rewrite',
    source: `# %%
# %%
%%bash
echo "("
# %% [markdown]
'''
# %%
a = @py-double:a@
# %%
print("\\n" + a.encode().hex())
`,
  }),
  notebook({
    name: 'no imports, functions before the use, a hoist',
    decision: 'hoist',
    source: `# %%
def show(text):
    print(text.encode().hex())
# %%
async def read():
    return @py-double:a@, @py-single:b@
# %%
for text in await read():
    show(text)
`,
  }),
  notebook({
    name: 'a cache in an earlier cell, and one value twice',
    decision: 'rewrite',
    source: `# %%
from aws_secretsmanager_caching import SecretCache
secret_cache = SecretCache()
# %%
a = @py-single:a@
b = @py-single:a@
# %%
c = @py-single:a@
print(a.encode().hex(), b.encode().hex(), c.encode().hex())
`,
  }),
  notebook({
    name: 'a cache in a later cell',
    decision: 'rewrite',
    source: `# %%
a = @py-single:a@
# %%
from aws_secretsmanager_caching import SecretCache
secret_cache = SecretCache()
# %%
print(a.encode().hex())
`,
  }),
  notebook({
    name: 'parts of texts, long lines and nested calls',
    decision: 'rewrite',
    source: `# %%
import os
host = os.sep
print("Bearer @text:a@".encode().hex())
print(f"{host}{{}}:@text:b@@{host}é".encode().hex())
# %%
def connect(first, second, third, *, password, and_another_name_that_is_long="x"):
    return first + second + third + password
print(connect("somewhere-that-is-long", "else-that-is-long", "third-argument", password=@py-double:c@).encode().hex())
`,
  }),
  notebook({
    name: 'names that are taken, in other cells',
    decision: 'rewrite',
    source: `# %%
import sys
SecretCache = 1
# %%
key = @py-double:a@
# %%
secret_cache = 2
print(key.encode().hex(), secret_cache, SecretCache)
`,
  }),
  notebook({
    name: 'a magic for another language',
    decision: 'guidance',
    source: `# %%
%%python3
key = @py-single:a@
print(key.encode().hex())
`,
  }),
  notebook({
    name: 'a line of IPython’s own',
    decision: 'guidance',
    source: `# %%
key = "x"
%env KEY=@text:a@
`,
  }),
  notebook(
    {
      name: 'another kernel',
      decision: 'guidance',
      source: `# %%
key = @py-single:a@
print(key.encode().hex())
`,
    },
    { metadata: { kernelspec: { name: 'ir', language: 'R' } } },
  ),
];

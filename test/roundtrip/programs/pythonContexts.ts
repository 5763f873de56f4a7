import { expect, type Expectations } from '../contexts';
import { fill, type Source, type Template } from './program';

const QUOTES = [
  'py-double',
  'py-single',
  'py-triple-double',
  'py-triple-single',
  'py-f-double',
  'py-u-single',
] as const;

export const pythonExpectations: Expectations = expect({
  'test file': 'guided',
  'browser file': { none: 'Python does not run in a browser.' },
});

const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'rewrite',
    forms: [...QUOTES, 'py-r-double'],
    source: `API_KEY: str = @*:raw@
print(API_KEY.encode().hex())
`,
  },
  {
    context: 'function',
    decision: 'rewrite',
    forms: QUOTES,
    source: `import sys


def read(length=1):
    key = @*:a@
    return key * length


sys.stdout.write(read().encode().hex())
`,
  },
  {
    context: 'async function',
    decision: 'hoist',
    forms: QUOTES,
    source: `import asyncio


async def read():
    return @*:b@


print(asyncio.run(read()).encode().hex())
`,
  },
  {
    context: 'class field',
    decision: 'rewrite',
    forms: QUOTES,
    source: `class Client:
    def __init__(self):
        self.key = @*:c@


print(Client().key.encode().hex())
`,
  },
  {
    context: 'static',
    decision: 'rewrite',
    forms: QUOTES,
    source: `class Client:
    key = @*:d@

    @staticmethod
    def token():
        return @*:e@


print(Client.key.encode().hex(), Client.token().encode().hex())
`,
  },
  {
    context: 'default parameter',
    decision: 'rewrite',
    forms: QUOTES,
    source: `def connect(host, key: str = @*:f@, *, port=1):
    return key


print(connect("h").encode().hex())
`,
  },
  {
    context: 'map value',
    decision: 'rewrite',
    forms: QUOTES,
    source: `settings = {"host": "h", "key": @*:g@, "more": [{"token": @*:h@}]}
print(settings["key"].encode().hex(), settings["more"][0]["token"].encode().hex())
`,
  },
  {
    context: 'call argument',
    decision: 'rewrite',
    forms: QUOTES,
    source: `def show(*texts, key):
    for text in (*texts, key):
        print(text.encode().hex())


show("x", @*:i@, key=@*:j@)
`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `user = "me"
print("Bearer @*:a@".encode().hex())
print(f"{user}:@*:b@@{user}".encode().hex())
print(("tail @*:c@ {}").format(user).encode().hex())
`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `url = "postgres://shop:@*:a@@db.example.com:5432/shop?x=%20"
print(url.encode().hex())
`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['py-triple-double', 'py-triple-single'],
    source: `class Client:
    pem = @*:pem@


print(Client.pem.encode().hex())
`,
  },
  {
    context: 'annotation',
    decision: 'rewrite',
    forms: QUOTES,
    source: `def signed(key):
    return lambda function: lambda: function() + key


@signed(@*:a@)
def read():
    return ""


print(read().encode().hex())
`,
  },
  {
    context: 'constant expression',
    decision: 'rewrite',
    forms: ['py-double', 'py-single'],
    source: `from typing import Final

KEY: Final = @*:a@
PAIR: Final[str] = KEY + @*:b@
print(KEY.encode().hex(), PAIR.encode().hex())
`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: ['py-double', 'py-single'],
    source: `KEY = @*:a@


def one():
    return KEY


class Two:
    key = KEY


print(one().encode().hex(), Two.key.encode().hex(), f"{KEY}".encode().hex())
`,
  },
  {
    context: 'export',
    decision: 'rewrite',
    forms: ['py-double', 'py-single'],
    source: `__all__ = ["KEY"]

KEY = @*:a@

if __name__ == "__main__":
    print(KEY.encode().hex())
`,
  },
  {
    context: 'test file',
    file: 'test_main.py',
    decision: 'guidance',
    forms: ['py-double', 'py-single'],
    source: `def test_key():
    key = @*:a@
    print(key.encode().hex())


test_key()
`,
  },
];

export const pythonContexts: readonly Source[] = fill(TEMPLATES);

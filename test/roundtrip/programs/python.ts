import type { Source } from './program';

export const python: readonly Source[] = [
  {
    name: 'constants, every kind of quotes',
    decision: 'rewrite',
    source: `"""Prints."""

from __future__ import annotations

import sys

A: str = @py-double:a@
B = @py-single:b@
C = @py-triple-double:c@
D = @py-r-double:raw@
E = @py-triple-single:pem@
F = @py-f-double:d@
for text in (A, B, C, D, E, F):
    sys.stdout.write(text.encode().hex() + "\\n")
assert __doc__ == "Prints."
`,
  },
  {
    name: 'two uses of one value, no imports, a shebang',
    decision: 'rewrite',
    source: `#!/usr/bin/env python3
# -*- coding: utf-8 -*-
a = @py-single:a@
b = @py-single:a@
print(a.encode().hex(), b.encode().hex())
`,
  },
  {
    name: 'functions, classes, defaults, dictionaries, decorators, lambdas',
    decision: 'rewrite',
    source: `import functools


def keep(secret):
    return lambda function: functools.partial(function, secret)


@keep(secret=@py-double:a@)
def decorated(secret, other=@py-double:b@):
    return secret + other


class Client:
    key = @py-double:c@

    def __init__(self):
        self.token = @py-single:d@
        self.map = {"key": @py-double:e@, "list": [@py-double:f@]}


client = Client()
late = lambda: @py-double:g@
if __name__ == "__main__":
    for text in (
        decorated(),
        client.key,
        client.token,
        client.map["key"],
        client.map["list"][0],
        late(),
        ("x" + @py-double:h@) if client else "",
    ):
        print(text.encode().hex())
`,
  },
  {
    name: 'part of a text and of an f-string',
    decision: 'rewrite',
    source: `import os

host = os.sep
print("Bearer @text:a@".encode().hex())
print(f"{host}{{}}:@text:b@@{host}".encode().hex())
print(("x" * 2 + 'tail @text:c@ {}').encode().hex())
`,
  },
  {
    name: 'a URL with a password',
    decision: 'rewrite',
    source: `from urllib.parse import urlsplit

url = "postgres://shop:@text:a@@db.example.com:5432/shop?x=%20"
print(url.encode().hex(), urlsplit(url).hostname)
`,
  },
  {
    name: 'async functions and fields of f-strings',
    decision: 'hoist',
    source: `import asyncio


async def main(default="x"):
    token = @py-double:a@
    print(token.encode().hex(), @py-double:a@.encode().hex())
    return (lambda: @py-double:b@)()


print(asyncio.run(main()).encode().hex())
print(f"{'@text:c@'}".encode().hex())
`,
  },
  {
    name: 'an import and a cache that are there',
    decision: 'rewrite',
    source: `import os
from aws_secretsmanager_caching import SecretCache as Cache

cache = Cache()


def read():
    return @py-double:a@


print(read().encode().hex(), os.sep)
`,
  },
  {
    name: 'names that are taken',
    decision: 'rewrite',
    source: `SecretCache = 1
secret_cache = 2
key = @py-double:a@
print(key.encode().hex(), SecretCache, secret_cache)
`,
  },
  {
    name: 'Windows line ends and tabs',
    decision: 'rewrite',
    crlf: true,
    source: `import sys

if sys:
	pem = @py-triple-double-crlf:pem@
	print(pem.encode().hex(), @py-double:b@.encode().hex())
`,
  },
  {
    name: 'what stays: bytes, pieces, docstrings, comparisons, keys, patterns',
    decision: 'guidance',
    source: `"""@text:a@"""
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    hint = @py-double:f@
value = b"@text:b@"
pieces = ("@text:c@" "tail")
table = {@py-double:d@: 1}
match "nothing":
    case @py-double:e@:
        print("e")
    case _:
        print(value.hex(), pieces, list(table), pieces == @py-double:g@)
`,
  },
];

import type { Source } from './program';

const HEX = "const hex = (text) => Buffer.from(text, 'utf8').toString('hex');";

/** A package of the team's, by file; it reads secrets over HTTP and keeps them. */
export const TEAM_PACKAGE: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'team-secrets',
    exports: {
      types: './index.d.ts',
      import: './index.mjs',
      require: './index.cjs',
    },
  }),
  'index.d.ts': `export function secret(name: string): Promise<string>;
export function secretNow(name: string): string;
declare const all: { get(name: string): Promise<string> };
export default all;
`,
  'index.mjs': `export { secret, secretNow, all as default } from './index.cjs';
`,
  'index.cjs': `const { execFileSync } = require('node:child_process');
const { GetSecretValueCommand, SecretsManagerClient } = require('@aws-sdk/client-secrets-manager');
const known = new Map();
exports.secret = async (name) => {
  if (!known.has(name)) {
    const command = new GetSecretValueCommand({ SecretId: name });
    known.set(name, (await new SecretsManagerClient({}).send(command)).SecretString);
  }
  return known.get(name);
};
exports.all = { get: exports.secret };
exports.secretNow = (name) => {
  if (!known.has(name)) {
    const code = "require(process.argv[1]).secret(process.argv[2]).then((t) => process.stdout.write(t))";
    const args = ['-e', code, __filename, name];
    known.set(name, execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' }));
  }
  return known.get(name);
};
`,
};

/** A module of the team's, for Python. */
export const TEAM_MODULE = `import functools

import boto3


@functools.lru_cache(maxsize=None)
def read_secret(name, stage="AWSCURRENT"):
    client = boto3.client("secretsmanager")
    return client.get_secret_value(SecretId=name, VersionStage=stage)["SecretString"]


async def wait_for(name):
    return read_secret(name)
`;

/** A package of the team's, for Go. */
export const TEAM_GO = `package teamsecrets

import "github.com/aws/aws-secretsmanager-caching-go/v2/secretcache"

var cache, broken = secretcache.New()

func Get(name string) string {
	if broken != nil {
		panic(broken)
	}
	secret, err := cache.GetSecretString(name)
	if err != nil {
		panic(err)
	}
	return secret
}
`;

/** A library of the team's, for Ruby. */
export const TEAM_RUBY = `require 'aws-sdk-secretsmanager'

module TeamSecrets
  def self.read(name)
    @values ||= {}
    @values[name] ||=
      Aws::SecretsManager::Client.new.get_secret_value(secret_id: name).secret_string.freeze
  end
end
`;

/** A class of the team's, for PHP, as its autoloader would load it. */
export const TEAM_PHP = `<?php

namespace Shop;

final class Vault
{
    private static array $known = [];

    public static function read(string $name): string
    {
        $options = ['region' => getenv('AWS_REGION')];
        $client = new \\Aws\\SecretsManager\\SecretsManagerClient($options);
        return self::$known[$name] ??= $client->getSecretValue(['SecretId' => $name])['SecretString'];
    }
}
`;

/** A file of Go that means something else by the package's name. */
export const goTaken: readonly Source[] = [
  {
    name: 'the name of the package is taken',
    decision: 'rewrite',
    source: `package main

import "fmt"

func main() {
	teamsecrets := "x"
	fmt.Printf("%x %s\\n", @go-interpreted:a@, teamsecrets)
}
`,
  },
];

/** A package whose name its path does not tell. */
export const goUnnamed: readonly Source[] = goTaken.map((program) => ({
  ...program,
  decision: 'guidance',
}));

/** A file of PHP that means something else by the class's name. */
export const phpTaken: readonly Source[] = [
  {
    name: 'the name of the class is taken',
    decision: 'guidance',
    source: `<?php

class Vault
{
}

$a = @php-single:a@;
echo bin2hex($a), Vault::class;
`,
  },
];

/** Where a function that needn't be awaited may stand: everywhere. */
export const everywhere: readonly Source[] = [
  {
    name: 'CommonJS: everywhere',
    file: 'main.cjs',
    decision: 'rewrite',
    source: `'use strict';
const { secret } = require('team-secrets');

${HEX}
class Client {
  key = @js-single:a@;
  connect(token = @js-double:b@) {
    return this.key + token + @js-single:c@.length;
  }
}
module.exports = { key: @js-template:a@, header: 'Bearer @text:e@' };
console.log(hex(new Client().connect()), hex(module.exports.key + module.exports.header), typeof secret);
`,
  },
  {
    name: 'ES module: everywhere, the name is taken',
    file: 'main.mjs',
    decision: 'rewrite',
    fields: { a: 'username', b: 'password' },
    source: `import { Buffer } from 'node:buffer'

${HEX.slice(0, -1)}
const secretNow = (user = @js-single:a@) => ({ user, password: @js-double:b@ })
console.log(hex(secretNow().user), hex(secretNow().password))
`,
  },
];

/** What an import can't be written into. */
export const strange: readonly Source[] = [
  {
    name: 'CommonJS: the import is for another kind of module',
    file: 'main.cjs',
    decision: 'guidance',
    source: `${HEX}
const main = async () => console.log(hex(@js-single:a@));
main();
`,
  },
  {
    name: 'ES module: the name is taken',
    file: 'main.mjs',
    decision: 'guidance',
    source: `${HEX}
const secrets = @js-single:a@;
console.log(hex(secrets));
`,
  },
  {
    name: 'ES module: a default import',
    file: 'main.mjs',
    decision: 'rewrite',
    source: `${HEX}
console.log(hex(@js-single:a@), hex(@js-double:b@.trim()));
`,
  },
];

/** A function of the team's that is awaited. */
export const awaited: readonly Source[] = [
  {
    name: 'in an async function',
    decision: 'rewrite',
    source: `import asyncio


async def main():
    key = @py-double:a@
    print(key.encode().hex(), "Bearer @text:b@".encode().hex())


asyncio.run(main())
`,
  },
  {
    name: 'where nothing waits',
    decision: 'guidance',
    source: `KEY = @py-double:a@


async def main(key=@py-single:b@):
    return lambda: @py-double:c@


print(KEY.encode().hex())
`,
  },
  {
    name: 'the name is taken',
    decision: 'guidance',
    source: `import asyncio
import time as ts


async def main():
    return @py-double:a@


print(asyncio.run(main()).encode().hex(), ts.gmtime(0).tm_year)
`,
  },
];

/**
 * Code by root scope. « and » stand around what is marked as a secret's name or its field, ‹ and ›
 * around words of a reference or a permission; they are no part of the code.
 */
export const SAMPLES: readonly (readonly [scope: string, code: string])[] = [
  [
    'source.js',
    `import { getSecret } from 'app/other';
const key = await getSecret('«shop/dev/key»', { maxAge: 300 }); // ‹secret-ferry:allow› made up
const other = (await getSecret("«shop/dev/db»", { transform: 'json' })).password;
await client.send(new GetSecretValueCommand({ SecretId: '«shop/dev/key»', other: 'text' }));
const text = \`\${await getSecret('«shop/dev/key»')} of getSecret\`;
getSecret(name); notGetSecretary('x'); const s = 'getSecret';
/* ‹secret-ferry:allow›[«generic-password»] a pattern */
// ‹secret-ferry:allow› ‹until› «2027-01-31» used by the sandbox only
const mark = 'secret-ferry:allow no comment';
`,
  ],
  ['source.js.jsx', `const a = <A b={getSecret('«shop/dev/key»')}>getSecret</A>;\n`],
  [
    'source.ts',
    `const db = (await getSecret<{ password: string }>('«shop/dev/db»', { transform: 'json' }))!;
const key: string = await getSecret('«shop/dev/key»', { throwOnMissing: true });
`,
  ],
  ['source.tsx', `const key = await getSecret('«shop/dev/key»', { maxAge: 300 });\n`],
  [
    'source.python',
    `key = secret_cache.get_secret_string("«shop/dev/key»")  # ‹secret-ferry:allow› a test
other = json.loads(secret_cache.get_secret_string('«shop/dev/db»'))["password"]
third = client.get_secret_value(SecretId="«shop/dev/key»")["SecretString"]
fourth = parameters.get_secret("«shop/dev/key»", max_age=300)
text = f"{secret_cache.get_secret_string('«shop/dev/key»')} get_secret_string"
`,
  ],
  [
    'source.java',
    `class A {
  String key = SECRET_CACHE.getSecretString("«shop/dev/key»"); // ‹secret-ferry:allow› x
  String b = client.getSecretValue(b -> b.secretId("«shop/dev/key»")).secretString();
}
`,
  ],
  [
    'source.go',
    `package main

var key = mustGetSecret("«shop/dev/key»") // ‹secret-ferry:allow› x
var a, err = cache.GetSecretStringWithContext(ctx, "«shop/dev/key»")
var in = &secretsmanager.GetSecretValueInput{SecretId: aws.String("«shop/dev/key»")}
`,
  ],
  [
    'source.cs',
    `class A {
  string key = ProgramSecrets.Get("«shop/dev/key»"); // ‹secret-ferry:allow› x
  string b = await cache.GetSecretString("«shop/dev/key»");
  object c = new GetSecretValueRequest { SecretId = "«shop/dev/key»" };
}
`,
  ],
  [
    'source.ruby',
    `key = aws_secret('«shop/dev/key»') # ‹secret-ferry:allow› x
other = client.get_secret_value(secret_id: '«shop/dev/key»').secret_string
`,
  ],
  [
    'text.html.php',
    `<?php
$key = aws_secret('«shop/dev/key»'); // ‹secret-ferry:allow› x
$b = $client->getSecretValue(['SecretId' => '«shop/dev/key»'])['SecretString'];
`,
  ],
  [
    'source.rust',
    `async fn main() {
    let key = get_secret("«shop/dev/key»").await?; // ‹secret-ferry:allow› x
    let b = client.get_secret_value("«shop/dev/key»", None, None, false).await?;
}
`,
  ],
  [
    'source.shell',
    `# ‹secret-ferry:allow›[«generic-password»] ‹until› «2027-01-31» x
KEY="$(aws secretsmanager get-secret-value --secret-id '«shop/dev/key»' --query SecretString)"
aws secretsmanager get-secret-value --secret-id «shop/dev/key» --output text
aws secretsmanager get-secret-value --secret-id="«shop/dev/key»"
aws secretsmanager get-secret-value --secret-id "$NAME"
`,
  ],
  [
    'source.powershell',
    `$key = (Get-SECSecretValue -SecretId '«shop/dev/key»').SecretString # ‹secret-ferry:allow› x
$b = Get-SECSecretValue -SecretId «shop/dev/key»
`,
  ],
  [
    'source.yaml',
    `password: '{{‹resolve:secretsmanager›:«shop/dev/db»:‹SecretString›:«password»}}' # ‹secret-ferry:allow› x
other: !Sub "{{‹resolve:secretsmanager›:«shop/dev/db»}}"
key: \${ssm:‹/aws/reference/secretsmanager/›«shop/dev/key»}
run: aws secretsmanager get-secret-value --secret-id «shop/dev/key»
`,
  ],
  [
    'source.json',
    `{
  "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:«shop/dev/db-AbCdEf»:«password»::",
  "password": "{{‹resolve:secretsmanager›:«shop/dev/db»:‹SecretString›:«password»:AWSCURRENT:}}",
  "plain": "shop/dev/db"
}
`,
  ],
  [
    'source.json.comments',
    `// ‹secret-ferry:allow› x\n{ "key": "{{‹resolve:secretsmanager›:«shop/dev/key»}}" }\n`,
  ],
  ['source.dotenv', '# ‹secret-ferry:allow› x\nKEY=1\n'],
  [
    'source.ini',
    `; ‹secret-ferry:allow› x\nkey=\${ssm:‹/aws/reference/secretsmanager/›«shop/dev/key»}\n`,
  ],
  [
    'source.dockerfile',
    `# ‹secret-ferry:allow› x\nRUN aws secretsmanager get-secret-value --secret-id «shop/dev/key»\n`,
  ],
  ['source.sql', `SELECT 1; -- ‹secret-ferry:allow› x\n`],
  ['text.xml', `<a><!-- ‹secret-ferry:allow› x --></a>\n`],
  ['text.html.derivative', `<p>x</p><!-- ‹secret-ferry:allow› x -->\n`],
  ['source.swift', `let a = 1 // ‹secret-ferry:allow› x\n`],
  ['source.cpp', `int a = 1; // ‹secret-ferry:allow› x\n`],
  ['source.lua', `local a = 1 -- ‹secret-ferry:allow› x\n`],
  ['source.batchfile', `REM ‹secret-ferry:allow› x\n`],
  ['source.makefile', `# ‹secret-ferry:allow› x\n`],
];

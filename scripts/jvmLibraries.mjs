// What Java and Kotlin programs of the tests are compiled and run with, from Maven Central.
// `node scripts/jvmLibraries.mjs` downloads what is missing.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quietly } from './process.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const directory = join(root, '.cache/jvm');
const marker = join(directory, 'installed.json');
const windows = process.platform === 'win32';

const kotlin = '2.2.20';

/** By the folder that they are in. */
const libraries = {
  // what rewritten programs use, and the standard library of those in Kotlin
  programs: [
    ['com.amazonaws.secretsmanager', 'aws-secretsmanager-caching-java', '2.1.1'],
    ['org.jetbrains.kotlin', 'kotlin-stdlib', kotlin],
  ],
  kotlinc: [['org.jetbrains.kotlin', 'kotlin-compiler-embeddable', kotlin]],
};

/** Whether everything is downloaded. */
export function areDownloaded() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === JSON.stringify(libraries);
}

async function main() {
  if (areDownloaded()) return;
  for (const [name, artifacts] of Object.entries(libraries)) await download(name, artifacts);
  writeFileSync(marker, JSON.stringify(libraries));
}

async function download(name, artifacts) {
  const folder = join(directory, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pom = join(directory, `${name}.xml`);
  writeFileSync(pom, project(artifacts));
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  const options = ['--batch-mode', '--quiet', '--file', pom, `-DoutputDirectory=${folder}`];
  await quietly(windows ? 'mvn.cmd' : 'mvn', [...options, goal]);
}

function project(artifacts) {
  const dependencies = artifacts.map(
    ([group, artifact, version]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  );
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>',
    '<groupId>secret-ferry</groupId><artifactId>roundtrip</artifactId><version>1</version>',
    `<dependencies>${dependencies.join('')}</dependencies></project>`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
}

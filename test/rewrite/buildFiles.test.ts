import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../src/base/text';
import { addToGradle } from '../../src/rewrite/manifests/gradle';
import { addToPom } from '../../src/rewrite/manifests/pom';

const LIBRARY = { group: 'a.b', artifact: 'lib', version: '1.2' };

function result(text: string, edit: TextEdit | 'unchanged' | undefined): string | undefined {
  return typeof edit === 'object' ? applyEdits(text, [edit]) : edit;
}

const lines = (...all: string[]): string => [...all, ''].join('\n');

const entry = (indent: string, unit: string): string[] => [
  `${indent}<dependency>`,
  `${indent}${unit}<groupId>a.b</groupId>`,
  `${indent}${unit}<artifactId>lib</artifactId>`,
  `${indent}${unit}<version>1.2</version>`,
  `${indent}</dependency>`,
];

const other = (indent: string, inner = ''): string[] => [
  `${indent}<dependency>`,
  `${indent}  <groupId>x</groupId><artifactId>y</artifactId>${inner}`,
  `${indent}</dependency>`,
];

const own = (extra = ''): string =>
  `<dependency><groupId>a.b</groupId><artifactId>lib</artifactId>${extra}</dependency>`;

describe('pom.xml', () => {
  const managed = (inner: string): string =>
    `  <dependencyManagement><dependencies>${inner}</dependencies></dependencyManagement>`;
  const cases: Record<string, [string, string | undefined]> = {
    'at the end of the list, not of those that are managed or a profile’s': [
      lines(
        '<?xml version="1.0"?>',
        '<project>',
        managed(''),
        '  <dependencies>',
        ...other('    '),
        '    <!-- <dependencies> -->',
        '  </dependencies>',
        '  <profiles><profile><dependencies></dependencies></profile></profiles>',
        '</project>',
      ),
      lines(
        '<?xml version="1.0"?>',
        '<project>',
        managed(''),
        '  <dependencies>',
        ...other('    '),
        '    <!-- <dependencies> -->',
        ...entry('    ', '  '),
        '  </dependencies>',
        '  <profiles><profile><dependencies></dependencies></profile></profiles>',
        '</project>',
      ),
    ],
    'a list of its own before the build': [
      lines('<project>', '\t<build>', '\t</build>', '</project>'),
      lines(
        '<project>',
        '\t<dependencies>',
        ...entry('\t\t', '\t'),
        '\t</dependencies>',
        '',
        '\t<build>',
        '\t</build>',
        '</project>',
      ),
    ],
    'a list that closes itself': [
      lines('<project>', '  <dependencies/>', '</project>'),
      lines(
        '<project>',
        '  <dependencies>',
        ...entry('    ', '  '),
        '  </dependencies>',
        '</project>',
      ),
    ],
    'no version where it is managed': [
      lines(
        '<project>',
        managed(own('<version>1</version>')),
        '  <dependencies>',
        '  </dependencies>',
        '</project>',
      ),
      lines(
        '<project>',
        managed(own('<version>1</version>')),
        '  <dependencies>',
        ...entry('    ', '  ').filter((line) => !line.includes('version')),
        '  </dependencies>',
        '</project>',
      ),
    ],
    'there already': [`<project><dependencies>${own()}</dependencies></project>`, 'unchanged'],
    'there for tests alone': [
      `<project><dependencies>${own('<scope>test</scope>')}</dependencies></project>`,
      undefined,
    ],
    'tags that don’t match': ['<project><dependencies></project>', undefined],
    'no project': ['<settings></settings>', undefined],
  };
  for (const [title, [text, expected]] of Object.entries(cases)) {
    it(title, () => {
      assert.equal(result(text, addToPom(text, LIBRARY)), expected);
    });
  }

  it('keeps CR LF', () => {
    const text = lines('<project>', '  <dependencies>', '  </dependencies>', '</project>');
    const crlf = text.replaceAll('\n', '\r\n');
    const plain = result(text, addToPom(text, LIBRARY));
    assert.equal(result(crlf, addToPom(crlf, LIBRARY)), plain?.replaceAll('\n', '\r\n'));
  });
});

describe('build.gradle', () => {
  const cases: Record<string, [string, string | undefined]> = {
    'behind the last of its kind, written as it is': [
      lines(
        'buildscript {',
        '    dependencies { classpath "x:y:1" }',
        '}',
        'dependencies {',
        "  implementation 'x:y:1' // '",
        "  testImplementation 'z:z:1'",
        '}',
      ),
      lines(
        'buildscript {',
        '    dependencies { classpath "x:y:1" }',
        '}',
        'dependencies {',
        "  implementation 'x:y:1' // '",
        "  implementation 'a.b:lib:1.2'",
        "  testImplementation 'z:z:1'",
        '}',
      ),
    ],
    'with brackets, behind an entry with a block': [
      lines(
        'dependencies {',
        '\tapi("x:y:1") {',
        '\t\ttransitive = false',
        '\t}',
        '\tapi("x:z:1")',
        '}',
      ),
      lines(
        'dependencies {',
        '\tapi("x:y:1") {',
        '\t\ttransitive = false',
        '\t}',
        '\tapi("x:z:1")',
        '\timplementation("a.b:lib:1.2")',
        '}',
      ),
    ],
    'on one line': [
      "dependencies { implementation 'x:y:1' }\n",
      "dependencies { implementation 'x:y:1' ; implementation 'a.b:lib:1.2' }\n",
    ],
    'no block, but a plugin': [
      "apply plugin: 'java'\n",
      "apply plugin: 'java'\n\ndependencies {\n    implementation 'a.b:lib:1.2'\n}\n",
    ],
    'no block and no plugin': ["task hello { println 'x' }\n", undefined],
    'there already': ["dependencies {\n  implementation 'a.b:lib:1'\n}\n", 'unchanged'],
    'there for tests alone': ["dependencies {\n  testImplementation 'a.b:lib:1'\n}\n", undefined],
    'two blocks': ['dependencies {\n}\ndependencies {\n}\n', undefined],
    'a quote left over': ["dependencies {\n  x /'/\n}\n", undefined],
  };
  for (const [title, [text, expected]] of Object.entries(cases)) {
    it(title, () => {
      assert.equal(result(text, addToGradle(text, LIBRARY, false)), expected);
    });
  }

  it('is written in Kotlin in build.gradle.kts', () => {
    const text = 'plugins {\n    kotlin("jvm") version "2.2.20"\n}\n';
    const expected = `${text}\ndependencies {\n    implementation("a.b:lib:1.2")\n}\n`;
    assert.equal(result(text, addToGradle(text, LIBRARY, true)), expected);
    const multi = 'plugins {\n    kotlin("multiplatform")\n}\ndependencies {\n}\n';
    assert.equal(addToGradle(multi, LIBRARY, true), undefined);
  });
});

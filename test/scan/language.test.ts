import assert from 'node:assert/strict';
import { detectLanguage } from '../../src/scan/language';

describe('detectLanguage', () => {
  const byPath: [path: string, languageId: string, kind: string][] = [
    ['src/a.ts', 'typescript', 'code'],
    ['A.JAVA', 'java', 'code'],
    ['.env', 'dotenv', 'data'],
    ['config/.env.production', 'dotenv', 'data'],
    ['prod.env', 'dotenv', 'data'],
    ['.envrc', 'dotenv', 'data'],
    ['Dockerfile', 'dockerfile', 'data'],
    ['dev.Dockerfile', 'dockerfile', 'data'],
    ['Jenkinsfile', 'groovy', 'code'],
    ['Gemfile', 'ruby', 'code'],
    ['Procfile', 'yaml', 'data'],
    ['Pipfile', 'toml', 'data'],
    ['.npmrc', 'ini', 'data'],
    ['_netrc', 'ini', 'data'],
    ['home/.aws/credentials', 'ini', 'data'],
    ['home/.aws/config', 'ini', 'data'],
    ['C:\\Users\\ann\\.kube\\config', 'yaml', 'data'],
    ['.docker/config.json', 'json', 'json'],
    ['appsettings.Production.json', 'json', 'json'],
    ['application-prod.yml', 'yaml', 'data'],
    ['prod.tfvars', 'terraform-vars', 'code'],
    ['prod.tfvars.json', 'json', 'json'],
    ['web.config', 'xml', 'prose'],
    ['a.ipynb', 'json', 'json'],
    ['.babelrc', 'jsonc', 'json'],
    ['README', 'plaintext', 'prose'],
    ['config', 'plaintext', 'prose'],
  ];
  for (const [path, languageId, kind] of byPath) {
    it(`${path} is ${languageId}`, () => {
      assert.deepEqual(detectLanguage(path), { languageId, kind });
    });
  }

  it('goes by the editor’s id before the path, but where the id is vague', () => {
    assert.equal(detectLanguage('a.txt', 'yaml').languageId, 'yaml');
    assert.equal(detectLanguage('Untitled-1', 'dockercompose').languageId, 'yaml');
    assert.equal(detectLanguage('.env', 'properties').languageId, 'dotenv');
    assert.equal(detectLanguage('a.conf', 'properties').languageId, 'ini');
    assert.equal(detectLanguage('Untitled-1', 'properties').languageId, 'properties');
    assert.equal(detectLanguage('a.py', 'unheard-of').kind, 'code');
  });

  it('goes by the first line where nothing else tells', () => {
    const told = (line: string): string =>
      detectLanguage('run', undefined, `${line}\nx`).languageId;
    assert.equal(told('#!/bin/bash -e'), 'shellscript');
    assert.equal(told('#!/usr/bin/env python3.12'), 'python');
    assert.equal(told('#!/usr/bin/env -S node --no-warnings'), 'javascript');
    assert.equal(told('#!/usr/bin/perl'), 'perl');
    assert.equal(told('#!/opt/strange'), 'plaintext');
    assert.equal(told('# !/bin/bash'), 'plaintext');
  });
});

import assert from 'node:assert/strict';
import { isTestFile } from '../../src/rewrite/testFiles';

describe('test files', () => {
  for (const path of [
    'tests/helper.py',
    'src/test/java/Shop.java',
    'app/__tests__/cart.js',
    'test_cart.py',
    'cart_test.go',
    'cart.spec.ts',
    'cart.e2e.js',
    'cart_spec.rb',
    'conftest.py',
    'src\\test\\CartTest.java',
    'CartTests.cs',
    'CartIT.java',
    'Cart.Tests.ps1',
  ]) {
    it(`are ${path}`, () => {
      assert.ok(isTestFile(path));
    });
  }

  for (const path of [
    'src/contest.py',
    'latest/cart.js',
    'src/testimony.ts',
    'Audit.java',
    'attest.go',
    'specification.rb',
    'src/Protest.java',
    'examples/cart.py',
  ]) {
    it(`are not ${path}`, () => {
      assert.ok(!isTestFile(path));
    });
  }
});

const FOLDER = /(?:^|\/)(?:tests?|__tests__|specs?|e2e)\//;

/** `test_x.py`, `x_test.go`, `x.spec.ts`, `x_spec.rb`, `X.Tests.ps1`. */
const NAME = /(?:^|\/)(?:test_[^/]*|conftest)\.\w+$|[._-](?:test|spec|e2e)\.\w+$|\.Tests\.ps1$/i;

/** `XTest.java`, `XTests.cs`, `XSpec.kt`, `XIT.java`. */
const CLASS = /[a-z\d](?:Tests?|TestCase|Spec|IT)\.(?:java|kt|kts|cs|php|swift|groovy)$/;

/** Whether the file is run by a test runner, as the usual names of each language tell. */
export function isTestFile(path: string): boolean {
  const slashed = path.replaceAll('\\', '/');
  return FOLDER.test(slashed) || NAME.test(slashed) || CLASS.test(slashed);
}

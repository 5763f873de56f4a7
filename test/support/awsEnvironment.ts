/** Runs each test of the enclosing suite without the AWS variables of whoever runs it. */
export function withoutAwsEnvironment(): void {
  let kept: [string, string | undefined][] = [];

  beforeEach(() => {
    kept = Object.entries(process.env).filter(([name]) => name.startsWith('AWS_'));
    clear();
    // Else the SDK's chain would ask the metadata service of a cloud machine.
    process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
  });
  afterEach(() => {
    clear();
    Object.assign(process.env, Object.fromEntries(kept));
  });
}

function clear(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('AWS_')) delete process.env[name];
  }
}

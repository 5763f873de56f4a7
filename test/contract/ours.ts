import type { PolicyDocument } from '../../src/policy/evaluate';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

export const ROLE = 'contract-role';
export const PROFILE = 'contract';
export const roleTags = { name: 'contract', appenv: 'dev' };

const everything: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};

/** A sandbox whose one role may do everything, as moto's callers may. */
export function startOurs(stateDirectory?: string): Promise<Sandbox> {
  return startSandbox({
    roles: [{ name: ROLE, tags: roleTags, policies: [everything] }],
    profiles: { [PROFILE]: ROLE },
    ...(stateDirectory !== undefined && { stateDirectory }),
  });
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { evaluate, type PolicyDocument, type PolicySet } from '../../src/policy/evaluate';

/** One documented authorization; the data file beside this one says why and where it is written. */
interface Case {
  id: string;
  policies: { kind: string; document: PolicyDocument; level?: string }[];
  request: {
    action: string;
    resource: string;
    principalArn: string;
    principalTags: Record<string, string>;
    resourceTags: Record<string, string>;
    requestTags: Record<string, string>;
    tagKeys: string[] | null;
    context: Record<string, string | string[]>;
  };
  expected: 'allow' | 'implicitDeny' | 'explicitDeny';
  why: string;
  source: string;
}

const cases = readFileSync(new URL('./cases.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

/** Kinds of policy that `evaluate` does not take: each names principals, and we have no caller for it. */
const outOfScope: Record<string, string> = {
  resource: 'a policy on the secret or key',
  rcp: 'a resource control policy',
  vpce: 'a VPC endpoint policy',
};

/** Cases about who asks whom rather than about what the policies say. */
const otherPrincipals: Record<string, string> = {
  A14: 'a secret of another account needs a policy on the secret as well',
  G10: 'a secret of another account needs a policy on the secret as well',
  D07: 'a federated user without session policy is denied',
  E08: 'the account root user is allowed everything',
  E09: 'the account root user under a service control policy',
};

function reasonToLeaveOut(it: Case): string | undefined {
  const kind = it.policies.find((policy) => policy.kind in outOfScope)?.kind;
  return kind === undefined ? otherPrincipals[it.id] : outOfScope[kind];
}

function policySet(it: Case): PolicySet {
  const of = (kind: string) => it.policies.filter((policy) => policy.kind === kind);
  const [boundary] = of('boundary');
  const [session] = of('session');
  const levels = [...new Set(of('scp').map(({ level }) => level))];
  return {
    identity: of('identity').map(({ document }) => document),
    control: levels.map((level) =>
      of('scp')
        .filter((policy) => policy.level === level)
        .map(({ document }) => document),
    ),
    ...(boundary && { boundary: boundary.document }),
    ...(session && { session: session.document }),
  };
}

function context(request: Case['request']): Record<string, string | string[]> {
  const tags = (prefix: string, of: Record<string, string>) =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [`${prefix}/${key}`, value]));
  return {
    ...tags('aws:PrincipalTag', request.principalTags),
    ...tags('aws:ResourceTag', request.resourceTags),
    ...tags('secretsmanager:ResourceTag', request.resourceTags),
    ...tags('aws:RequestTag', request.requestTags),
    ...(request.tagKeys && { 'aws:TagKeys': request.tagKeys }),
    ...request.context,
  };
}

const effects = { allow: 'allow', implicitDeny: 'implicit-deny', explicitDeny: 'explicit-deny' };

describe('policy evaluation as AWS documents it', () => {
  const inScope = cases.filter((it) => reasonToLeaveOut(it) === undefined);

  for (const it of inScope) {
    specify(`${it.id}: ${it.why} (${it.source})`, () => {
      const { action, resource } = it.request;
      const decision = evaluate(policySet(it), { action, resource, context: context(it.request) });
      assert.equal(decision.effect, effects[it.expected]);
    });
  }

  specify('no more of the documented cases are left out than are named here', () => {
    assert.deepEqual(
      { documented: cases.length, checked: inScope.length },
      { documented: 282, checked: 204 },
    );
  });
});

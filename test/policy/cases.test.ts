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

function policySet(it: Case): PolicySet {
  const of = (kind: string) => it.policies.filter((policy) => policy.kind === kind);
  const [boundary] = of('boundary');
  const [session] = of('session');
  const [resource] = of('resource');
  const [endpoint] = of('vpce');
  const byLevel = (kind: string) =>
    [...new Set(of(kind).map(({ level }) => level))].map((level) =>
      of(kind)
        .filter((policy) => policy.level === level)
        .map(({ document }) => document),
    );
  return {
    identity: of('identity').map(({ document }) => document),
    control: byLevel('scp'),
    resourceControl: byLevel('rcp'),
    ...(boundary && { boundary: boundary.document }),
    ...(session && { session: session.document }),
    ...(resource && { resource: resource.document }),
    ...(endpoint && { endpoint: endpoint.document }),
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

/** Kinds whose documents are not merged: a second one would be dropped in silence. */
const SINGLE = ['boundary', 'session', 'resource', 'vpce'];

describe('policy evaluation as AWS documents it', () => {
  for (const it of cases) {
    specify(`${it.id}: ${it.why} (${it.source})`, () => {
      const { action, resource, principalArn: caller } = it.request;
      const request = { caller, action, resource, context: context(it.request) };
      assert.equal(evaluate(policySet(it), request).effect, effects[it.expected]);
    });
  }

  specify('all of the documented cases are here, and each of their policies is handed over', () => {
    assert.equal(new Set(cases.map(({ id }) => id)).size, 282);
    for (const { id, policies } of cases) {
      const kinds = policies.map(({ kind }) => kind);
      for (const kind of SINGLE) {
        assert.ok(kinds.filter((one) => one === kind).length <= 1, `${id} has several of ${kind}`);
      }
      const known = ['identity', 'scp', 'rcp', ...SINGLE];
      assert.ok(
        kinds.every((kind) => known.includes(kind)),
        id,
      );
    }
  });
});

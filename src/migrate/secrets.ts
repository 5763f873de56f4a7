import { randomUUID } from 'node:crypto';
import { tagKey } from '../access/scope';
import { Fault } from '../base/fault';
import type { Assessment } from '../rewrite/adapter';
import { prefixOf } from '../scan/companions';
import { checkSecret } from '../store/limits';
import { renderName, secretShortName } from '../tagging/name';
import type { Offers, Scheme, TagChoice } from '../tagging/scheme';
import { chooseTags } from '../tagging/tags';
import type { Bundle } from './bundles';
import type { Choices } from './choices';
import { requestFor } from './create';
import type { Group } from './grouping';
import { isTogether } from './homes';
import type { PlanInputs, PlannedSecret } from './plan';
import type { Assessed } from './planner';

interface SecretBasis {
  readonly inputs: PlanInputs;
  readonly groups: readonly Group[];
  readonly choices: Choices;
  readonly tokens: Map<string, string>;
  readonly assessed: readonly Assessed[];
}

/** A secret before its name is made unlike all others. */
type Draft = Omit<PlannedSecret, 'token' | 'wanted' | 'problem'>;

/** Name, tags and request token of every group's secret, by the group's index. */
export function planSecrets(basis: SecretBasis): PlannedSecret[] {
  const taken = new Set<string>();
  const planned: PlannedSecret[] = [];
  for (const index of namingOrder(basis)) {
    const draft = draftSecret(basis, index);
    const chosen = basis.choices.names.has(index);
    const name = chosen ? draft.name : freeName(draft.name, taken);
    const secret = finish(basis, { ...draft, name }, chosen && taken.has(name));
    taken.add(name);
    planned[index] = secret;
  }
  return planned;
}

/** Names that the user chose first, then those that code will look up: they get the plain names. */
function namingOrder({ groups, choices, assessed }: SecretBasis): number[] {
  const rank = (index: number): number => {
    if (choices.names.has(index)) return 0;
    const { members = [], bundle } = groups[index] ?? {};
    if (bundle && !isTogether(bundle, choices)) return 3;
    return members.some((i) => assessed[i]?.assessment.decision !== 'guidance') ? 1 : 2;
  };
  return groups.map((_, index) => index).sort((a, b) => rank(a) - rank(b) || a - b);
}

function draftSecret(basis: SecretBasis, index: number): Draft {
  const { inputs, groups, choices, assessed } = basis;
  const { members = [], bundle } = groups[index] ?? {};
  const first = assessed[members[0] ?? -1];
  const value = bundle?.value ?? first?.assessment.value;
  if (!first || !value) throw new RangeError('a group without a value');
  const offers = chosenOffers(first.offers, choices, index);
  const tags = chooseTags(inputs.scheme, offers);
  const kmsKeyId = chosenKey(choices, index, inputs.kmsKeyId);
  return {
    index,
    name: choices.names.get(index) ?? nameFor(inputs.scheme, tags, offers, { ...first, bundle }),
    tags,
    description: describe(first),
    value,
    declared: isDeclared(choices, index),
    ...(bundle && { fields: bundle.names }),
    ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
  };
}

/** What the user chose comes before everything the workspace offers. */
function chosenOffers(offers: Offers, { tags }: Choices, index: number): Offers {
  const chosen: Record<string, Offers[string]> = {};
  for (const { key, value, secret } of tags) {
    if (secret === undefined || secret === index) chosen[key] = [{ value, source: 'you' }];
  }
  return { ...offers, ...chosen };
}

function isDeclared({ declared }: Choices, index: number): boolean {
  const own = declared.findLast(({ secret }) => secret === undefined || secret === index);
  return own?.declared === true;
}

function chosenKey({ kms }: Choices, index: number, usual?: string): string | undefined {
  const own = kms.findLast(({ secret }) => secret === undefined || secret === index);
  return own ? own.kmsKeyId : usual;
}

/** `path (binding)`: where the value came from, for whoever meets the secret in AWS. */
function describe({ path, assessment }: Assessed): string {
  const { binding } = assessment.finding;
  const text = `Moved by Secret Ferry from ${path}${binding === undefined ? '' : ` (${binding})`}`;
  return text.slice(0, 2048);
}

/** The name by the team's template; what is not known yet stays in it as its placeholder. */
function nameFor(
  scheme: Scheme,
  tags: readonly TagChoice[],
  offers: Offers,
  { path, assessment, bundle }: Assessed & { readonly bundle: Bundle | undefined },
): string {
  const { ruleId } = assessment.finding;
  const binding = bundle ? bundleName(bundle, assessment) : assessment.finding.binding;
  const secret = secretShortName({
    path,
    ruleId,
    ...(binding === undefined ? {} : { binding }),
  });
  const values = { ...placeholderValues(scheme, tags, offers), secret };
  const rendered = renderName(scheme.nameTemplate, values);
  return 'name' in rendered ? rendered.name : fillIn(scheme.nameTemplate, values);
}

/** What the fields have in common: `db-login` for `dbUser` and `dbPassword`. */
function bundleName({ kind }: Bundle, { finding }: Assessment): string {
  return [prefixOf(finding.binding ?? ''), kind].join(' ').trim();
}

function placeholderValues(
  scheme: Scheme,
  tags: readonly TagChoice[],
  offers: Offers,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, placeholder = ''] of scheme.nameTemplate.matchAll(/\{([^{}]+)\}/g)) {
    const key = tagKey(scheme, placeholder);
    const tag = tags.find((other) => other.key === key);
    const value = tag?.state === 'set' ? tag.value : tag ? undefined : offers[key]?.[0]?.value;
    if (value !== undefined) values[placeholder] = value;
  }
  return values;
}

function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([^{}]+)\}/g, (whole, key: string) => values[key] ?? whole);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let suffix = 2; taken.has(free); suffix += 1) free = `${name}-${suffix}`;
  return free;
}

function finish({ tokens }: SecretBasis, draft: Draft, isTwin: boolean): PlannedSecret {
  const { index, name, tags, kmsKeyId } = draft;
  const sent = JSON.stringify([index, name, tags, kmsKeyId]);
  const token = tokens.get(sent) ?? randomUUID();
  tokens.set(sent, token);
  const secret = { ...draft, token, wanted: false };
  const problem = isTwin ? twin(name) : problemOf(secret);
  return problem ? { ...secret, problem } : secret;
}

function twin(name: string): Fault {
  return new Fault(
    'name-invalid',
    `Two secrets of this move would be named "${name}".`,
    'Name one of them differently.',
  );
}

function problemOf(secret: PlannedSecret): Fault | undefined {
  const missing = [
    ...secret.tags.flatMap((tag) =>
      tag.state === 'missing' && tag.rule.required ? [tag.key] : [],
    ),
    ...[...secret.name.matchAll(/\{([^{}]+)\}/g)].map(([, placeholder = '']) => placeholder),
  ];
  if (missing.length === 0) return checkSecret(requestFor(secret));
  // In the guidance's policy the tag `name` carries the application's name: one thing to set.
  const isAlias = (key: string): boolean => key === 'name' && missing.includes('appname');
  return missingFault([...new Set(missing)].filter((key) => !isAlias(key)));
}

function missingFault(keys: readonly string[]): Fault {
  const quoted = keys.map((key) => `"${key}"`).join(', ');
  const entries = keys.map((key) => `"${key}": "…"`).join(', ');
  return new Fault(
    'metadata-missing',
    `${quoted} ${keys.length === 1 ? 'has' : 'have'} no value, so the secret can’t be created yet.`,
    `Choose a value in the review, or set "metadata": {${entries}} in .secretferry.json.`,
  );
}

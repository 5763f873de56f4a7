import { databasePassword } from '../passwords';
import type { Check, Rule } from '../rule';
import { judgeValue } from '../values';
import { encodedSample, sample } from './sample';

/** Left open for whoever installs it. */
const LEFT_OPEN = /change|replace|your|example|placeholder|todo|xxx|[<>]|\{\{|\$\{/i;
const LEAST = 6;

/** Below `data` all values are base64, and somebody took the pains to encode this one. */
const encodedSecret: Check = (value) => {
  const decoded = Buffer.from(value, 'base64').toString('latin1');
  if (decoded.length < LEAST || LEFT_OPEN.test(decoded) || /^(.)\1*$/.test(decoded))
    return undefined;
  if (decoded.startsWith('-----BEGIN CERT') || /^[\d.:-]+$/.test(decoded)) return undefined;
  return { confidence: 'medium', reason: 'a value below "data" of a Kubernetes Secret' };
};

const PUBLIC =
  'user(?:name)?|login|host(?:name)?|port|database|db(?:name)?|namespace|(?:ca|tls)\\.(?:crt|pem)|email|url';
/** A comment, or an entry that names no secret. */
const PASSED = `(?:[ \\t]{1,8}(?:#|["']?(?:${PUBLIC})["']?:)[^\\n]{0,100}\\n)?`;
const BLOCK = '(?:[|>][+-]?[ \\t]{0,4}\\r?\\n[ \\t]{1,8})?';
const ENTRY =
  `data:[ \\t]{0,4}\\r?\\n${PASSED}[ \\t]{1,8}(?!["']?(?:${PUBLIC})["']?:)` +
  `["']?[\\w.-]{1,40}["']?:[ \\t]{1,4}${BLOCK}["']?`;
const VALUE = '(?<value>[A-Za-z0-9+/]{8,4000}={0,2})(?![A-Za-z0-9+/=])';
/** Lines of the same document that are neither its kind nor its data; no two ways to read them. */
const LINES = '(?:[aimst #\\t][^\\n]{0,80}\\n){0,6}';
const KIND = `kind:[ \\t]{1,4}["']?[Ss]ecret["']?(?![\\w])`;

/** Lines of the document between its data and its kind; none starts another document. */
const BETWEEN = '(?:[aimst \\t][^\\n]{0,400}\\n){0,12}';
const PLAIN_ENTRY =
  `stringData:[ \\t]{0,4}\\r?\\n${PASSED}[ \\t]{1,8}(?!["']?(?:${PUBLIC})["']?:)` +
  `["']?[\\w.-]{1,40}["']?:[ \\t]{1,4}["']?`;

/** Below `stringData` values stand as they are, and a word may be a setting. */
const plainSecret: Check = (value) => {
  const verdict = databasePassword(value);
  const kind = judgeValue(value);
  if (!verdict || kind === undefined || kind === 'words' || kind === 'digits') return undefined;
  return { confidence: 'medium', reason: 'a value below "stringData" of a Kubernetes Secret' };
};

const ROTATE = 'https://kubernetes.io/docs/concepts/configuration/secret/';

const manifest = (...parts: string[]): string => ['apiVersion: v1', ...parts].join('\n');
const data = (name: string, value: string): string =>
  `data:\n  ${name}: ${Buffer.from(value).toString('base64')}`;

/** Values of Kubernetes Secrets, wherever the manifest stands: in scripts, templates and prose. */
export const MANIFEST_RULES: readonly Rule[] = [
  {
    id: 'kubernetes-secret-value',
    title: 'Value in the manifest of a Kubernetes Secret',
    type: 'application-secret',
    func: 'kubernetes',
    keywords: ['kind:'],
    pattern: new RegExp(`${KIND}[ \\t]{0,4}\\r?\\n${LINES}${ENTRY}${VALUE}`, 'dy'),
    check: encodedSecret,
    rotate: ROTATE,
    source: ROTATE,
    hits: () => [
      manifest('kind: Secret', 'metadata:', '  name: a', data('extra', sample('base62', 12))),
      manifest('kind: "secret"', data('.dockercfg', `{"auth":"${sample('base62', 12)}"}`)),
    ],
    misses: () => [
      manifest('kind: ConfigMap', data('extra', sample('base62', 12))),
      manifest('kind: Secret', data('username', sample('base62', 12))),
      manifest('kind: Secret', data('key', 'change-me-please')),
      manifest('kind: Secret', '---', 'kind: ConfigMap', data('key', sample('base62', 12))),
    ],
  },
  {
    id: 'kubernetes-secret-data',
    title: 'Value in the manifest of a Kubernetes Secret, before its kind',
    type: 'application-secret',
    func: 'kubernetes',
    keywords: ['data:'],
    pattern: new RegExp(
      `(?<![A-Za-z])${ENTRY}${VALUE}["']?[ \\t]{0,4}\\r?\\n${BETWEEN}${KIND}`,
      'dy',
    ),
    check: encodedSecret,
    rotate: ROTATE,
    source: ROTATE,
    hits: () => [
      manifest(data('extra', sample('base62', 12)), 'metadata:', '  name: a', 'kind: Secret'),
      manifest(data("'extra'", sample('base62', 12)), "kind: 'Secret'"),
      manifest(
        'data:',
        '  .dockercfg: |',
        `    ${encodedSample({ auth: sample('base62', 12) })}`,
        'kind: Secret',
      ),
    ],
    misses: () => [
      manifest(data('extra', sample('base62', 12)), 'kind: ConfigMap'),
      manifest(data('extra', sample('base62', 12)), '---', 'kind: Secret'),
      manifest(data('username', sample('base62', 12)), 'kind: Secret'),
    ],
  },
  {
    id: 'kubernetes-secret-text',
    title: 'Plain value in the manifest of a Kubernetes Secret',
    type: 'application-secret',
    func: 'kubernetes',
    keywords: ['kind:'],
    pattern: new RegExp(
      `${KIND}[ \\t]{0,4}\\r?\\n${LINES}${PLAIN_ENTRY}(?<value>[^\\s"'#|>{}$]{6,200})["']?(?=[\\s";]|$)`,
      'dy',
    ),
    check: plainSecret,
    rotate: ROTATE,
    source: ROTATE,
    hits: () => [
      manifest(
        'kind: Secret',
        'metadata:',
        '  name: a',
        'stringData:',
        `  extra: ${sample('base62', 12)}`,
      ),
    ],
    misses: () => [
      manifest('kind: Secret', 'stringData:', '  mode: production'),
      manifest('kind: Secret', 'stringData:', '  extra: ${EXTRA}'),
      manifest('kind: Secret', 'stringData:', `  username: ${sample('base62', 12)}`),
      manifest('kind: ConfigMap', 'stringData:', `  extra: ${sample('base62', 12)}`),
    ],
  },
];

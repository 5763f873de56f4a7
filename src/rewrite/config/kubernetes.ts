import { Plaintext } from '../../base/plaintext';
import type { DataDocument, Scalar } from './document';
import { guide, type ConfigFormat, type Judgement } from './format';
import { readYaml } from './yamlDocument';

const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** What a `Secret` holds: the text that its `data` encodes, and of other objects the text itself. */
function stored({ path, value }: Scalar): Plaintext | undefined {
  if (path[0] !== 'data') return value;
  const text = value.reveal();
  if (!BASE64.test(text)) return undefined;
  try {
    const bytes = Buffer.from(text, 'base64');
    return new Plaintext(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined; // bytes that are no text
  }
}

function judge({ path }: Scalar, document: DataDocument): Judgement {
  const isSecret = document.data.some((one) => kindOf(one) === 'Secret');
  const note = path[0] === 'data' && isSecret ? ' What is stored is the decoded value.' : '';
  const { reason, decision } = guide(
    'Kubernetes has no references to AWS: put an ExternalSecret in its place, which External Secrets fills from AWS Secrets Manager',
  );
  return { decision, reason: reason + note };
}

function kindOf(document: unknown): unknown {
  return typeof document === 'object' && document !== null && 'kind' in document
    ? document.kind
    : undefined;
}

/** External Secrets 2.9, whose objects are of version v1. */
const EXTERNAL_SECRET = (secretName: string): string => `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: app
spec:
  refreshInterval: 1h
  secretStoreRef:
    kind: ClusterSecretStore
    name: aws-secrets-manager
  target:
    name: app
  data:
    - secretKey: value
      remoteRef:
        key: ${secretName}
`;

export const KUBERNETES: ConfigFormat = {
  recognises: ({ path, text }) =>
    /\.ya?ml$/i.test(path) && /^apiVersion\s*:/m.test(text) && /^kind\s*:/m.test(text),
  read: () => readYaml,
  judge,
  stored,
  snippet: EXTERNAL_SECRET,
};

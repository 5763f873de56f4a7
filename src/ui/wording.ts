import type { SecretType } from '../scan/finding';

const TYPES: Readonly<Record<SecretType, string>> = {
  'application-secret': 'application secret',
  'client-credential': 'client credential',
  'database-credential': 'database credential',
  'third-party-credential': 'third-party credential',
  'certificate-private-key': "certificate's private key",
  'cryptographic-key': 'cryptographic key',
  'ssh-key': 'SSH key',
  'aws-access-key': 'AWS access key',
};

/** A secret type in words that go after "hardcoded". */
export function describeType(type: SecretType): string {
  return TYPES[type];
}

/** `1 secret`, `3 secrets`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`; of many the first few and how many more. */
export function listed(words: readonly string[], most = 3): string {
  const shown = words.length > most ? words.slice(0, most) : words;
  const rest = words.length - shown.length;
  const last = rest > 0 ? `${rest} more` : shown.at(-1);
  const before = rest > 0 ? shown : shown.slice(0, -1);
  return before.length > 0 ? `${before.join(', ')} and ${last ?? ''}` : (last ?? '');
}

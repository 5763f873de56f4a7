import type { SecretType } from '../finding';
import type { Check, Rule } from '../rule';
import { credentialOf } from './named';

/** A credential of one provider that has no form of its own, as data. */
export interface NamedRow {
  readonly id: string;
  readonly title: string;
  readonly type?: SecretType;
  readonly func: string;
  /** The provider's name as names of variables spell it. */
  readonly keywords: readonly string[];
  /** Source of an expression for the value alone, every quantifier bounded. */
  readonly value: string;
  /** What the name ends in, where the usual words are too many or too few; see credentialOf. */
  readonly kinds?: string;
  readonly check?: Check;
  readonly rotate: string;
  readonly source?: string;
  /** A name as it stands in an environment, and a value made at run time. */
  readonly example: readonly [name: string, value: () => string];
}

const LEAST_ENTROPY = 3;

/**
 * The rule of a row. Its confidence is medium: the name and the shape agree, and neither is proof.
 * The look-alikes are the same value under an id's name, and a placeholder under the right one.
 */
export function namedRule({ example, keywords, value, kinds, ...row }: NamedRow): Rule {
  const [name, make] = example;
  const provider = `(?:${keywords.map(escape).join('|')})`;
  return {
    type: 'third-party-credential',
    ...row,
    keywords,
    pattern: credentialOf(provider, value, kinds),
    confidence: 'medium',
    entropy: LEAST_ENTROPY,
    hits: () => [
      `${name}=${make()}`,
      `${name.toLowerCase()}: '${make()}'`,
      `env.put("${name}", "${make()}")`,
    ],
    misses: () => [
      `${name}_ID=${make()}`,
      `${name}=${'x'.repeat(make().length)}`,
      `${name}=\${${name}}`,
      make(),
    ],
  };
}

function escape(text: string): string {
  return text.replace(/[.+*?^$()[\]{}|\\]/g, String.raw`\$&`);
}

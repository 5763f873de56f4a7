import type { Rule } from '../rule';
import { anyOf, credentialOf } from './named';
import { under } from './notations';
import { sample as drawn } from './sample';

/** A credential without a form of its own: its service's name beside a value of the right shape. */
export interface Service extends Pick<
  Rule,
  'id' | 'title' | 'func' | 'rotate' | 'source' | 'confidence' | 'check' | 'keywords'
> {
  /** Default: a third party's key. */
  readonly type?: Rule['type'];
  /** The service's name as names begin; default: any of the keywords. See credentialOf. */
  readonly provider?: string;
  /** Source of an expression for the value. */
  readonly value: string;
  /** What the name ends in, see credentialOf; default: any word for a credential. */
  readonly kinds?: string;
  /** Bits per character; default 3. Of 24 random hexadecimal digits one text in 200 has less. */
  readonly entropy?: number;
  /** How the name is written in an environment: `ACME_API_KEY`. */
  readonly variable: string;
  /** A value that looks drawn at random. */
  readonly sample: () => string;
}

/** The rule of a service, with samples in the notations that its credentials are written in. */
export function serviceRule(service: Service): Rule {
  const { provider, value, kinds, variable, sample, entropy = 3, ...rest } = service;
  const names = provider ?? anyOf(service.keywords.map((word) => word.replaceAll('.', '\\.')));
  const key = variable.toLowerCase();
  return {
    type: 'third-party-credential',
    ...rest,
    ...credentialOf(`(?:${names})`, value, kinds),
    entropy,
    hits: () => [
      ...under(variable, sample()),
      `https://api.example.org/v1?${key}=${sample()}&page=2`,
      `<${key}>${sample()}</${key}>`,
    ],
    misses: () => [
      `${variable}_ETAG=${sample()}`,
      `${variable}=${sample()}${drawn('base62', 200)}`,
      `${variable}=your-${key}`,
      `${variable}=${'x'.repeat(sample().length)}`,
      `${variable}_URL=https://example.org/${sample()}`,
    ],
  };
}

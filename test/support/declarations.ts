import type { Declaration } from '../../src/migrate/declarations/declaration';

/** One with everything. */
export const login: Declaration = {
  name: 'pay/pay01/dev/db-login',
  words: ['db', 'login'],
  description: "Moved by Secret Ferry from src/o'brien.ts (dbPassword)",
  tags: { name: 'pay', 'cost:centre': 'c 1' },
  kmsKeyId: 'alias/pay',
  rotationDays: 30,
};

/** One with nothing but its name. */
export const token: Declaration = {
  name: 'pay/pay01/dev/token',
  words: ['token'],
  description: '',
  tags: {},
};

/** Descriptions come from paths and identifiers, which may hold anything. */
const NASTY = [
  `'"\\\``,
  '\\"',
  '${x} $${x} %{if y} $ {',
  '{{x}}',
  'a: b # c',
  '- [x]',
  '*a &b !c |',
  'tab\tand\r\nline\nends',
  'bell\u0007 back\b form\f',
  'é 😀 \u2028 `${y}`',
  ' blanks ',
  'yes',
  '0x1F',
];

export const nasty: readonly Declaration[] = NASTY.map((description, i) => ({
  ...token,
  words: [`s${i}`],
  description,
}));

import type { NameJudgement } from './names';

/** An argument that is a secret whatever the variable's name: position from 0, or a named one. */
interface Sink {
  /** The called function's last names, in lower case: `jwt.sign` matches `this.jwt.sign(…)`. */
  readonly callee: string;
  readonly argument: number;
  readonly judgement: NameJudgement;
}

const CRYPTO: NameJudgement = {
  strength: 'secret',
  type: 'cryptographic-key',
  ruleId: 'generic-cryptographic-key',
};
const DATABASE: NameJudgement = {
  strength: 'password',
  type: 'database-credential',
  ruleId: 'generic-password',
};
const PASSWORD: NameJudgement = {
  strength: 'password',
  type: 'application-secret',
  ruleId: 'generic-password',
};
const API_KEY: NameJudgement = {
  strength: 'secret',
  type: 'third-party-credential',
  ruleId: 'generic-api-key',
};
const SESSION: NameJudgement = {
  strength: 'secret',
  type: 'application-secret',
  ruleId: 'generic-secret',
};

const at = (argument: number, judgement: NameJudgement, callees: string): Sink[] =>
  callees.split(' ').map((callee) => ({ callee, argument, judgement }));

/** Calls of well-known libraries for JavaScript and Python that take a secret by position. */
const SINKS: readonly Sink[] = [
  ...at(
    1,
    CRYPTO,
    'jwt.sign jwt.verify jwt.encode jwt.decode createhmac createcipheriv createdecipheriv',
  ),
  ...at(1, CRYPTO, 'aes.encrypt aes.decrypt hmacsha256 hmacsha512 createcipher createdecipher'),
  ...at(0, CRYPTO, 'hmac.new fernet aes.new algorithms.aes chacha20poly1305 aesgcm pyotp.totp'),
  ...at(2, DATABASE, 'sequelize mysqldb.connect pymysql.connect'),
  ...at(
    1,
    PASSWORD,
    'httpbasicauth httpdigestauth simple_bind_s smtp.login server.login imap.login ftp.login client.bind basicauth',
  ),
  ...at(2, PASSWORD, 'ftplib.ftp ftp keyring.set_password'),
  ...at(0, SESSION, 'cookieparser'),
  ...at(
    0,
    API_KEY,
    'stripe sgmail.setapikey setapikey resend telegrambot telegraf webclient github sendgridapiclient',
  ),
  ...at(0, API_KEY, 'googlegenerativeai openai anthropic client.login bot.login'),
  ...at(1, API_KEY, 'twilio algoliasearch'),
];

const BY_LAST_NAME = new Map<string, Sink[]>();
for (const sink of SINKS) {
  const last = sink.callee.slice(sink.callee.lastIndexOf('.') + 1);
  BY_LAST_NAME.set(last, [...(BY_LAST_NAME.get(last) ?? []), sink]);
}

/** Words whose presence makes a file worth a parse: the last names of all sinks. */
export const SINK_KEYWORDS: readonly string[] = [...BY_LAST_NAME.keys()];

/** What the literal at position `argument` of a call is, where the call is a known sink. */
export function sinkOf(callee: string, argument: number): NameJudgement | undefined {
  const name = callee.toLowerCase();
  const last = name.slice(name.lastIndexOf('.') + 1);
  return BY_LAST_NAME.get(last)?.find(
    (sink) =>
      sink.argument === argument && (name === sink.callee || name.endsWith('.' + sink.callee)),
  )?.judgement;
}

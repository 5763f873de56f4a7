import type { GrammarId } from '../parse/grammars';
import type { NameJudgement } from './names';

/** An argument that is a secret whatever the variable's name. */
export interface Sink {
  /**
   * The called function's last names, in lower case and joined by dots whatever the language joins
   * them by: `jwt.sign` stands for `this.jwt.sign(…)` and, in PHP, `JWT::sign(…)`.
   */
  readonly callee: string;
  /** Position of the argument, from 0. */
  readonly argument: number;
  readonly judgement: NameJudgement;
  /** The languages that it is known in; the same name may be another function elsewhere. */
  readonly grammars: readonly GrammarId[];
}

const CRYPTO: NameJudgement = {
  strength: 'secret',
  type: 'cryptographic-key',
  ruleId: 'generic-cryptographic-key',
};
const PASSPHRASE: NameJudgement = {
  strength: 'password',
  type: 'cryptographic-key',
  ruleId: 'generic-password',
};
const CERTIFICATE: NameJudgement = {
  strength: 'password',
  type: 'certificate-private-key',
  ruleId: 'generic-password',
};
const DATABASE: NameJudgement = {
  strength: 'password',
  type: 'database-credential',
  ruleId: 'generic-password',
};
const LOGIN: NameJudgement = {
  strength: 'password',
  type: 'application-secret',
  ruleId: 'generic-password',
};
const CLIENT: NameJudgement = {
  strength: 'secret',
  type: 'client-credential',
  ruleId: 'generic-secret',
};
const AWS: NameJudgement = {
  strength: 'secret',
  type: 'aws-access-key',
  ruleId: 'generic-secret',
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

const SCRIPT: readonly GrammarId[] = ['javascript', 'typescript', 'tsx'];
const JVM: readonly GrammarId[] = ['java', 'kotlin'];
const DOTNET: readonly GrammarId[] = ['c-sharp', 'powershell'];

/** Sinks of one kind in some languages: callees by the position of the secret. */
const sinks = (
  grammars: readonly GrammarId[],
  judgement: NameJudgement,
  callees: Readonly<Record<number, string>>,
): Sink[] =>
  Object.entries(callees).flatMap(([argument, list]) =>
    list.split(' ').map((callee) => ({ callee, argument: Number(argument), judgement, grammars })),
  );

/** Calls of well-known libraries that take a secret by position. */
export const SINKS: readonly Sink[] = [
  ...sinks(SCRIPT, CRYPTO, {
    0: 'scryptsync pbkdf2sync createsecretkey',
    1:
      'jwt.sign jwt.verify jwt.encode jwt.decode jwtverify createhmac createcipheriv ' +
      'createdecipheriv createcipher createdecipher aes.encrypt aes.decrypt des.encrypt ' +
      'tripledes.encrypt hmacsha1 hmacsha256 hmacsha512 hmacmd5',
  }),
  ...sinks(SCRIPT, SESSION, { 0: 'cookieparser' }),
  ...sinks(SCRIPT, DATABASE, { 2: 'sequelize' }),
  ...sinks(SCRIPT, LOGIN, {
    1: 'client.bind auth.signinwithemailandpassword auth.createuserwithemailandpassword',
    2: 'signinwithemailandpassword createuserwithemailandpassword',
  }),
  ...sinks(SCRIPT, API_KEY, {
    0:
      'stripe sgmail.setapikey setapikey resend telegrambot telegraf webclient client.login ' +
      'bot.login googlegenerativeai openai anthropic',
    1: 'twilio algoliasearch',
  }),

  ...sinks(['python'], CRYPTO, {
    0:
      'hmac.new fernet aes.new des.new des3.new algorithms.aes chacha20poly1305 aesgcm pyotp.totp ' +
      'pyotp.hotp urlsafetimedserializer urlsafeserializer timedjsonwebsignatureserializer ' +
      'timestampsigner',
    1: 'jwt.encode jwt.decode pbkdf2_hmac',
  }),
  ...sinks(['python'], DATABASE, { 2: 'mysqldb.connect pymysql.connect cx_oracle.connect' }),
  ...sinks(['python'], LOGIN, {
    0: 'pass_',
    1:
      'httpbasicauth httpdigestauth basicauth simple_bind_s smtp.login server.login imap.login ' +
      'mail.login ftp.login',
    2: 'ftplib.ftp ftp ftp_tls keyring.set_password',
  }),
  ...sinks(['python'], API_KEY, {
    0: 'github webclient sendgridapiclient telebot',
    1: 'twilio',
  }),

  ...sinks(JVM, CRYPTO, {
    0: 'secretkeyspec algorithm.hmac256 algorithm.hmac384 algorithm.hmac512 hmacshakeyfor signwith',
    1: 'signwith hmacutils.hmacsha256hex',
  }),
  ...sinks(JVM, PASSPHRASE, { 0: 'pbekeyspec' }),
  ...sinks(JVM, CERTIFICATE, {
    1: 'keystore.load ks.load keystore.getkey keymanagerfactory.init kmf.init addidentity',
  }),
  ...sinks(JVM, DATABASE, {
    0: 'jedis.auth',
    2: 'drivermanager.getconnection createcredential createscramsha1credential createscramsha256credential',
  }),
  ...sinks(JVM, LOGIN, {
    1:
      'passwordauthentication usernamepasswordcredentials usernamepasswordauthenticationtoken ' +
      'usernamepasswordtoken credentials.basic auth().basic preemptive().basic ftpclient.login ' +
      'ftp.login basicauthenticationinterceptor httpheaders.setbasicauth headers.setbasicauth',
  }),
  ...sinks(JVM, AWS, {
    1: 'basicawscredentials basicsessioncredentials awsbasiccredentials.create awssessioncredentials.create',
  }),

  ...sinks(['go'], CRYPTO, {
    0: 'aes.newcipher des.newcipher signedstring sessions.newcookiestore securecookie.new chacha20poly1305.new',
    1: 'hmac.new securecookie.new pbkdf2.key',
  }),
  ...sinks(['go'], LOGIN, {
    0: 'ssh.password',
    1: 'setbasicauth url.userpassword withbasicauth',
    2: 'smtp.plainauth',
  }),
  ...sinks(['go'], AWS, {
    1: 'newstaticcredentials newstaticcredentialsprovider newstaticv4',
    2: 'newstaticcredentials newstaticcredentialsprovider newstaticv4',
  }),

  ...sinks(DOTNET, CRYPTO, {
    0:
      'symmetricsecuritykey hmacsha1 hmacsha256 hmacsha384 hmacsha512 hmacmd5 aesgcm ' +
      'createencryptor createdecryptor',
  }),
  ...sinks(DOTNET, PASSPHRASE, { 0: 'rfc2898derivebytes passwordderivebytes' }),
  ...sinks(DOTNET, CERTIFICATE, { 1: 'x509certificate2 x509certificate' }),
  ...sinks(DOTNET, DATABASE, { 1: 'sqlcredential' }),
  ...sinks(DOTNET, LOGIN, {
    0: 'convertto-securestring',
    1: 'networkcredential usermanager.createasync passwordauthenticationmethod client.authenticate',
    2: 'sshclient sftpclient',
  }),
  ...sinks(DOTNET, CLIENT, {
    0: 'azurekeycredential',
    1: 'storagesharedkeycredential storagecredentials authenticationheadervalue clientcredential',
    2: 'clientsecretcredential',
  }),
  ...sinks(DOTNET, AWS, { 1: 'basicawscredentials sessionawscredentials' }),

  ...sinks(['php'], CRYPTO, {
    0: 'hmac',
    1: 'jwt.encode jwt.decode',
    2: 'hash_hmac openssl_encrypt openssl_decrypt sodium_crypto_secretbox',
  }),
  ...sinks(['php'], DATABASE, {
    1: 'oci_connect oci_pconnect',
    2: 'pdo mysqli mysqli_connect mysql_connect mysql_pconnect mysqli_real_connect odbc_connect',
  }),
  ...sinks(['php'], LOGIN, { 2: 'ldap_bind ftp_login ssh2_auth_password imap_open' }),

  ...sinks(['ruby'], CRYPTO, {
    0: 'messageencryptor.new messageverifier.new',
    1: 'hmac.digest hmac.hexdigest jwt.encode jwt.decode',
  }),
  ...sinks(['ruby'], LOGIN, { 1: 'basic_auth basic_authorize ftp.login', 5: 'smtp.start' }),
  ...sinks(['ruby'], AWS, { 1: 'aws.credentials.new' }),
  ...sinks(['ruby'], CLIENT, { 2: 'provider' }),

  ...sinks(['rust'], CRYPTO, {
    0: 'encodingkey.from_secret decodingkey.from_secret new_from_slice',
  }),
  ...sinks(['rust'], LOGIN, { 0: 'bearer_auth', 1: 'basic_auth credentials.new' }),
];

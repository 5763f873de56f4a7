/**
 * The words that make a name the name of a secret, that qualify it, or that say it is something
 * else. Words are compared whole (see identifiers.ts), never as substrings.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A password in any language: chosen by people, so a plain word may be a live one. */
export const PASSWORD_WORDS = words(`
  password passwords passwd passwrd passwort passw pwd pswd psw pword passphrase passcode userpass
  kennwort senha contrasena contrasenia contraseña contrasenya clave wachtwoord wachtzin haslo hasło
  heslo lozinka zaporka geslo parola parol sifre şifre sifra jelszo jelszó salasana losenord lösenord
  passord adgangskode kodeord mdp motdepasse sandi katasandi matkhau mima kouling
  senhas wachtwoorden contrasinal palavrapasse parool hasla passe khau kodikos synthimatiko aikotoba
  zugangscode requirepass masterauth
  пароль парола κωδικός 密码 口令 パスワード 合言葉 暗証番号 비밀번호 암호 psk
`);

/** A secret by its own word, made by a machine as a rule. */
export const SECRET_WORDS = words(`
  secret segredo secreto geheim geheimnis segreto sekret tajemstvi secrets
  apikey apitoken authtoken accesstoken accesskey secretkey privatekey clientsecret privkey
  credential credentials cred creds pepper mnemonic hmac sastoken
  credencial credenciales credenciais credenziali zugangsdaten anmeldedaten inloggegevens
  salaisuus hemlighet hemmelighet hemmelig tajemnica gizli rahasia himitsukagi
  密钥 秘钥 私钥 令牌 凭证 秘密鍵 비밀키 секрет
`);

/** Secret only where the value looks like one. */
export const TOKEN_WORDS = words(
  'token tokens jwt bearer jeton lingpai токен トークン 토큰 authtok',
);

/** Ordinary words that name a secret now and then. */
export const WEAK_WORDS = words(`
  key keys auth authorization authentication pass pw chave schluessel schlüssel clef klucz kljuc
  kulcs nyckel nokkel noegle sleutel chiave llave cheie avain anahtar kunci ключ pin signature sig sid session cookie seed otp verifier passkey
`);

/** Before `key`: a secret one. */
export const KEY_QUALIFIERS = words(`
  api access secret private priv encryption encrypt decryption decrypt crypto cipher aes hmac
  signing sign master account storage service server license subscription shared auth deploy session
  cookie jwt ssh rsa pem consumer webhook machine validation wallet app application admin oauth
  customer integration routing ingest write functions stripe openai anthropic sendgrid mailgun
  twilio datadog algolia cloudflare telegram github gitlab heroku bot hash security root
`);

/** Before `key`: it encrypts or signs. */
export const CRYPTO_QUALIFIERS = words(`
  encryption encrypt decryption decrypt crypto cipher aes hmac signing sign jwt rsa ec pem machine
  validation wallet private priv cookie session fernet des blowfish rc otp totp mfa hash
`);

/** Says what the secret opens, and no more; passed over when the head of a name is looked for. */
export const NEUTRAL_TAIL = words(`
  value val string str plain plaintext text raw literal current new old default prod production dev
  development test testing live staging stage local env internal external primary secondary
  main base confirmation confirm confirmed repeat repeated again a b c x backup bytes buf buffer data const constant one two admin user root
`);

/** As the last word they make a name something about a secret. */
export const METADATA_TAIL = words(`
  length len size min max count policy policies rule rules strength score complexity expiry expires
  expiration ttl age rotation at required enabled disabled allowed visible mask masked
  field fields input label labels placeholder hint title message messages msg error errors err
  warning help tooltip caption description desc prompt button form page screen view template class
  selector xpath id ids uid uuid name names username email host port region issuer alias slug type
  types kind version regex regexp pattern validator validate validation schema column header headers
  param params parameter parameters variable var arg option options flag enum interface handler
  hook provider factory manager resolver encoder hasher generator parser util helper service
  path paths file files filename dir folder location uri url urls endpoint arn ref reference
  mount bucket hash hashed digest checksum fingerprint thumbprint algorithm alg scheme method
  encoding format charset scope scopes grant callback redirect store state status mode usage
  prefix suffix separator delimiter index list map table set group pair press down up code
  frame event binding code codes iv nonce salt reset link tab icon style
  source target action operation function func fn call request response result config
  settings setting spec test mock stub fixture exists present changed failed ok valid invalid
  lock unlock expired revoked used limit timeout retries cache backend client logger
  dialog modal section box toggle checkbox requirements requirement content component element
  context mismatch match matches info question answer strategy challenge manager vault
`);

/** Anywhere before the head they say that this is not the secret, or not a live one. */
export const NEGATING = words(`
  public pub publishable anon is has needs show hide forgot forgotten label placeholder error
  invalid csrf xsrf authenticity within to antiforgery primary foreign sort partition cache translation keyboard hot
  missing wrong incorrect disallowed forbidden banned encrypted hashed no without
  min max num total eos bos pad unk cls sep mask special syntax stop next continuation page sync
  cancellation cancel lex lexer parse parser current color css html theme i18n locale msg message
  registered map object dictionary dict json array row column group item react
  storage_key local idempotency issue title tooltip enter repeat mandatory required type
  change feature shortcut short accelerator menu hint
  field validation
`);

/** They say that it is no live secret; which is not always true. */
export const PRETENDING = words('fake dummy mock mocked example sample stub demo');

/** Database words: the secret opens a database. */
export const DATABASE_WORDS = words(`
  db database databases pg postgres postgresql pgsql mysql mariadb mongo mongodb redis mssql
  sqlserver sql oracle cassandra clickhouse neo rabbitmq amqp elastic elasticsearch datasource jdbc
  dsn couchdb influxdb influx sa postgre mysqli hikari odbc
`);

/** Client words: an application identifies itself with it. */
export const CLIENT_WORDS = words('client oauth consumer app application oidc saml');

/** Certificate words: it opens a certificate's private key. */
export const CERTIFICATE_WORDS = words(
  'keystore truststore pfx certificate cert ssl tls pem store',
);

/** Further parts that known words are written together with, as in `mydbpassword`. */
export const AFFIXES = words(`
  my user root admin the our new old test dev prod mail smtp imap ftp sftp ldap http proxy
  login bind client server api app auth access refresh web bot service account master sudo wifi
  sys host remote local email aws gcp azure git github gitlab docker npm slack stripe jenkins
  key token secret pass store trust private ssh become vpn smb snmp sasl xmpp irc radius tomcat
`);

import { databasePassword } from '../passwords';
import type { Check, Rule } from '../rule';
import { judgeValue } from '../values';
import { credential } from './credential';
import { hex } from './named';
import { sample } from './sample';

const CISCO =
  'https://www.cisco.com/c/en/us/support/docs/security-vpn/remote-authentication-dial-user-service-radius/107614-64.html';

const salt: Check = (value) =>
  new Set(value).size < 20 || /unique phrase/i.test(value)
    ? undefined
    : { confidence: 'high', reason: 'a long random text under the name of a WordPress key' };

/** Django draws it from lower-case letters, digits and these signs; one sign at least is certain. */
const djangoKey: Check = (value) =>
  /[!@#$%^&*(=+)]/.test(value)
    ? { confidence: 'high', reason: 'drawn from Django’s own alphabet' }
    : undefined;

const wifiPassword: Check = (value) => {
  const kind = judgeValue(value);
  return kind === undefined || kind === 'words' ? undefined : databasePassword(value);
};

/** Keys and passwords in the settings of clients, frameworks and network devices. */
export const CONFIG_FILE_RULES: readonly Rule[] = [
  {
    id: 'netrc-password',
    title: 'Password in a .netrc file',
    type: 'client-credential',
    func: 'http',
    keywords: ['login '],
    pattern:
      /(?<=(?:machine[ \t]{1,4}[^\s"']{1,200}|(?<![\w-])default)\s{1,20})login[ \t]{1,4}[^\s"']{1,100}\s{1,20}(?:account[ \t]{1,4}\S{1,60}\s{1,20})?password[ \t]{1,4}(?<value>[^\s"']{3,255})/dy,
    check: databasePassword,
    hits: () => [
      'machine example.org login ann password ' + sample('base62', 12),
      'machine example.org\n  login ann\n  password ' + sample('base62', 12) + '\n',
    ],
    misses: () => ['login and password fields', 'machine x login ann password <password>'],
  },
  {
    id: 'rclone-password',
    title: 'Obscured password in an rclone configuration',
    type: 'client-credential',
    func: 'rclone',
    keywords: ['type = '],
    pattern:
      /type = (?:sftp|ftp|webdav|crypt|smb|mega|seafile|koofr|mailru|protondrive|opendrive|pcloud|hdfs|http|filescom|internetarchive)\r?\n(?:[a-z_]{2,40} = [^\n]{0,200}\n){0,12}?pass(?:word2?)? = (?<value>[A-Za-z0-9_-]{22,300})(?![A-Za-z0-9_-])/dy,
    entropy: 3,
    rotate: 'https://rclone.org/commands/rclone_obscure/',
    source: 'https://rclone.org/commands/rclone_obscure/',
    hits: () => ['[nas]\ntype = sftp\nhost = nas\nuser = ann\npass = ' + sample('base62', 44)],
    misses: () => ['type = string\npass = ' + sample('base62', 44)],
  },
  {
    id: 'wordpress-key',
    title: 'Key or salt of WordPress',
    type: 'cryptographic-key',
    func: 'wordpress',
    keywords: [
      'auth_key',
      'logged_in_key',
      'nonce_key',
      'auth_salt',
      'logged_in_salt',
      'nonce_salt',
    ],
    pattern:
      /(?:AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)(?:['"][ \t]{0,4},[ \t]{0,12}|[ \t]{0,2}=[ \t]{0,2})(?:'(?=[^'\n]{40,130}')|"(?=[^"\n]{40,130}"))(?<value>[^\n]{40,128}?)(?=['"][ \t]{0,2}(?:\)|\r?\n|$))/dy,
    check: salt,
    rotate: 'https://developer.wordpress.org/advanced-administration/wordpress/wp-config/',
    source: 'https://developer.wordpress.org/advanced-administration/wordpress/wp-config/',
    hits: () => [
      "define('SECURE_AUTH_KEY', '" + sample('base64', 60) + "&>:|');",
      "define( 'NONCE_SALT',       '" + sample('base64', 60) + "} {#' );",
    ],
    misses: () => [
      "define('AUTH_KEY', 'put your unique phrase here');",
      "define('AUTH_SALT', getenv('AUTH_SALT'));",
    ],
  },
  {
    id: 'django-secret-key',
    title: 'Secret key of Django',
    type: 'cryptographic-key',
    func: 'django',
    keywords: ['secret_key'],
    pattern:
      /SECRET_KEY["']?\]?[ \t]{0,4}(?:=|:|,)[ \t]{0,4}(?:[\w.]{1,40}\([^\n"']{0,10}["'][\w-]{1,40}["'],[ \t]{0,4}(?:default=)?)?["']?(?<value>[a-z0-9!@#$%^&*(\-_=+)]{50})(?![a-z0-9!@#$%^&*(\-_=+)])/dy,
    check: djangoKey,
    rotate: 'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
    source: 'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
    hits: () => [
      "SECRET_KEY = '" + sample('lowerAlnum', 46) + "&(#z'",
      "SECRET_KEY = os.environ.get('KEY', '" + sample('lowerAlnum', 46) + "&(#z')",
    ],
    misses: () => [
      "SECRET_KEY = os.environ['SECRET_KEY']",
      "SECRET_KEY = '" + 'a'.repeat(50) + "'",
    ],
  },
  {
    id: 'django-insecure-key',
    title: 'Secret key that Django made for development',
    type: 'cryptographic-key',
    func: 'django',
    keywords: ['django-insecure-'],
    pattern: /django-insecure-[^\s"'`<>]{40,60}(?=["'`\s]|$)/y,
    confidence: 'medium',
    entropy: 3.5,
    rotate: 'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
    hits: () => ['django-' + 'insecure-' + sample('lowerAlnum', 46) + '&(#z'],
    misses: () => ['django-' + 'insecure-', 'django-' + 'insecure-key-for-tests'],
  },
  credential({
    id: 'rails-key',
    title: 'Master key or key base of Rails or Phoenix',
    type: 'cryptographic-key',
    func: 'rails',
    provider: 'rails_?master|secret_?key(?=_?base)|rails',
    keywords: ['rails_master', 'secret_key_base', 'secretkeybase', 'secret-key-base'],
    value: `(?:${hex(128)}|${hex(32)}|[A-Za-z0-9+/]{64})`,
    kinds: 'key|base',
    source: 'https://guides.rubyonrails.org/security.html#custom-credentials',
    variable: 'SECRET_KEY_BASE',
    sample: () => sample('hex', 128),
  }),
  {
    id: 'laravel-app-key',
    title: 'Application key of Laravel',
    type: 'cryptographic-key',
    func: 'laravel',
    keywords: ['base64:'],
    pattern:
      /(?<=(?:key|keys)["']?[ \t]{0,4}(?:=>|[=:,])[ \t]{0,4}(?:[\w.]{1,30}\(["'][\w.]{1,40}["'],[ \t]{0,4})?["']?)base64:(?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{22}==)(?![A-Za-z0-9+/=])/iy,
    entropy: 3.5,
    rotate: 'https://laravel.com/docs/encryption#gracefully-rotating-encryption-keys',
    source: 'https://laravel.com/docs/encryption',
    hits: () => [
      'APP_KEY=base64:' + sample('base64', 43) + '=',
      "'key' => env('APP_KEY', 'base64:" + sample('base64', 43) + "='),",
    ],
    misses: () => ['APP_KEY=base64:', 'data:image/png;base64:' + sample('base64', 43) + '='],
  },
  {
    id: 'aspnet-machine-key',
    title: 'Machine key of ASP.NET',
    type: 'cryptographic-key',
    func: 'aspnet',
    keywords: ['validationkey', 'decryptionkey'],
    pattern:
      /(?:validation|decryption)Key[ \t]{0,2}=[ \t]{0,2}["'](?<value>[0-9A-Fa-f]{16,128})(?=["',])/diy,
    entropy: 3,
    hits: () => [
      '<machineKey validationKey="' +
        sample('upperHex', 128) +
        '" decryptionKey="AutoGenerate" validation="SHA1" />',
    ],
    misses: () => ['<machineKey validationKey="AutoGenerate,IsolateApps" />'],
  },
  {
    id: 'data-protection-key',
    title: 'Key of ASP.NET Core data protection',
    type: 'cryptographic-key',
    func: 'aspnet',
    keywords: ['<masterkey'],
    pattern:
      /<masterKey[^>]{0,200}>\s{0,40}(?:<!--[^>]{0,200}-->\s{0,40})?<value>(?<value>[A-Za-z0-9+/]{40,120}={0,2})<\/value>/diy,
    entropy: 3.5,
    rotate:
      'https://learn.microsoft.com/aspnet/core/security/data-protection/configuration/default-settings',
    hits: () => ['<masterKey p4:x="y"><value>' + sample('base64', 86) + '==</value></masterKey>'],
    misses: () => ['<masterKey><encryptedKey/></masterKey>'],
  },
  {
    id: 'password-hash',
    title: 'Hash of a password',
    type: 'application-secret',
    func: 'auth',
    keywords: [
      ...['$2a$', '$2b$', '$2y$', '$argon2', '$apr1$', '$scrypt$', '$krb5', '{ssha'],
      ...[
        '$1$',
        '$5$',
        '$6$',
        '$8$',
        '$9$',
        '$y$',
        'pbkdf2_sha256$',
        'pbkdf2:sha256',
        'scrypt:32768',
      ],
    ],
    pattern:
      /(?<value>\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}|\$argon2(?:id|i|d)\$v=\d{1,3}\$[\w=,]{5,60}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{16,180}|\$apr1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$[56]\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86}|\$[89]\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43}|\$y\$[./A-Za-z0-9]{1,6}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}|\$krb5(?:asrep|tgs)\$\d{2}\$[^\s"']{40,3000}|\{SSHA(?:256|512)?\}[A-Za-z0-9+/]{32,128}={0,2}|pbkdf2_sha256\$\d{4,8}\$[A-Za-z0-9]{1,40}\$[A-Za-z0-9+/]{43}=|(?:pbkdf2:sha256:\d{4,8}|scrypt:\d{4,6}:\d:\d)\$\w{8,22}\$[0-9a-f]{64,128})(?![./A-Za-z0-9])/diy,
    check: () => ({ confidence: 'low', reason: 'it can be guessed at, not used as it is' }),
    entropy: 3,
    classification: 'confidential',
    hits: () => [
      'ann:' + '$2' + 'y$10$' + sample('base62', 53),
      '$' + '6$' + sample('base62', 16) + '$' + sample('base62', 86),
      '{SS' + 'HA}' + sample('base64', 38) + '==',
      'enable secret 9 ' + '$' + '9$' + sample('base62', 14) + '$' + sample('base62', 43),
    ],
    misses: () => ['echo $1$2', '$2' + 'a$10$' + sample('base62', 20), 'costs $5$ or $6$'],
  },
  {
    id: 'cisco-password',
    title: 'Password in a Cisco configuration',
    type: 'client-credential',
    func: 'network',
    keywords: [' 7 '],
    pattern:
      /(?<=(?:password|secret|key|key-string|md5|encrypted-password)) 7 (?<value>[01]\d(?:[0-9A-F]{2}){4,60})(?![0-9A-Za-z])/diy,
    rotate: CISCO,
    source: CISCO,
    hits: () => ['username ann password 7 08' + sample('upperHex', 18)],
    misses: () => ['password 7 times', 'key 7 0822'],
  },
  {
    id: 'snmp-community',
    title: 'SNMP community',
    type: 'client-credential',
    func: 'network',
    keywords: ['snmp-server community ', 'rocommunity ', 'rwcommunity ', 'com2sec '],
    pattern:
      /(?:snmp-server community|r[ow]community6?|com2sec(?:[ \t]{1,4}[\w./-]{1,40}){2})[ \t]{1,4}["']?(?<value>[^\s"'<>$]{3,64})/diy,
    check: (value) =>
      value === 'public' || value === 'private' || !databasePassword(value)
        ? undefined
        : { confidence: 'medium', reason: 'what opens a device’s management' },
    hits: () => ['snmp-server community ' + sample('base62', 10) + ' RO'],
    misses: () => ['snmp-server community public RO', 'rocommunity <community>'],
  },
  {
    id: 'wifi-password',
    title: 'Password of a wireless network',
    type: 'client-credential',
    func: 'network',
    keywords: ['wpa_passphrase', 'wpa_psk', 'psk=', '<keymaterial>', 'wifi_pass', 'wifipass'],
    pattern:
      /(?:wpa_passphrase|wpa_psk|(?<![\w-])psk(?==["'])|wifi_?pass(?:word|phrase)?|<keyMaterial>)["']?[ \t]{0,3}(?:[=:][ \t]{0,3})?(?:["'](?=[^"'\n]{8,63}["'])|(?=[^\s"'<]{8,64}))(?<value>[^"'\n<]{8,64}?)(?=["'\s<]|$)/diy,
    check: wifiPassword,
    hits: () => [
      'network={\n ssid="x"\n psk="' + sample('base62', 14) + '"\n}',
      'wpa_passphrase=' + sample('base62', 14),
      '<keyMaterial>' + sample('base62', 14) + '</keyMaterial>',
    ],
    misses: () => ['psk="password"', 'key_mgmt=WPA-PSK', '#define WIFI_PASS CONFIG_WIFI_PASSWORD'],
  },
];

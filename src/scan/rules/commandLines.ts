import { databasePassword } from '../passwords';
import type { Check, Rule } from '../rule';
import { judgeValue } from '../values';
import { sample } from './sample';

/** A password as it stands on a command line: no other option, no variable, no redirection. */
const WORD = String.raw`\\{0,2}["']?(?<value>[^\s"'|;<>\\$%-][^\s"'|;<>\\]{2,99})`;

/** One that a machine made, or that is no word and has a digit. */
const madeToken: Check = (value) => {
  const kind = judgeValue(value);
  const isMade = kind === 'random' || (kind === 'gibberish' && /\d/.test(value));
  return isMade ? { confidence: 'medium', reason: 'a token where a credential stands' } : undefined;
};

/** In a form a word may be the name of a field's kind; it is doubted. */
const formValue: Check = (value) => {
  const kind = judgeValue(value);
  if (kind === undefined || !databasePassword(value)) return undefined;
  const confidence = kind === 'words' || kind === 'digits' ? 'low' : 'medium';
  return { confidence, reason: 'a credential among the fields of a form' };
};

/**
 * A rule for programs that take a password behind a short option: the name of a program says nothing
 * by itself, so the option must stand on its line.
 */
function commandRule(
  id: string,
  title: string,
  {
    programs,
    option,
    type = 'client-credential',
    func = programs[0] ?? 'shell',
    isCaseSensitive = false,
    example,
  }: {
    readonly programs: readonly string[];
    /** Source of an expression for the option, up to the password. */
    readonly option: string;
    readonly type?: Rule['type'];
    readonly func?: string;
    /** Where the same letter in lower case is another option. */
    readonly isCaseSensitive?: boolean;
    /** A command with `…` in the place of the password. */
    readonly example: string;
  },
): Rule {
  return {
    id,
    title,
    type,
    func,
    keywords: programs.flatMap((program) => [`${program} `, `${program}.exe `]),
    pattern: new RegExp(
      // The keyword has told the program; a longer word that ends in it is passed over.
      String.raw`(?<![\w-])[\w.-]{2,24}[ \t](?:[^\n|;\\]|\\(?:\r?\n|[^\r\n])){0,150}?(?<=[ \t])${option}${WORD}`,
      isCaseSensitive ? 'dy' : 'diy',
    ),
    check: databasePassword,
    hits: () => [example.replace('…', sample('base62', 12))],
    misses: () => [
      example.replace('…', '$PASSWORD'),
      example.replace('…', '<password>'),
      `${programs[0] ?? ''} is a program`,
    ],
  };
}

/** Passwords on command lines, in scripts, pipelines and documentation. */
export const COMMAND_LINE_RULES: readonly Rule[] = [
  {
    id: 'curl-user',
    title: 'User and password on a curl command line',
    type: 'client-credential',
    func: 'http',
    keywords: ['curl '],
    pattern:
      /curl(?=[ \t]|\\\r?\n)(?:[^\n]|(?<=\\)\n){0,150}?[ \t'"\n]-(?:u|-user)(?: {1,3}|=)?["']?[^\s:="'$]{0,48}["']?:["']?(?:\{(?=\w{0,16}\d))?(?<value>[^\s"'{][^\s"'}]{2,60})/dy,
    check: databasePassword,
    hits: () => [
      'curl -s -u ann:' + sample('base62', 12) + ' https://example.org',
      'curl --user ann:"' + sample('base62', 12) + '" https://example.org',
      'curl -u "{ann}":"{' + sample('base62', 12) + '}" https://example.org',
    ],
    misses: () => [
      'curl -u user:password https://example.org',
      'curl -u "$USER:$TOKEN" https://example.org',
      'curl -u "{user}:{password}" https://example.org',
    ],
  },
  {
    id: 'curl-user-token',
    title: 'Token as the user on a curl command line',
    type: 'third-party-credential',
    func: 'http',
    keywords: ['curl '],
    pattern:
      /curl(?=[ \t]|\\\r?\n)(?:[^\n]|(?<=\\)\n){0,150}?[ \t'"\n]-(?:u|-user)[ =]?["']?(?<value>[^\s:="'${}<>]{12,100}):["']?(?=\s|$)/dy,
    check: madeToken,
    source: 'https://curl.se/docs/manpage.html#-u',
    hits: () => [
      'curl -u "' + sample('base62', 24) + ':" https://example.org',
      'curl -s -u ' + sample('base62', 24) + ': https://example.org',
    ],
    misses: () => [
      'curl -u admin: https://example.org',
      'curl -u "$TOKEN:" https://example.org',
      'curl -u "{your-api-key}:" https://example.org',
      'curl -u administrator: https://example.org',
    ],
  },
  {
    id: 'curl-header-credential',
    title: 'Credential in a header on a command line',
    type: 'third-party-credential',
    func: 'http',
    keywords: ['-h "', "-h '", '-header "', "-header '", '-header="', "-header='"],
    pattern:
      /(?<=[\s'"]-?)-(?:H|header)[ =]\\?["'](?!(?:x-)?(?:idempotency|request|public|cache|sort|partition))[\w-]{0,40}?(?:token|key|secret|password): ?(?<value>[^\s"'$<>{}\\]{8,200})\\?["']/diy,
    check: madeToken,
    source: 'https://curl.se/docs/manpage.html#-H',
    hits: () => [
      `curl -H "Api-Token: ${sample('base62', 12)}" https://example.org`,
      `curl -H 'X-Acme-Key: ${sample('hex', 16)}' https://example.org`,
      `http --header "Token: ${sample('base62', 20)}" https://example.org`,
    ],
    misses: () => [
      'curl -H "Api-Token: $TOKEN" https://example.org',
      'curl -H "X-Acme-Key: your-api-key" https://example.org',
      `curl -H "X-Idempotency-Key: ${sample('base62', 20)}" https://example.org`,
      `curl -H "X-Request-Id: ${sample('base62', 20)}" https://example.org`,
    ],
  },
  {
    id: 'curl-form-credential',
    title: 'Credential in the form of a request on a command line',
    type: 'client-credential',
    func: 'http',
    keywords: ['password=', 'passwd=', 'pwd=', 'token=', 'secret=', 'api_key=', 'apikey='],
    pattern:
      /(?<=[ \t]-(?:d|F|-data(?:-raw|-urlencode|-binary)?|-form|-post-data)[ =]?["']?(?:[^\s"']{1,200}&)?(?:[a-z]{1,20}[_-]){0,2})(?:password|passwd|pwd|token|secret|api_?key)=(?<value>[^\s"'&$<>{}\\@][^\s"'&<>{}\\]{3,400})/diy,
    check: formValue,
    source: 'https://curl.se/docs/manpage.html#-d',
    hits: () => [
      `curl -d access_token=${sample('base62', 14)} https://example.org`,
      `curl -d 'grant_type=password&username=ann&password=${sample('base62', 10)}' https://example.org`,
      `curl --data "client_secret=${sample('base62', 20)}" https://example.org`,
    ],
    misses: () => [
      'curl -d "password=$PASSWORD" https://example.org',
      'curl -d "username=user&password=password" https://example.org',
      'curl -F "token=@token.txt" https://example.org',
      `curl -d "page_token=x&grant_type=password&scope=a" https://example.org`,
    ],
  },
  commandRule('mysql-command-password', 'Password on a MySQL command line', {
    programs: ['mysql', 'mysqldump', 'mysqladmin', 'mysqlimport', 'mariadb', 'mariadb-dump'],
    option: '-p',
    type: 'database-credential',
    example: 'mysqldump -uann -p… shop > shop.sql',
  }),
  commandRule('mongo-command-password', 'Password on a MongoDB command line', {
    programs: ['mongo', 'mongosh', 'mongodump', 'mongorestore', 'mongoexport', 'mongoimport'],
    option: '-p[ \\t]{0,3}',
    type: 'database-credential',
    example: 'mongodump -u ann -p … -d shop',
  }),
  commandRule('redis-command-password', 'Password on a Redis command line', {
    programs: ['redis-cli'],
    option: '(?:-a|--pass)[ \\t]{1,3}',
    type: 'database-credential',
    func: 'redis',
    example: 'redis-cli -h cache -a … ping',
  }),
  commandRule('sql-command-password', 'Password on an SQL command line', {
    programs: [
      'sqlcmd',
      'bcp',
      'osql',
      'isql',
      'tsql',
      'cqlsh',
      'hdbsql',
      'snowsql',
      'beeline',
      'cypher-shell',
    ],
    option: '-p[ \\t]{0,3}',
    type: 'database-credential',
    func: 'database',
    example: 'sqlcmd -S db -U ann -P … -i x.sql',
  }),
  commandRule('remote-shell-password', 'Password of a remote shell on a command line', {
    programs: ['sshpass', 'plink', 'pscp', 'psexec', 'psftp', 'winexe', 'rdesktop'],
    option: '(?:-pw|-p)[ \\t]{0,3}',
    func: 'ssh',
    example: 'sshpass -p … ssh ann@h',
  }),
  commandRule(
    'device-command-password',
    'Password of a device, a broker or an archive on a command line',
    {
      programs: ['ipmitool', 'mosquitto_pub', 'mosquitto_sub', 'zip', 'unzip'],
      option: '-P[ \\t]{1,3}',
      func: 'device',
      isCaseSensitive: true,
      example: 'ipmitool -I lanplus -H h -U ann -P … power on',
    },
  ),
  commandRule('archive-command-password', 'Password of an archive on a command line', {
    programs: ['7z', '7za', '7zr', 'unrar', 'rar'],
    option: '-h?p',
    func: 'archive',
    isCaseSensitive: true,
    example: '7z x -p… a.7z',
  }),
  commandRule('cipher-command-password', 'Password of an encrypted file on a command line', {
    programs: ['openssl'],
    option: '-k[ \\t]{1,3}',
    type: 'cryptographic-key',
    func: 'openssl',
    isCaseSensitive: true,
    example: 'openssl enc -aes-256-cbc -k … -in a -out b',
  }),
  commandRule('registry-login-password', 'Password of a registry or cluster on a command line', {
    programs: [
      'docker login',
      'podman login',
      'helm registry login',
      'oc login',
      'cf login',
      'az login',
    ],
    option: '-p[ \\t]{1,3}',
    func: 'docker',
    example: 'docker login -u ann -p … registry.example.net',
  }),
  commandRule('keystore-command-password', 'Password of a key store on a command line', {
    programs: ['keytool', 'jarsigner', 'openssl', 'apksigner', 'gpg'],
    option: '--?(?:store|key|ks-)?pass(?:in|out|phrase)?[ \\t=](?:pass:)?',
    type: 'certificate-private-key',
    func: 'tls',
    example: 'keytool -list -keystore k.jks -storepass …',
  }),
  commandRule('directory-command-password', 'Password of a directory on a command line', {
    programs: ['ldapsearch', 'ldapadd', 'ldapmodify', 'ldapdelete', 'ldapwhoami', 'ldappasswd'],
    option: '-w[ \\t]{1,3}',
    func: 'ldap',
    example: 'ldapsearch -x -D cn=ann -w … -b dc=x',
  }),
  {
    id: 'smb-command-password',
    title: 'Password of a Windows share on a command line',
    type: 'client-credential',
    func: 'smb',
    keywords: ['smbclient ', 'net use ', 'mount.cifs ', 'mount -t cifs ', 'rpcclient '],
    pattern:
      /(?:(?:smbclient|rpcclient)[ \t][^\n|;]{0,200}?-U[ \t]{0,2}["']?[\w\\/.-]{1,60}%|net use[ \t][^\n|;]{0,200}?\/user:[\w\\.@-]{1,80}[ \t]{1,3}["']?|net use[ \t](?:[a-z]:|\*)?[ \t]?\\\\[\w.\\$-]{3,80}[ \t]["']?(?=[^\s/]{3,80}[ \t]{1,2}\/u)|mount(?:\.| -t )cifs[ \t][^\n|;]{0,300}?[,=\t ]password=)(?<value>[^\s"',$%/*][^\s"',]{2,127})/diy,
    check: databasePassword,
    hits: () => [
      'smbclient //h/share -U ann%' + sample('base62', 12),
      'net use Z: \\\\h\\share /user:ann ' + sample('base62', 12),
      'net use Z: \\\\h\\share ' + sample('base62', 12) + ' /user:ann',
    ],
    misses: () => ['smbclient //h/share -U ann', 'net use Z: \\\\h\\share /user:ann $PASSWORD'],
  },
];

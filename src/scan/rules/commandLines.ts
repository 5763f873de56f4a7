import { databasePassword } from '../passwords';
import type { Rule } from '../rule';
import { sample } from './sample';

const ROTATE = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html';

/** A password as it stands on a command line: no other option, no variable, no redirection. */
const WORD = String.raw`\\{0,2}["']?(?<value>[^\s"'|;<>\\$%-][^\s"'|;<>\\]{2,99})`;

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
    example,
  }: {
    readonly programs: readonly string[];
    /** Source of an expression for the option, up to the password. */
    readonly option: string;
    readonly type?: Rule['type'];
    readonly func?: string;
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
      'diy',
    ),
    check: databasePassword,
    rotate: ROTATE,
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
      /curl(?=[ \t]|\\\r?\n)(?:[^\n]|(?<=\\)\n){0,150}?[ \t'"\n]-(?:u|-user)(?: {1,3}|=)?["']?[^\s:="'$]{0,64}["']?:["']?(?<value>[^\s"']{3,80})/dy,
    check: databasePassword,
    rotate: ROTATE,
    hits: () => [
      'curl -s -u ann:' + sample('base62', 12) + ' https://example.org',
      'curl --user ann:"' + sample('base62', 12) + '" https://example.org',
    ],
    misses: () => [
      'curl -u user:password https://example.org',
      'curl -u "$USER:$TOKEN" https://example.org',
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
    programs: ['sqlcmd', 'bcp', 'osql', 'isql', 'tsql', 'cqlsh', 'hdbsql', 'snowsql', 'beeline'],
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
      /(?:(?:smbclient|rpcclient)[ \t][^\n|;]{0,200}?-U[ \t]{0,2}["']?[\w\\/.-]{1,60}%|net use[ \t][^\n|;]{0,200}?\/user:[\w\\.@-]{1,80}[ \t]{1,3}["']?|mount(?:\.| -t )cifs[ \t][^\n|;]{0,300}?[,=\t ]password=)(?<value>[^\s"',$%][^\s"',]{2,127})/diy,
    check: databasePassword,
    rotate: ROTATE,
    hits: () => [
      'smbclient //h/share -U ann%' + sample('base62', 12),
      'net use Z: \\\\h\\share /user:ann ' + sample('base62', 12),
    ],
    misses: () => ['smbclient //h/share -U ann', 'net use Z: \\\\h\\share /user:ann $PASSWORD'],
  },
];

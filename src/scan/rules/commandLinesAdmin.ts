import { databasePassword } from '../passwords';
import type { Rule } from '../rule';
import { sample } from './sample';

/** A password as it stands among the words of a command: no option, no variable, no path. */
const WORD = String.raw`["']?(?<value>[^\s"'|;<>\\$%/({-][^\s"'|;<>\\]{2,63})`;
const NAME = String.raw`["']?[\w.@\\+-]{1,60}["']?`;

/** Commands of administrators: accounts, tasks and devices, and passwords handed to a program. */
export const ADMIN_COMMAND_RULES: readonly Rule[] = [
  {
    id: 'windows-account-password',
    title: 'Password of a Windows account on a command line',
    type: 'client-credential',
    func: 'windows',
    keywords: ['net user ', 'net.exe user '],
    pattern: new RegExp(
      String.raw`net(?:\.exe)? user[ \t]{1,3}${NAME}[ \t]{1,3}${WORD}(?=["']?[ \t]{1,3}\/[a-z])`,
      'diy',
    ),
    check: databasePassword,
    source:
      'https://learn.microsoft.com/troubleshoot/windows-server/networking/net-commands-on-operating-systems',
    hits: () => [`net user backup ${sample('base62', 12)} /add`],
    misses: () => [
      'net user backup %PASSWORD% /add',
      'net user backup /delete',
      'net user backup * /add',
      'the net user experience is better',
    ],
  },
  {
    id: 'windows-command-password',
    title: 'Password among the options of a Windows command',
    type: 'client-credential',
    func: 'windows',
    keywords: [
      ...['cmdkey ', 'cmdkey.exe ', 'wmic ', 'wmic.exe ', 'schtasks ', 'schtasks.exe '],
      ...['xfreerdp ', 'wfreerdp ', 'sc config ', 'sc create ', 'sc.exe config ', 'winrs '],
    ],
    pattern: new RegExp(
      String.raw`[a-z]{2,8}(?:\.exe)?[ \t][^\n|]{0,160}?[ \t](?:[/-](?:pass(?:word)?:|p:|rp[ \t])|password=[ \t])${WORD}`,
      'diy',
    ),
    check: databasePassword,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/cmdkey',
    hits: () => [
      `cmdkey /add:srv01 /user:corp\\ann /pass:${sample('base62', 12)}`,
      `schtasks /create /tn x /tr y.cmd /ru corp\\ann /rp ${sample('base62', 12)}`,
      `xfreerdp /u:ann /p:${sample('base62', 12)} /v:srv01`,
      `sc config shop obj= corp\\ann password= ${sample('base62', 12)}`,
    ],
    misses: () => [
      'cmdkey /add:srv01 /user:corp\\ann /pass:%PASSWORD%',
      'cmdkey /list',
      'schtasks /create /tn x /ru SYSTEM',
    ],
  },
  {
    id: 'piped-password',
    title: 'Password piped into a command',
    type: 'client-credential',
    func: 'shell',
    keywords: ['sudo -', 'chpasswd', 'passwd --stdin', '--password-stdin', 'kinit ', 'cryptsetup '],
    pattern:
      /(?<=(?:echo|printf)(?=[ \t])[^\n|]{0,20}["' \t:](?<value>[^\s"'|$<>\\%:`]{3,64})["']? ?\|[ \t]?(?:sudo |(?:docker|podman|helm|oras|crane|buildah|nerdctl) [^\n|]{1,80} )?)(?:sudo -(?:[A-Za-z-]{1,20} -?)?S(?![\w-])|chpasswd|passwd --stdin|--password-stdin|kinit |cryptsetup )/dy,
    check: databasePassword,
    hits: () => [
      `echo '${sample('base62', 12)}' | sudo -S apt update`,
      `echo ann:${sample('base62', 12)} | chpasswd`,
      `echo ${sample('base62', 12)} | docker login -u ann --password-stdin`,
    ],
    misses: () => [
      'echo "$PASSWORD" | sudo -S apt update',
      'echo "ann:$PASSWORD" | chpasswd',
      'echo password | sudo -S ls',
      `echo ${sample('base62', 12)} | sudo tee /etc/x`,
    ],
  },
  {
    id: 'expect-password',
    title: 'Password that a script types at a prompt',
    type: 'client-credential',
    func: 'shell',
    keywords: ['send "', "send '", 'send -- "', 'sendline('],
    pattern:
      /(?<=(?:assword|assphrase)[^\n]{0,40}(?:\n|;|\{)\s{0,20}(?:[\w.]{1,30}\.)?)(?:send(?: --)? |sendline\([ \t]{0,3}[bru]{0,2})\\?["'](?<value>[^\s"'$[\]\\{}]{3,100})(?:\\[rn])?\\?["']/dy,
    check: databasePassword,
    hits: () => [
      `expect "*?assword:*"\nsend "${sample('base62', 12)}\\r"`,
      `expect "Password: " { send -- "${sample('base62', 12)}\\r" }`,
      `child.expect('password:')\nchild.sendline('${sample('base62', 12)}')`,
    ],
    misses: () => [
      'expect "*?assword:*"\nsend "$password\\r"',
      'expect "*?assword:*"\nsend "[lindex $argv 1]\\r"',
      `expect "continue"\nsend "${sample('base62', 12)}\\r"`,
      `child.expect('password:')\nchild.sendline(password)`,
    ],
  },
  {
    id: 'account-command-password',
    title: 'Password behind a user’s name on a command line',
    type: 'client-credential',
    func: 'shell',
    keywords: ['htpasswd ', 'rabbitmqctl ', 'lftp ', 'mc alias set ', 'mc config host add '],
    pattern: new RegExp(
      String.raw`(?:htpasswd[ \t](?:-[A-Za-z0-9]{1,8}[ \t]){0,2}?-[A-Za-z]{0,4}b[A-Za-z]{0,4}[ \t](?:[^\s|-][^\s|]{0,60}[ \t]){1,2}` +
        String.raw`|rabbitmqctl[ \t][^\n|]{0,40}?(?:add_user|change_password|authenticate_user)[ \t]${NAME}[ \t]` +
        String.raw`|lftp[ \t][^\n|]{0,40}?-u[ \t]["']?[\w.@-]{1,40},` +
        String.raw`|mc[ \t](?:alias set|config host add)[ \t][\w-]{1,40}[ \t]["']?https?:\S{3,120}[ \t]["']?[\w-]{2,60}["']?[ \t])` +
        WORD +
        String.raw`(?=["']?(?:[\s;|&>)\]]|$))`,
      'dy',
    ),
    check: databasePassword,
    hits: () => [
      `htpasswd -bc .htpasswd ann ${sample('base62', 12)}`,
      `rabbitmqctl add_user shop ${sample('base62', 12)}`,
      `lftp -u ann,${sample('base62', 12)} ftp.example.net`,
      `mc alias set shop https://s3.example.net ann ${sample('base62', 20)}`,
    ],
    misses: () => [
      'htpasswd -c .htpasswd ann',
      'rabbitmqctl add_user shop $PASSWORD',
      'rabbitmqctl add_user <user> <password>',
      'lftp -u ann ftp.example.net',
      'mc alias set shop https://s3.example.net $KEY $SECRET',
    ],
  },
];

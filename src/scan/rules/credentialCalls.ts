import { databasePassword } from '../passwords';
import type { Check, Rule } from '../rule';
import { sample } from './sample';

/** An argument before the password: a literal or a name. */
const ARGUMENT = String.raw`\s{0,20}(?:@?\\?["'][^"'\n]{0,100}["']|[\w.$:]{1,60}),`;
const VALUE = String.raw`\s{0,20}@?\\{0,2}["'](?<value>[^\s"'\\]{3,128})\\{0,2}["']`;
/** An argument list, or in PowerShell the words of a command. */
const OPEN = String.raw`(?:\(|[ \t]{1,3}(?=["']))`;

const argument: Check = (value) => {
  const verdict = databasePassword(value);
  return verdict && { ...verdict, reason: 'stands where the call takes the password' };
};

/**
 * Calls of .NET that take a password by its place, in texts of any language: Visual Basic, F#,
 * scripts within scripts, documentation.
 */
export const CREDENTIAL_CALL_RULES: readonly Rule[] = [
  {
    id: 'credential-call-password',
    title: 'Password in a call that takes a user and a password',
    type: 'client-credential',
    func: 'auth',
    keywords: ['networkcredential', 'passwordcredential', 'directoryentry', 'principalcontext'],
    pattern: new RegExp(
      `(?:NetworkCredential${OPEN}${ARGUMENT}|PasswordCredential\\((?:${ARGUMENT}){2}` +
        `|DirectoryEntry${OPEN}(?:${ARGUMENT}){2}|PrincipalContext${OPEN}(?:${ARGUMENT}){3,4})${VALUE}`,
      'diy',
    ),
    check: argument,
    source: 'https://learn.microsoft.com/dotnet/api/system.net.networkcredential',
    hits: () => [
      `client.Credentials = new NetworkCredential("ann", "${sample('base62', 12)}");`,
      `$c = New-Object System.Net.NetworkCredential 'ann','${sample('base62', 12)}'`,
      `New DirectoryEntry("LDAP://corp", "corp\\ann", "${sample('base62', 12)}")`,
      `new PrincipalContext(ContextType.Domain, "corp", "ann", "${sample('base62', 12)}")`,
    ],
    misses: () => [
      'new NetworkCredential("user", "password")',
      'new NetworkCredential(user, password)',
      'New-Object System.Net.NetworkCredential($user, $password)',
      'new PrincipalContext(ContextType.Domain, "corp", "DC=corp,DC=local")',
    ],
  },
  {
    id: 'secure-string-password',
    title: 'Password that a script makes a secure string of',
    type: 'client-credential',
    func: 'windows',
    keywords: ['convertto-securestring '],
    pattern:
      /ConvertTo-SecureString[ \t]{1,3}(?:-(?:String|AsPlainText|Force)[ \t]{1,3}){0,3}\\{0,2}["'](?<value>[^\s"'$\\]{3,128})\\{0,2}["']/diy,
    check: argument,
    source:
      'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring',
    hits: () => [
      `ConvertTo-SecureString '${sample('base62', 12)}' -AsPlainText -Force`,
      `ConvertTo-SecureString -AsPlainText -String "${sample('base62', 12)}" -Force`,
    ],
    misses: () => [
      'ConvertTo-SecureString $plain -AsPlainText -Force',
      'ConvertTo-SecureString "$plain" -AsPlainText -Force',
      "ConvertTo-SecureString '<password>' -AsPlainText -Force",
    ],
  },
  {
    id: 'secure-string-piped',
    title: 'Password piped into a secure string',
    type: 'client-credential',
    func: 'windows',
    keywords: ['convertto-securestring '],
    pattern:
      /(?<=["'](?<value>[^\s"'$\\]{3,128})["'][ \t]{0,3}\|[ \t]{0,3})ConvertTo-SecureString[ \t]/diy,
    check: argument,
    source:
      'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring',
    hits: () => [`$p = "${sample('base62', 12)}" | ConvertTo-SecureString -AsPlainText -Force`],
    misses: () => [
      '$plain | ConvertTo-SecureString -AsPlainText -Force',
      '"$plain" | ConvertTo-SecureString -AsPlainText -Force',
    ],
  },
];

/** Where a value names the place of a secret, or is code or text of another kind. */

const REFERENCES: readonly RegExp[] = [
  // Templates and interpolations of shells, frameworks and formatters.
  /\$\{|\$\(|\{\{|\}\}|<%|%>|#\{|\\\(/,
  /^["'].*["'$]|^\$[A-Za-z_]\w*$|^\$\$?[A-Z_]{2,}|^%[A-Za-z_]\w*%$|^@[\w.]+@$|^__\w+__$|^\$env:/,
  /%\(\w+\)[sd]|^%[-+]?[a-z]$|%[sdvq](?![A-Za-z0-9])|^\{\w*\}$|^:\w+$|^\[[\w\s.-]*\]$/,
  // Stores and the code that asks them.
  /^(?:arn:aws|op:\/\/|vault:|ssm:|akv:|bws:|secretref:|doppler:|keyring:|gcp-?secret|awssm|azurekv)/i,
  /secretsmanager|secretKeyRef|^!(?:vault|Ref|Sub|GetAtt)|^projects\/[^/]+\/secrets\//,
  /^@Microsoft\.KeyVault|^Fn::|^(?:data|var|local|module|secrets|env|vars|inputs|github)\.[\w.-]+$/,
  /process\.env|os\.environ|getenv|ENV\[|System\.get|import\.meta\.env|configuration\[/i,
  // Cipher text and digests.
  /^(?:ENC\[|ENC\(|\{cipher\}|\$ANSIBLE_VAULT|\{(?:S?SHA|SSHA|CRYPT|MD5|bcrypt|pbkdf2|noop)\w*\})/i,
  /^\$(?:2[abxy]?|1|5|6|y|8|apr1|argon2\w*|pbkdf2[\w-]*|scrypt|sha1|sha256|sha512)\$/,
  // Maven's.
  /^\{[A-Za-z0-9+/]{12,200}={0,2}\}$/,
  /^(?:pbkdf2_sha\d+|bcrypt_sha256|argon2|sha\d{1,3}|md5|scrypt)[$:-]/i,
];

const OTHER_KINDS: readonly RegExp[] = [
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+)\s/,
  /BEGIN [A-Z ]*(?:PUBLIC KEY|CERTIFICATE)/,
  // Addresses: whatever secret they hold has a rule of its own.
  /^[a-z][a-z0-9+.-]{1,20}:\/\/|^\/\/[\w.-]+\/|^(?:data|mailto|urn|about|blob|javascript|tel|sha\d+):/i,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  // Paths, globs and file names.
  /^(?:\.{1,2}|~)\/|^\/(?:Users|home|usr|var|etc|opt|tmp|root|mnt|srv)\/|^[A-Za-z]:\\|^\\\\\w/,
  /^[\w./@-]{1,80}\.(?:js|ts|tsx|jsx|json|ya?ml|py|rb|go|java|txt|pem|key|crt|cer|p12|pfx|jks|html?|css|xml|md|env|conf|cfg|ini|sh|log|png|svg|sql|proto|lock|toml|csv|pub|so|dll|exe|asc|gpg)$/i,
  // Regular expressions.
  /\w\.\*\w|(?:0-9|A-Z|a-z){2}|\[\^?[A-Za-z0-9]-[A-Za-z0-9]|\(\?[:=!<]|\\[dwsSDWb][+*{)\]]|\(\?P<|^\^.*\$$|\{\d+,\d*\}/,
  // Dates, versions, addresses of machines, colours, media types.
  /^\d{4}-\d\d-\d\d(?:[T ].*)?$|^v?\d+(?:\.\d+){1,3}(?:[-+].*)?$|^[\d.,:%/\s+-]+$(?<!^\d+)/,
  /^#[0-9a-fA-F]{3,8}$|^(?:application|text|image|audio|video|multipart)\/[\w.+-]+/,
  // An identifier with a namespace: `Foo::Bar`, `a.b.c`, `user->password`; a class of PHP.
  /^[a-z]{2,20}(?:\.[a-z]{2,20}){2,8}$|^[A-Za-z_]\w*(?:(?:::|->|\?\.)[A-Za-z_]\w*)+$|^\\{0,2}[A-Z]\w*(?:\\{1,2}[A-Z]\w*){2,}$/,
];

/** Shapes of code and patterns: random text with signs in it may have them by chance. */
const CODE: readonly RegExp[] = [
  /^(?:\/[\w.@*-]+)+\/?$/,
  /^[#.][A-Za-z][\w-]*(?:[ >+~.:[]|$)|^\w*\[[\w-]+[~|^$*]?=|<\/?[a-z][^>]*>|^&\w+;/,
  /^[\w.]+\([^()]*\)?;?$|^(?:function|return|class|async|await|new|typeof|import|lambda)\b|=>|&&|\|\||;\s*$/,
];

/** Whether the value points to a secret instead of being one: `${DB_PASSWORD}`, `op://vault/item`. */
export function isReference(value: string): boolean {
  return REFERENCES.some((shape) => shape.test(value));
}

/** Random text from this length on may look like code. */
const LEAST_SPOILT = 12;

/** Whether the value is something else altogether: a path, an address, a pattern, code, a date. */
export function isOtherKind(value: string, natural: boolean): boolean {
  const shapes = natural || value.length < LEAST_SPOILT ? [...OTHER_KINDS, ...CODE] : OTHER_KINDS;
  return shapes.some((shape) => shape.test(value));
}

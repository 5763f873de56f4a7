import { judgeValue } from '../values';

/** Codes of languages that software is translated into; those that are words of settings are left out. */
const LANGUAGES = new Set(
  (
    'af ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fo fr fy ga gl gu he hi hr hu hy id is ' +
    'ja ka kk km kn ko ku ky lb lo lt lv mk ml mn mr ms my nb ne nl nn oc pa pl ps pt ro ru si sk sl sq sr sv sw ' +
    'ta te th tr uk ur uz vi zh'
  ).split(' '),
);
const REGION = /^([a-z]{2,3})(?:[-_](?:[A-Za-z]{2}|[A-Z][a-z]{3}|\d{3}))?$/;

const FOLDER =
  /(?:^|\/)(?:i18n|l10n|locali[sz]ations?|locales?|_locales|lang|langs|languages|translations?|intl|nls|[\w-]+\.lproj|values(?:-[a-z]{2,3}(?:-r[A-Z]{2})?)?(?=\/(?:strings|arrays)[^/]*\.xml$))\//i;
const FILE =
  /^(?:(?:messages|labels|strings|resources|translations?|locale|lang|text|ui)[._-])?([a-z]{2}(?:[-_][A-Za-z]{2,4})?)\.(?:json|jsonc|json5|ya?ml|properties|toml|arb|ini|xml)$/i;
const NAMED =
  /^(?:messages|translations?|strings|i18n|labels)(?:[._-][\w-]+)?\.(?:json|properties|ya?ml|arb|xml)$/i;

/** Whether a key such as `de` or `pt-BR` says in which language the texts below it are. */
export function isLanguage(key: string | undefined): boolean {
  return LANGUAGES.has(REGION.exec(key ?? '')?.[1] ?? '');
}

/** Whether a file of code holds texts in one language: `lang/is/messages.php`, `locales/pt-BR.ts`. */
export function isTranslation(path: string): boolean {
  const unix = path.replaceAll('\\', '/');
  const folder = FOLDER.exec(unix);
  if (!folder) return false;
  const below = unix.slice(folder.index + folder[0].length).split('/');
  return below.some((part) => isLanguage(part.replace(/\.[a-z]{1,5}$/, '')));
}

/** What stands on a screen; no person writes letters and digits without sense there. */
export function isWording(value: string): boolean {
  return !/\d/.test(value) || judgeValue(value) !== 'random';
}

/** Whether the texts of a file are what people read on a screen: a value there is a word, whatever its name. */
export function isForPeople(path: string): boolean {
  const unix = path.replaceAll('\\', '/');
  const file = unix.slice(unix.lastIndexOf('/') + 1);
  return FOLDER.test(unix) || NAMED.test(file) || isLanguage(FILE.exec(file)?.[1]?.toLowerCase());
}

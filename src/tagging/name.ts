/** A rendered name, or the placeholders that have no value. */
export type RenderedName = { readonly name: string } | { readonly missing: readonly string[] };

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** What one placeholder of a secret name may hold; `/` would let a value choose another path. */
const FOREIGN = /[^A-Za-z0-9_+=.@!-]+/g;

/** Fills the template's placeholders. Characters that a secret's name can't hold become hyphens. */
export function renderName(
  template: string,
  values: Readonly<Record<string, string>>,
): RenderedName {
  const missing = [...template.matchAll(PLACEHOLDER)]
    .map(([, key = '']) => key)
    .filter((key) => !Object.hasOwn(values, key) || values[key] === '');
  if (missing.length > 0) return { missing: [...new Set(missing)] };
  const name = template.replace(PLACEHOLDER, (_, key: string) =>
    (values[key] ?? '').replace(FOREIGN, '-'),
  );
  return { name: unambiguous(name) };
}

/**
 * Secrets Manager appends a hyphen and six characters to a name in the ARN, so a name that ends
 * that way (`client-secret`) is ambiguous where a partial ARN is looked up: its last hyphen becomes `_`.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
 */
function unambiguous(name: string): string {
  return name.replace(/-([A-Za-z0-9]{6})$/, '_$1');
}

/** What a short name is made of: a finding, without the rest of it. */
export interface Nameable {
  readonly binding?: string;
  readonly ruleId: string;
  readonly path: string;
}

/** Words at the head of a binding that say where it is kept, not what it is. */
const CONTAINERS =
  /^(?:(?:process-env|os-environ|module-exports|exports|this|self|cls|config|settings|options|env)-)+(?=.)/;
/** File names that say nothing of their content. */
const COLOURLESS = /^(?:index|main|app|config|settings|constants|init|env|)$/;
const MAX_LENGTH = 64;

/**
 * The secret's own short name in kebab case: `dbPassword` → `db-password`. A name of one word is
 * told apart by its file: `password` in `src/billing.py` → `billing-password`.
 */
export function secretShortName({ binding, ruleId, path }: Nameable): string {
  const own = kebab(binding ?? '').replace(CONTAINERS, '') || ruleId.replace(/^generic-/, '');
  const stem = kebab((path.split('/').at(-1) ?? '').replace(/^\.+|\.[^.]*$/g, ''));
  const isOneWord = !own.includes('-');
  const name = isOneWord && !COLOURLESS.test(stem) && stem !== own ? `${stem}-${own}` : own;
  return name.slice(0, MAX_LENGTH).replace(/-+$/, '') || 'secret';
}

function kebab(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

import type { Node } from 'web-tree-sitter';
import { descendants, freshName, namedChildren } from '../syntax';

/** The function that code of a file looks secrets up with. */
export interface Helper {
  readonly name: string;
  /** Its code; none where it is there already. */
  readonly code: readonly string[];
}

const USUAL = 'get_secret';

/** A function of an earlier rewriting is used again. */
export function helperFor(root: Node, taken: ReadonlySet<string>): Helper {
  const there = namedChildren(root).find(
    (node) =>
      node.type === 'function_item' &&
      /^get_secret\d*$/.test(node.childForFieldName('name')?.text ?? '') &&
      node.text.includes(`${SIGNATURE} {`) &&
      node.text.includes('SecretsManagerCachingClient'),
  );
  const known = there?.childForFieldName('name')?.text;
  if (known !== undefined) return { name: known, code: [] };
  const name = freshName(USUAL, taken);
  return { name, code: codeOf(name) };
}

const SIGNATURE = "(id: &str) -> std::io::Result<&'static str>";

/**
 * Gives what a literal is, a `&'static str`: so it fits wherever the literal stood. What is kept for
 * good is each value once. Version 2.1.0 of the caching client; its errors can't be sent between
 * threads, so they become an `io::Error`, which every usual error takes.
 */
function codeOf(name: string): string[] {
  return [
    '/// Looks a secret up in AWS Secrets Manager, at most every five minutes. A value is kept for good,',
    '/// as a literal would be.',
    `async fn ${name}${SIGNATURE} {`,
    '    use aws_secretsmanager_caching::SecretsManagerCachingClient as Client;',
    '    use std::{collections::BTreeSet, io::Error, num::NonZeroUsize, sync::Mutex, time::Duration};',
    '',
    '    const KEPT_FOR: Duration = Duration::from_secs(300);',
    '    const MOST_SECRETS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(999);',
    '    static CLIENT: tokio::sync::OnceCell<Client> = tokio::sync::OnceCell::const_new();',
    '    static VALUES: Mutex<BTreeSet<&str>> = Mutex::new(BTreeSet::new());',
    '',
    '    let client = CLIENT',
    '        .get_or_try_init(|| Client::default(MOST_SECRETS, KEPT_FOR))',
    '        .await',
    '        .map_err(|error| Error::other(error.to_string()))?;',
    '    let secret = client',
    '        .get_secret_value(id, None, None, false)',
    '        .await',
    '        .map_err(|error| match error.source() {',
    '            Some(cause) => Error::other(format!("{id}: {cause}")),',
    '            None => Error::other(format!("{id}: {error}")),',
    '        })?;',
    '    let text = secret',
    '        .secret_string',
    '        .ok_or_else(|| Error::other("the secret holds no text"))?;',
    '    let mut values = VALUES',
    '        .lock()',
    '        .map_err(|error| Error::other(error.to_string()))?;',
    '    if let Some(&known) = values.get(text.as_str()) {',
    '        return Ok(known);',
    '    }',
    "    let kept: &'static str = Box::leak(text.into_boxed_str());",
    '    values.insert(kept);',
    '    Ok(kept)',
    '}',
  ];
}

/** Words that can't be names (The Rust Reference, Keywords: strict and reserved ones). */
const KEYWORDS =
  `abstract as async await become box break const continue crate do dyn else enum extern false final
  fn for gen if impl in let loop macro match mod move mut override priv pub ref return self static
  struct super trait true try type typeof unsafe unsized use virtual where while yield`.split(
    /\s+/,
  );

/** What the file calls something, within macros as well. */
export function rustNames(root: Node): Set<string> {
  const names = descendants(root, 'identifier', 'field_identifier', 'type_identifier');
  const shorthand = descendants(root, 'shorthand_field_identifier');
  // Formats name variables too: `"{key}"`.
  const captured = descendants(root, 'string_content').flatMap(({ text }) =>
    [...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''),
  );
  return new Set([
    ...KEYWORDS,
    ...[...names, ...shorthand].map(({ text }) => text.replace(/^r#/, '')),
    ...captured,
  ]);
}

import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter } from '../adapter';
import { addTo } from '../dependencies';
import type { Language } from '../language';
import { addToCargo } from '../manifests/cargo';
import { createTreeAdapter } from '../treeAdapter';
import { RustEdits } from './edits';
import { judgeRust } from './judge';

const CRATE = 'aws_secretsmanager_caching';
const VERSION = '2.1';

const LANGUAGE: Language = {
  languageIds: ['rust'],
  describes: true,
  grammar: () => 'rust',
  judge: judgeRust,
  edit: (parsed, moves) => new RustEdits(parsed).move(moves),
  dependencies: (project) =>
    addTo(project, ['Cargo.toml'], (text) => addToCargo(text, CRATE, VERSION)),
  toInstall: (outcome) =>
    outcome === 'none'
      ? `Run cargo add ${CRATE}@${VERSION} and cargo add tokio --features sync: no Cargo.toml could be edited for it.`
      : '',
  snippet: (secretName) =>
    [
      `// cargo add ${CRATE}@${VERSION}`,
      'use aws_secretsmanager_caching::SecretsManagerCachingClient;',
      'use std::{num::NonZeroUsize, time::Duration};',
      '',
      'let size = NonZeroUsize::MIN.saturating_add(999);',
      'let client = SecretsManagerCachingClient::default(size, Duration::from_secs(300)).await?;',
      `let secret = client.get_secret_value("${secretName}", None, None, false).await?.secret_string;`,
      '',
    ].join('\n'),
};

/** Rust, 2018 edition or newer, on Tokio. */
export function createRustAdapter(grammars: Grammars): LanguageAdapter {
  return createTreeAdapter(grammars, LANGUAGE);
}

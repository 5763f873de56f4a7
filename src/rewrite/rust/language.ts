import type { Grammars } from '../../parse/grammars';
import type { LanguageAdapter, ProjectFacts } from '../adapter';
import type { Language } from '../language';
import { addToCargo } from '../manifests/cargo';
import { createTreeAdapter } from '../treeAdapter';
import { RustEdits } from './edits';
import { judgeRust } from './judge';

const CRATE = 'aws_secretsmanager_caching';
const VERSION = '2.1';

const LANGUAGE: Language = {
  languageIds: ['rust'],
  grammar: () => 'rust',
  judge: judgeRust,
  edit: (parsed, moves) => new RustEdits(parsed).move(moves),
  manifests(project, findings) {
    return cargoEdits(project).flatMap(({ path, edits }) =>
      edits && edits.length > 0
        ? [{ path, edits: edits.map((edit) => ({ ...edit, findings })) }]
        : [],
    );
  },
  toInstall(project) {
    const settled = cargoEdits(project).some(({ edits }) => edits !== undefined);
    return settled
      ? ''
      : `Run cargo add ${CRATE}@${VERSION} and cargo add tokio --features sync: no Cargo.toml could be edited for it.`;
  },
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

function cargoEdits({ manifests }: ProjectFacts) {
  return manifests
    .filter(({ kind }) => kind === 'Cargo.toml')
    .map(({ path, text }) => ({ path, edits: addToCargo(text, CRATE, VERSION) }));
}

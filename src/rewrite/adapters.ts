import type { Grammars } from '../parse/grammars';
import type { LanguageAdapter, SourceFile } from './adapter';
import { createBashAdapter } from './bash/language';
import { configAdapterFor } from './config/formats';
import { createCSharpAdapter } from './csharp/language';
import { createGoAdapter } from './go/language';
import { createJavaAdapter } from './java/language';
import { createJavaScriptAdapter } from './javascript/language';
import { createKotlinAdapter } from './kotlin/language';
import { createNotebookAdapter, isOfNotebook } from './notebook/language';
import { DOTENV_ADAPTER, FALLBACK_ADAPTER, JSON_ADAPTER } from './plain';
import { createPhpAdapter } from './php/language';
import { createPowerShellAdapter } from './powershell/language';
import { createPythonAdapter } from './python/language';
import { createRustAdapter } from './rust/language';
import { createRubyAdapter } from './ruby/language';
import { TERRAFORM_ADAPTER } from './terraform/language';

export interface Adapters {
  /** The adapter of the file's language; one that only guides for languages without their own. */
  forFile(file: SourceFile): LanguageAdapter;
}

export function createAdapters(grammars: Grammars): Adapters {
  const all = [
    createJavaScriptAdapter(grammars),
    createPhpAdapter(grammars),
    createPowerShellAdapter(grammars),
    createPythonAdapter(grammars),
    createRubyAdapter(grammars),
    createGoAdapter(grammars),
    createJavaAdapter(grammars),
    createCSharpAdapter(grammars),
    createBashAdapter(grammars),
    createKotlinAdapter(grammars),
    createRustAdapter(grammars),
    JSON_ADAPTER,
    DOTENV_ADAPTER,
    TERRAFORM_ADAPTER,
  ];
  const notebook = createNotebookAdapter(grammars);
  const byLanguage = new Map(
    all.flatMap((adapter) => adapter.languageIds.map((id) => [id, adapter] as const)),
  );
  return {
    forFile: (file) => {
      const { path, languageId } = file;
      if (isOfNotebook(file)) return notebook;
      const config = configAdapterFor(file);
      if (config) return config;
      const known = byLanguage.get(languageId);
      const isEnvironment = /(?:^|\/)\.env(?:\.[\w.-]+)?$/.test(path);
      return known ?? (isEnvironment ? DOTENV_ADAPTER : FALLBACK_ADAPTER);
    },
  };
}

import { join } from 'node:path';
import { throwIfCancelled } from '../base/fault';
import type { Elsewhere, SourceFile } from '../rewrite/adapter';
import { detectLanguage } from '../scan/language';
import { decode, isBinary } from './decode';
import type { DirectoryEntry, FileSystem } from './files';
import { nodeFiles } from './nodeFiles';
import { listFiles, MAX_FILE_BYTES } from './walk';

/** Beyond these, not all is read, and whoever asks is told so. */
const MAX_LISTED = 200_000;
const MAX_READ = 20_000;

/** 64 MiB of texts, in code units, are kept for the next question. */
const MAX_KEPT = 64 * 1024 * 1024;

/** Files that are read at a time. */
const AT_A_TIME = 16;

export interface FolderOptions {
  /** Of the workspace folder. */
  readonly root: string;
  readonly fs?: FileSystem;
  /** Whether the files of the folder itself are all: it is no workspace, but where one file lies. */
  readonly shallow?: boolean;
  /** Texts that an editor holds, by path relative to the root: they count, and not the files'. */
  readonly open?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
}

/**
 * The text files of a workspace folder but those that .gitignore hides, listed and read when they
 * are asked for. To be used for one plan: a file that changes later is not read again.
 */
export class FolderTexts {
  readonly #root: string;
  readonly #fs: FileSystem;
  readonly #shallow: boolean;
  readonly #open: ReadonlyMap<string, string>;
  readonly #signal: AbortSignal | undefined;
  readonly #kept = new Map<string, string>();
  #size = 0;
  #paths: Promise<readonly string[] | undefined> | undefined;

  constructor(options: FolderOptions) {
    const { root, fs = nodeFiles, shallow = false, open = new Map(), signal } = options;
    this.#root = root;
    this.#fs = fs;
    this.#shallow = shallow;
    this.#open = open;
    this.#signal = signal;
  }

  /** What is around one of its files. @param path relative to the root, with `/`. */
  around(path: string): Elsewhere {
    return { matching: (pattern, endings) => this.#matching(path, pattern, endings) };
  }

  async #matching(
    but: string,
    pattern: RegExp,
    endings: readonly string[],
  ): Promise<SourceFile[] | undefined> {
    const all = await (this.#paths ??= this.#list());
    const paths = all?.filter((path) => path !== but && endings.some((end) => path.endsWith(end)));
    if (!paths || paths.length > MAX_READ) return undefined;
    const found: SourceFile[] = [];
    for (let at = 0; at < paths.length; at += AT_A_TIME) {
      throwIfCancelled(this.#signal);
      const some = paths.slice(at, at + AT_A_TIME);
      const texts = await Promise.all(some.map((path) => this.#text(path)));
      for (const [i, text] of texts.entries()) {
        if (text === undefined) return undefined;
        const path = some[i] ?? '';
        if (pattern.test(text)) found.push(sourceFile(path, text));
      }
    }
    return found;
  }

  /** Undefined where some folder can't be read, or there are too many files. */
  async #list(): Promise<string[] | undefined> {
    if (this.#shallow) return (await this.#fs.list(this.#root)).flatMap(fileName);
    const paths: string[] = [];
    for await (const { path, skipped } of listFiles(this.#root, { fs: this.#fs }, this.#signal)) {
      if (skipped?.startsWith('not readable') === true) return undefined;
      if (skipped === undefined && paths.push(path) > MAX_LISTED) return undefined;
    }
    return paths;
  }

  /** Nothing to read is an empty text; undefined where the file can't be read. */
  async #text(path: string): Promise<string | undefined> {
    const known = this.#open.get(path) ?? this.#kept.get(path);
    if (known !== undefined) return known;
    const text = await this.#read(path).catch(() => undefined);
    if (text !== undefined && this.#size + text.length <= MAX_KEPT) {
      this.#kept.set(path, text);
      this.#size += text.length;
    }
    return text;
  }

  async #read(path: string): Promise<string | undefined> {
    const file = join(this.#root, path);
    const info = await this.#fs.stat(file);
    if (info && info.size > MAX_FILE_BYTES) return undefined;
    const bytes = await this.#fs.read(file);
    return !bytes || isBinary(bytes) ? '' : decode(bytes).text;
  }
}

function fileName({ name, kind }: DirectoryEntry): string[] {
  return kind === 'file' ? [name] : [];
}

function sourceFile(path: string, text: string): SourceFile {
  return { path, languageId: detectLanguage(path, undefined, text).languageId, text };
}

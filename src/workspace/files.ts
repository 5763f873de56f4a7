/** The file system as src/workspace needs it. Paths are absolute, with the platform's separator. */
export interface FileSystem {
  /** Undefined where there is no such file, or it is not a regular file. */
  read(path: string): Promise<Uint8Array | undefined>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  list(directory: string): Promise<readonly DirectoryEntry[]>;
  stat(path: string): Promise<{ readonly size: number; readonly kind: EntryKind } | undefined>;
  /** The path with every symbolic link resolved; undefined where there is none. */
  realPath(path: string): Promise<string | undefined>;
}

export type EntryKind = 'file' | 'directory' | 'link' | 'other';

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

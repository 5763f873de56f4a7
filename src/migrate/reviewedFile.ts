import type { SourceFile } from '../rewrite/adapter';

/**
 * A file as it was when the plan was made. Its text may hold secrets, so it is kept where neither
 * `JSON.stringify` nor `util.inspect` of anything around it finds it.
 */
export class ReviewedFile implements SourceFile {
  readonly path: string;
  readonly languageId: string;
  readonly #text: string;

  constructor(file: SourceFile) {
    this.path = file.path;
    this.languageId = file.languageId;
    this.#text = file.text;
  }

  get text(): string {
    return this.#text;
  }

  toJSON(): object {
    return { path: this.path, languageId: this.languageId };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `ReviewedFile ${this.path}`;
  }
}

import { count } from './wording';

/** What a scan of the workspace came to, file by file. */
export class Tally {
  #files = 0;
  #secrets = 0;
  readonly #passedOver = new Map<string, number>();

  get files(): number {
    return this.#files;
  }

  scanned(secrets: number): void {
    this.#files += 1;
    this.#secrets += secrets;
  }

  /** @param reason as src/workspace/walk.ts gives it: `binary`, `larger than 1048576 bytes` */
  passedOver(reason: string): void {
    this.#passedOver.set(reason, (this.#passedOver.get(reason) ?? 0) + 1);
  }

  /** `2 hardcoded secrets in 30 files. Passed over: what git ignores, 1 binary, 3 symbolic link.` */
  get sentence(): string {
    const found = `${count(this.#secrets, 'hardcoded secret')} in ${count(this.#files, 'file')}`;
    const reasons = [...this.#passedOver].map(([reason, number]) => `${number} ${reason}`);
    return `${found}. Passed over: ${['what git ignores', ...reasons].join(', ')}.`;
  }
}

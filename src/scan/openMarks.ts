/**
 * Tells whether a comment or a text of many lines is open at a place, as far as its marks tell. Asked
 * for ascending places it reads the text once.
 */
export class OpenMarks {
  readonly #opening: Mark;
  readonly #closing: Mark;
  readonly #toggles: readonly Mark[];

  constructor(text: string) {
    this.#opening = new Mark(text, '/*');
    this.#closing = new Mark(text, '*/');
    this.#toggles = [new Mark(text, '"""'), new Mark(text, "'''")];
  }

  isInside(at: number): boolean {
    if (this.#opening.before(at).last > this.#closing.before(at).last) return true;
    return this.#toggles.some((mark) => mark.before(at).count % 2 === 1);
  }
}

class Mark {
  readonly #text: string;
  readonly #mark: string;
  #next: number;
  #last = -1;
  #count = 0;

  constructor(text: string, mark: string) {
    this.#text = text;
    this.#mark = mark;
    this.#next = text.indexOf(mark);
  }

  /** How many there are before a place, which is no lower than any before, and where the last starts. */
  before(at: number): { readonly count: number; readonly last: number } {
    while (this.#next >= 0 && this.#next < at) {
      this.#last = this.#next;
      this.#count++;
      this.#next = this.#text.indexOf(this.#mark, this.#next + this.#mark.length);
    }
    return { count: this.#count, last: this.#last };
  }
}

import { Fault } from '../base/fault';
import { Plaintext } from '../base/plaintext';
import type { LanguageAdapter, SourceFile } from '../rewrite/adapter';
import type { SecretStore } from '../store/secretStore';
import type { Journal, LiteralPiece, Piece, RecordedFile, RunRecord } from './journal';

interface RestorationOptions {
  readonly run: RunRecord;
  readonly journal: Journal;
  readonly store: SecretStore;
  readonly adapters: { forFile(file: SourceFile): LanguageAdapter };
}

/**
 * Writes replaced texts again: out of this session's memory, or out of the recorded pieces and
 * the values that are read back from AWS, each at most once.
 */
export class Restoration {
  readonly #options: RestorationOptions;
  readonly #signal: AbortSignal | undefined;
  readonly #values = new Map<number, Plaintext>();

  constructor(options: RestorationOptions, signal?: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
  }

  /**
   * What stood at each of the file's edits, in their order.
   * @throws Fault `denied`, `not-found` or as `SecretStore.read`; `verify-failed` where a value
   *   does not make the literal that was replaced.
   */
  async replacedTexts(file: RecordedFile): Promise<string[]> {
    const { run, journal } = this.#options;
    const remembered = journal.recall(run.id)?.replaced.get(file.path);
    if (remembered?.length === file.edits.length) return remembered.map((text) => text.reveal());
    const texts: string[] = [];
    for (const { replaced } of file.edits) {
      if (!replaced) throw notWrittenDown(file.path);
      texts.push(await this.#join(file, replaced));
    }
    return texts;
  }

  async #join(file: RecordedFile, pieces: readonly Piece[]): Promise<string> {
    let text = '';
    for (const piece of pieces) {
      text += typeof piece === 'string' ? piece : await this.#literalPart(file, piece);
    }
    return text;
  }

  async #literalPart(file: RecordedFile, piece: LiteralPiece): Promise<string> {
    const { adapters, journal } = this.#options;
    const value = await this.#value(piece);
    const adapter = adapters.forFile({ path: file.path, languageId: file.languageId, text: '' });
    const literal = adapter.encode(value, piece.form);
    if (literal === undefined || journal.digest(new Plaintext(literal)) !== piece.digest) {
      throw new Fault(
        'verify-failed',
        `The secret's value does not make the literal that stood in ${file.path}.`,
        'Nothing was undone. The value may have been rotated; put the literal back by hand.',
      );
    }
    return literal.slice(piece.from, piece.to);
  }

  /** The piece's value: the secret's, or that of one of its fields. */
  async #value({ secret, field }: LiteralPiece): Promise<Plaintext> {
    const value = await this.#secret(secret);
    return field === undefined ? value : fieldOf(value, field);
  }

  async #secret(index: number): Promise<Plaintext> {
    const known = this.#values.get(index);
    if (known) return known;
    const secret = this.#options.run.secrets[index];
    if (!secret) throw new Fault('internal', 'The journal names a secret it does not hold.');
    const { arn = secret.name, how, versionId = secret.token } = secret;
    const version = how === 'reused' ? undefined : versionId;
    const value = await this.#options.store.read(arn, version, this.#signal);
    this.#values.set(index, value);
    return value;
  }
}

/** A text that is no text makes no literal, which is seen where the two are compared. */
function fieldOf(value: Plaintext, field: string): Plaintext {
  try {
    const fields = JSON.parse(value.reveal()) as Readonly<Record<string, unknown>> | null;
    const text = fields?.[field];
    return new Plaintext(typeof text === 'string' ? text : '');
  } catch {
    return new Plaintext(''); // the parser's message would quote the value
  }
}

function notWrittenDown(path: string): Fault {
  return new Fault(
    'document-changed',
    `What stood in ${path} could not be written down without a secret.`,
    'It can be undone only in the session that made the move. Put the code back by hand.',
  );
}

import { Plaintext } from '../../base/plaintext';
import { slice, type TextEdit } from '../../base/text';
import { encodeLiteral } from '../../parse/literals/forms';
import type { Finding } from '../../scan/finding';
import type { Assessment, FileEdits, LanguageAdapter, Lookup, SourceFile } from '../adapter';
import type { DataDocument, ReadDocument, Scalar } from './document';
import { isSameBut } from './sameBut';

/** Whether a place may refer to a secret, with the reason as a sentence. */
export interface Judgement {
  readonly decision: 'rewrite' | 'guidance';
  readonly reason: string;
}

/** How a secret is referred to, and what becomes of the reference where it stands. */
export interface Reference {
  readonly secretName: string;
  readonly field?: string;
}

/** A kind of configuration file. */
export interface ConfigFormat {
  readonly recognises: (file: SourceFile) => boolean;
  readonly read: (file: SourceFile) => ReadDocument;
  readonly judge: (scalar: Scalar, document: DataDocument, file: SourceFile) => Judgement;
  /** What is stored, where that is another text than the scalar's. */
  readonly stored?: (scalar: Scalar, document: DataDocument) => Plaintext | undefined;
  /** The text that stands for a secret; absent where the platform has none. */
  readonly reference?: (reference: Reference) => string;
  /** Set where a reference can take one field of a secret. */
  readonly takesFields?: true;
  readonly snippet: (secretName: string) => string;
}

/** Names that mean nothing else within a reference. */
const SAFE = /^[\w/+=.@-]+$/;

export function createConfigAdapter(format: ConfigFormat): LanguageAdapter {
  const desk = new Desk(format);
  return {
    languageIds: [],
    ...(format.takesFields && { takesFields: true }),
    assess: (file, findings) => Promise.resolve(desk.assess(file, findings)),
    rewrite: (file, lookups) => Promise.resolve(desk.rewrite(file, lookups)),
    snippet: (secretName) => format.snippet(secretName),
    insertLookup: () => Promise.resolve([]),
    encode: (value, form) => encodeLiteral(value, form),
  };
}

class Desk {
  readonly #format: ConfigFormat;

  constructor(format: ConfigFormat) {
    this.#format = format;
  }

  assess(file: SourceFile, findings: readonly Finding[]): Assessment[] {
    const document = this.#format.read(file)(file.text);
    return findings.map((finding) => {
      const scalar = document?.scalarAt(finding.span);
      if (!document || !scalar) return outside(finding, file, document !== undefined);
      return this.#assessScalar(file, document, { finding, scalar });
    });
  }

  #assessScalar(
    file: SourceFile,
    document: DataDocument,
    { finding, scalar }: { readonly finding: Finding; readonly scalar: Scalar },
  ): Assessment {
    const { stored, judge } = this.#format;
    const { form, span, value: own } = scalar;
    if (!isWhole(scalar, finding, file)) return part(finding, file);
    const value = stored ? stored(scalar, document) : own;
    const judged = judge(scalar, document, file);
    const literal = form !== undefined && value === own ? { span, form } : undefined;
    const isWritable = judged.decision === 'guidance' || literal !== undefined;
    return {
      finding,
      ...(isWritable ? judged : guide('of how it is written')),
      ...(value && { value }),
      ...(literal && { literal }),
    };
  }

  rewrite(file: SourceFile, lookups: readonly Lookup[]): FileEdits[] {
    const { read, reference } = this.#format;
    const before = reference && read(file)(file.text);
    if (!before) return [];
    const edits = lookups.flatMap(({ assessment, ...named }, index) => {
      const { decision, literal } = assessment;
      const isSafe = SAFE.test(named.secretName) && SAFE.test(named.field ?? 'x');
      if (decision === 'guidance' || !literal || !isSafe) return [];
      const quote = literal.form.includes('single') || literal.form === 'yaml-plain' ? "'" : '"';
      const newText = quote + reference(named) + quote;
      return [{ span: literal.span, newText, findings: [index] }];
    });
    const holds = (some: readonly TextEdit[]): boolean =>
      isSameBut({ before, text: file.text, edits: some }, read(file));
    const kept = holds(edits) ? edits : edits.filter((edit) => holds([edit]));
    return kept.length > 0 && holds(kept) ? [{ path: file.path, edits: kept }] : [];
  }
}

/** The code stays as it is. @param why the end of a sentence. */
export function guide(why: string): Judgement {
  return { decision: 'guidance', reason: `The file stays as it is, because ${why}.` };
}

/** Whether the finding is all that the scalar says; one over several lines is written with indents. */
function isWhole({ body, value }: Scalar, { span }: Finding, { text }: SourceFile): boolean {
  if (body) return body.start === span.start && body.end === span.end;
  const solid = (some: string): string => some.replace(/\s+/g, '');
  return solid(slice(text, span)) === solid(value.reveal());
}

function part(finding: Finding, file: SourceFile): Assessment {
  return {
    finding,
    ...guide('the secret is only a part of a text there'),
    ...valueOf(finding, file),
  };
}

/** What stands in a comment, in a key, or in a file that can't be read. */
function outside(finding: Finding, file: SourceFile, isRead: boolean): Assessment {
  const judged = guide(isRead ? 'it is no value there' : 'it can’t be read to the end');
  return { finding, ...judged, ...valueOf(finding, file) };
}

/** Text is what it says, unless something in it might be an escape or a substitution. */
function valueOf({ span }: Finding, { text }: SourceFile): { readonly value?: Plaintext } {
  const source = slice(text, span);
  return /[\\"'`$&%\r\n]/.test(source) || source === '' ? {} : { value: new Plaintext(source) };
}

import { posix } from 'node:path';
import { applyEdits, contains, slice, type Span } from '../../base/text';
import { Plaintext } from '../../base/plaintext';
import { encodeLiteral } from '../../parse/literals/forms';
import { decodeHcl } from '../../parse/literals/hcl';
import type { Finding } from '../../scan/finding';
import type {
  Assessment,
  AttributedEdit,
  FileEdits,
  LanguageAdapter,
  Lookup,
  SourceFile,
} from '../adapter';
import { Draft } from '../draft';
import { readHcl, type HclText, type Quoted } from './hcl';
import { whyItStays } from './judge';

const KIND = 'aws_secretsmanager_secret_version';

const REWRITTEN =
  'Terraform looks the secret up when it plans, with a data source of this file. The value then stands in Terraform’s state, as it did before.';

/** Terraform’s and OpenTofu’s files: a text becomes a reference to a data source of the same file. */
export const TERRAFORM_ADAPTER: LanguageAdapter = {
  languageIds: ['terraform', 'terraform-vars', 'opentofu', 'hcl'],
  takesFields: true,
  assess: (file, findings) => Promise.resolve(assess(file, findings)),
  rewrite: (file, lookups) => Promise.resolve(rewrite(file, lookups)),
  snippet: (secretName, file) =>
    `${dataBlock(nameOf(file.path, secretName), secretName, '\n')}\n# ${reference(nameOf(file.path, secretName))}\n`,
  insertLookup: () => Promise.resolve([]),
  encode: (value, form) => encodeLiteral(value, form),
};

function assess(file: SourceFile, findings: readonly Finding[]): Assessment[] {
  const read = readHcl(file.text);
  return findings.map((finding) => {
    const quoted = read?.quoted.find(({ span }) => contains(span, finding.span));
    if (!quoted)
      return stays(
        finding,
        read ? 'it is not in quotes' : 'the file can’t be read to the end',
        file,
      );
    const { span } = quoted;
    const decoded = decodeHcl(slice(file.text, span));
    const isWhole = finding.span.start === span.start + 1 && finding.span.end === span.end - 1;
    if (!decoded || !isWhole) {
      return stays(finding, isWhole ? 'of how it is written' : 'it is only a part of a text', file);
    }
    const known = { value: decoded.value, literal: { span, form: decoded.form } };
    const why = whyItStays(file, quoted);
    return why === undefined
      ? { finding, decision: 'rewrite', reason: REWRITTEN, ...known }
      : { ...stays(finding, why, file), ...known };
  });
}

function stays(finding: Finding, why: string, { text }: SourceFile): Assessment {
  const source = slice(text, finding.span);
  const isPlain = source !== '' && !/[\\"'$%\r\n]/.test(source);
  return {
    finding,
    decision: 'guidance',
    reason: `The file stays as it is, because ${why}.`,
    ...(isPlain && { value: new Plaintext(source) }),
  };
}

function rewrite(file: SourceFile, lookups: readonly Lookup[]): FileEdits[] {
  const before = readHcl(file.text);
  if (!before) return [];
  const draft = new Draft();
  const eol = file.text.includes('\r\n') ? '\r\n' : '\n';
  const added = new Map<string, { readonly name: string; readonly findings: number[] }>();
  lookups.forEach(({ assessment: { decision, literal }, secretName, field }, index) => {
    if (decision === 'guidance' || !literal || !/^[\w/+=.@-]+$/.test(secretName)) return;
    const name = nameOf(file.path, secretName);
    draft.add(literal.span, reference(name, field), [index]);
    const known = added.get(secretName) ?? { name, findings: [] };
    known.findings.push(index);
    added.set(secretName, known);
  });
  const names = [...added.values()].map(({ name }) => name);
  if (names.length === 0 || new Set(names).size < names.length) return [];
  if (names.some((name) => before.blocks.some((block) => block.at(-1) === name))) return [];
  const gap = /(?:^|\n)$/.test(file.text) ? eol : eol + eol;
  const blocks = [...added].map(([secretName, { name }]) => dataBlock(name, secretName, eol));
  const findings = [...added.values()].flatMap((one) => one.findings);
  draft.insert(file.text.length, gap + blocks.join(eol), findings);
  const edits = draft.finish(file.text.length);
  return holds(file.text, before, { edits, blocks: blocks.length })
    ? [{ path: file.path, edits }]
    : [];
}

interface Change {
  readonly edits: readonly AttributedEdit[];
  readonly blocks: number;
}

/** Whether the edited text still can be read, with so many more blocks and every other text as it was. */
function holds(text: string, before: HclText, { edits, blocks }: Change): boolean {
  const edited = applyEdits(text, edits);
  const after = readHcl(edited);
  if (after?.blocks.length !== before.blocks.length + blocks) return false;
  const isReplaced = ({ span }: Quoted): boolean => edits.some((edit) => isSame(edit.span, span));
  const kept = before.quoted.filter((one) => !isReplaced(one)).map(({ span }) => slice(text, span));
  const left = after.quoted.map(({ span }) => slice(edited, span));
  return kept.every((source) => left.includes(source));
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/**
 * The files of a folder are one module, in which each data source has one name: with the file's own
 * name before it no other file has it.
 */
function nameOf(path: string, secretName: string): string {
  const file = posix.basename(path).replace(/\.\w+$/, '');
  const name = `${file}_${secretName}`.replace(/[^A-Za-z0-9_]+/g, '_');
  return /^\d/.test(name) ? `_${name}` : name;
}

function reference(name: string, field?: string): string {
  const value = `data.${KIND}.${name}.secret_string`;
  return field === undefined ? value : `jsondecode(${value})[${JSON.stringify(field)}]`;
}

function dataBlock(name: string, secretName: string, eol: string): string {
  return [`data "${KIND}" "${name}" {`, `  secret_id = "${secretName}"`, '}', ''].join(eol);
}

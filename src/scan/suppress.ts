import { LineIndex, type Span } from '../base/text';
import type { Finding } from './finding';

/** What a comment allows. */
export interface Permission {
  /** As its author wrote it; of another tool's mark, which asks for none, the mark itself. */
  readonly reason: string;
  /** The last day it holds, ISO; absent where it holds for good. */
  readonly until?: string;
  /** Ids of the rules it is for; absent where it is for any. */
  readonly rules?: readonly string[];
}

/** A comment that is meant to allow something and does not, with the end of a sentence on why. */
export interface Misfit {
  readonly span: Span;
  readonly problem: string;
}

/** Of a mark, as much as a person would write. */
const MARK_REACH = 400;
/** No line that a person wrote holds more marks. */
const MARKS_PER_LINE = 20;

/** Ours, and those of gitleaks, betterleaks, TruffleHog, detect-secrets and secretlint. */
const MARKS =
  /secret-ferry:allow|(?:git|better)leaks:allow|trufflehog:ignore|pragma: ?(?:allow|white)list (?:nextline )?secret|secretlint-(?:disable-(?:next-)?line|disable|enable)(?![\w-])/g;

const OURS = 'secret-ferry:allow';

/** What a comment's mark consists of beside its text, in any language. */
const OPENING = /^[\s/*#;<!>%"'(){}|-]*(?:REM\b|rem\b|--)?\s*/;
const CLOSING = /[\s*/>)}-]+$/;

/** The permissions that a text's comments give. */
export class Suppressions {
  readonly #index: LineIndex;
  readonly #lines = new Map<number, Permission[]>();
  /** From one line up to another, which is not in it any more; in text order, and disjoint. */
  readonly #blocks: { readonly from: number; to: number; readonly permission: Permission }[] = [];
  readonly #misfits = new Map<number, Misfit>();

  /** Ours counts on the finding's line and, alone on its line, for the line below. */
  constructor(text: string) {
    const marks = [...text.matchAll(MARKS)];
    this.#index = marks.length > 0 ? new LineIndex(text) : NO_LINES;
    for (const mark of marks) this.#read(text, mark[0], mark.index);
  }

  /** Marks of ours that allow nothing; their author should know. */
  get misfits(): readonly Misfit[] {
    return [...this.#misfits.values()];
  }

  /** Every permission for a finding, whether it still holds or not. */
  permissionsFor({ span, ruleId }: Pick<Finding, 'span' | 'ruleId'>): Permission[] {
    const given = this.#linesOf(span).flatMap((line) => [
      ...(this.#lines.get(line) ?? []),
      ...this.#blockAt(line),
    ]);
    return given.filter(({ rules }) => rules?.includes(ruleId) ?? true);
  }

  /** The misfit that stands where a permission for the finding would. */
  misfitFor({ span }: Pick<Finding, 'span'>): Misfit | undefined {
    return this.#linesOf(span)
      .map((line) => this.#misfits.get(line))
      .find((misfit) => misfit !== undefined);
  }

  /** Where a finding starts and ends: what stands inside a key block is no comment. */
  #linesOf({ start, end }: Span): number[] {
    if (this.#lines.size + this.#blocks.length + this.#misfits.size === 0) return [];
    const first = this.#index.position(start).line;
    const last = this.#index.position(end).line;
    return first === last ? [first] : [first, last];
  }

  /** Of the blocks that begin up to the line, the last one, if it reaches the line. */
  #blockAt(line: number): Permission[] {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#blocks[middle]?.from ?? Infinity) <= line) low = middle + 1;
      else high = middle;
    }
    const block = this.#blocks[low - 1];
    return block && line < block.to ? [block.permission] : [];
  }

  #read(text: string, mark: string, at: number): void {
    const { line } = this.#index.position(at);
    if (mark === OURS) {
      this.#readOurs(text, at, line);
    } else if (mark === 'secretlint-enable') {
      const open = this.#openBlock();
      if (open) open.to = line;
    } else if (mark === 'secretlint-disable') {
      if (this.#openBlock() || !opensComment(text, at)) return;
      this.#blocks.push({ from: line, to: Infinity, permission: { reason: mark } });
    } else {
      const isForNext = mark.includes('next-line') || mark.includes('nextline');
      this.#allow(isForNext ? line + 1 : line, { reason: mark });
    }
  }

  #openBlock(): { to: number } | undefined {
    const last = this.#blocks.at(-1);
    return last?.to === Infinity ? last : undefined;
  }

  #readOurs(text: string, at: number, line: number): void {
    const rest = text.slice(at + OURS.length, at + MARK_REACH).split(/[\r\n]/, 1)[0] ?? '';
    const permission = readPermission(rest);
    const forLine = this.#isAlone(text, at, line) ? line + 1 : line;
    if (typeof permission !== 'string') {
      this.#allow(forLine, permission);
      return;
    }
    const span = { start: at, end: at + OURS.length + rest.length };
    this.#misfits.set(forLine, { span, problem: permission });
  }

  #isAlone(text: string, at: number, line: number): boolean {
    const before = text.slice(Math.max(this.#index.lineStart(line), at - MARK_REACH), at);
    return before.replace(OPENING, '') === '';
  }

  #allow(line: number, permission: Permission): void {
    const permissions = this.#lines.get(line);
    if (!permissions) this.#lines.set(line, [permission]);
    else if (permissions.length < MARKS_PER_LINE) permissions.push(permission);
  }
}

const NO_LINES = new LineIndex('');

/** A block reaches far, so the word alone, in prose about secretlint, is none. */
function opensComment(text: string, at: number): boolean {
  return /(?:\/\*|\/\/|#|<!--|;|--)[ \t]*$/.test(text.slice(Math.max(0, at - 20), at));
}

/** `[rule, …] until 2027-01-31 reason`, or why it is no permission. */
function readPermission(text: string): Permission | string {
  const list = /^\[([^\]]*)\]/.exec(text);
  const rest = list ? text.slice(list[0].length) : text;
  const until = /^[ \t]+until[ \t]+(\d\S*)/.exec(rest);
  const reason = (until ? rest.slice(until[0].length) : rest)
    .replace(OPENING, '')
    .replace(CLOSING, '');
  const rules = list?.[1]?.split(',').map((id) => id.trim());
  if (rules?.some((id) => !/^[a-z][a-z0-9-]*$/.test(id)))
    return 'names no rule between "[" and "]"';
  if (until?.[1] !== undefined && !isDay(until[1])) {
    return `has a date that is none: write it as 2027-01-31`;
  }
  if (!/[\p{L}\p{N}]/u.test(reason)) return 'gives no reason';
  return { reason, ...(until?.[1] && { until: until[1] }), ...(rules && { rules }) };
}

/** Whether a text is a day of the calendar, as ISO writes it: `2027-01-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

import type { AST } from '@eslint-community/regexpp';

/** Inclusive ranges of code points, ascending and disjoint. */
export type CharacterSet = readonly (readonly [first: number, last: number])[];

/** The flags of an expression that change what its sets hold. */
export interface SetFlags {
  readonly ignoreCase: boolean;
  readonly unicode: boolean;
  readonly dotAll: boolean;
}

const LAST = 0x10_ffff;
const ASCII_LAST = 0x7f;
const EVERYTHING: CharacterSet = [[0, LAST]];

const DIGITS: CharacterSet = [[0x30, 0x39]];
const WORD: CharacterSet = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
/** White space and line ends, as ECMAScript lists them. */
const SPACE: CharacterSet = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const LINE_ENDS: CharacterSet = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const ESCAPES = { digit: DIGITS, space: SPACE, word: WORD } as const;
/** With `i` and `u`, U+017F is an `s` and U+212A a `k`. */
const STRANGERS: readonly (readonly [letter: number, as: number])[] = [
  [0x73, 0x017f],
  [0x6b, 0x212a],
];

/**
 * The characters that one element of an expression matches. Where that is not known exactly it is
 * more, never less: Unicode properties, and letters beyond ASCII without regard to case, count as
 * everything.
 */
export function charactersOf(
  node: AST.Character | AST.CharacterSet | AST.CharacterClass,
  flags: SetFlags,
): CharacterSet {
  if (node.type === 'CharacterSet') return setOf(node, flags);
  if (node.type === 'Character') {
    const set = cased([[node.value, node.value]], flags);
    return set ? withStrangers(set, flags) : EVERYTHING;
  }
  const parts: CharacterSet[] = [];
  for (const element of node.elements) {
    const part = partOf(element, flags);
    if (!part) return EVERYTHING;
    parts.push(part);
  }
  return node.negate ? complement(union(parts)) : withStrangers(union(parts), flags);
}

/** Undefined: too much to tell. */
function partOf(element: AST.CharacterClassElement, flags: SetFlags): CharacterSet | undefined {
  switch (element.type) {
    case 'Character':
      return cased([[element.value, element.value]], flags);
    case 'CharacterClassRange':
      return cased([[element.min.value, element.max.value]], flags);
    case 'CharacterSet':
      return element.kind === 'property' ? undefined : setOf(element, flags);
    default:
      return undefined;
  }
}

function setOf(node: AST.CharacterSet, flags: SetFlags): CharacterSet {
  if (node.kind === 'property') return EVERYTHING;
  if (node.kind === 'any') return flags.dotAll ? EVERYTHING : complement(LINE_ENDS);
  const set = ESCAPES[node.kind];
  return node.negate ? complement(set) : withStrangers(set, flags);
}

/** With the other case of its letters; undefined where letters beyond ASCII have one. */
function cased(set: CharacterSet, { ignoreCase }: SetFlags): CharacterSet | undefined {
  if (!ignoreCase) return set;
  if (set.some(([, last]) => last > ASCII_LAST)) return undefined;
  return union([set, shifted(set, 0x41, 0x20), shifted(set, 0x61, -0x20)]);
}

function withStrangers(set: CharacterSet, { ignoreCase, unicode }: SetFlags): CharacterSet {
  if (!ignoreCase || !unicode) return set;
  const strangers = STRANGERS.filter(([letter]) => has(set, letter));
  return union([set, strangers.map(([, as]) => [as, as] as const)]);
}

/** The letters of `set` from `first` on, 26 of them, in the other case. */
function shifted(set: CharacterSet, first: number, by: number): CharacterSet {
  return set.flatMap(([from, to]) => {
    const start = Math.max(from, first);
    const end = Math.min(to, first + 25);
    return start <= end ? [[start + by, end + by] as const] : [];
  });
}

function has(set: CharacterSet, character: number): boolean {
  return set.some(([first, last]) => first <= character && character <= last);
}

function union(sets: readonly CharacterSet[]): CharacterSet {
  const sorted = sets.flat().sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

function complement(set: CharacterSet): CharacterSet {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [first, last] of set) {
    if (next < first) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= LAST) rest.push([next, LAST]);
  return rest;
}

/** The fewest classes of characters that a family of sets tells apart. */
export class Alphabet {
  readonly #classes = new Map<CharacterSet, readonly number[]>();
  readonly size: number;

  constructor(sets: readonly CharacterSet[]) {
    const starts = new Set(
      sets.flatMap((set) => set.flatMap(([first, last]) => [first, last + 1])),
    );
    const members = new Map<string, number[]>();
    for (const start of [0, ...starts]) {
      const within = sets.flatMap((set, index) => (has(set, start) ? [index] : []));
      members.set(within.join(), within);
    }
    this.size = members.size;
    const classes = [...members.values()];
    sets.forEach((set, index) => {
      this.#classes.set(
        set,
        classes.flatMap((within, number) => (within.includes(index) ? [number] : [])),
      );
    });
  }

  /** The classes that one of the sets consists of. */
  classesOf(set: CharacterSet): readonly number[] {
    return this.#classes.get(set) ?? [];
  }
}

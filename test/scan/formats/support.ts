import assert from 'node:assert/strict';
import { Engine } from '../../../src/scan/engine';
import type { Entry, FormatScanner } from '../../../src/scan/formats/entry';
import { DEFAULT_SCAN_OPTIONS } from '../../../src/scan/options';
import { sample } from '../../../src/scan/rules/sample';
import { grammars } from '../../support/grammars';

const engine = new Engine(grammars, { ...DEFAULT_SCAN_OPTIONS, level: 'thorough' });

/** Values as they may stand in real files, put together at run time. */
export const HUMAN = ['hunt', 'er2'].join('');
export const CHOSEN = ['S3cr', '3t!x'].join('');
export const RANDOM = sample('base62', 24);

/** `[value, binding, confidence]` of every finding. */
export async function found(path: string, text: string): Promise<string[][]> {
  const findings = await engine.scan({ path, text });
  return findings.map(({ span, binding, confidence }) => [
    text.slice(span.start, span.end),
    binding ?? '',
    confidence,
  ]);
}

/** A file and what must be found in it. */
export type Case = readonly [
  name: string,
  path: string,
  text: string,
  expected: readonly (readonly string[])[],
];

export function itFinds(cases: readonly Case[]): void {
  for (const [name, path, text, expected] of cases) {
    it(name, async () => {
      assert.deepEqual(await found(path, text), expected);
    });
  }
}

/** `path → value` of every scalar. */
export function scalars(scanner: FormatScanner, text: string): string[] {
  return [...scanner(text)]
    .filter(({ isReference }) => !isReference)
    .map((entry) => `${entry.keyPath.join('/')} → ${meaning(text, entry)}`);
}

export function meaning(text: string, { decoded, span }: Entry): string {
  return decoded ?? text.slice(span.start, span.end);
}

/** Numbers from 0 to 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 4_294_967_296;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

const CHARACTERS = Array.from('abcXYZ019 _-.:#=,{}[]"\'\\/&*!|>%@`$~\n\tüß漢😀');

/** A word, now and then with signs that mean something in some format. */
export function randomText(next: () => number, length: number, plain = false): string {
  const pool = plain ? CHARACTERS.slice(0, 9) : CHARACTERS;
  return Array.from({ length }, () => pool[Math.floor(next() * pool.length)]!).join('');
}

/** A nested document of maps, lists and texts; keys are unlike, so that every path is its own. */
export function randomTree(next: () => number, depth = 3): Tree {
  const kind = depth === 0 ? 0 : next();
  if (kind < 0.4) return randomText(next, 1 + Math.floor(next() * 12));
  const size = 1 + Math.floor(next() * 4);
  if (kind < 0.55) return Array.from({ length: size }, () => randomTree(next, depth - 1));
  const members = Array.from({ length: size }, (_, i) => [
    `${randomText(next, 1 + Math.floor(next() * 6))}${i}`,
    randomTree(next, depth - 1),
  ]);
  return Object.fromEntries(members) as Tree;
}

/** What a scanner must give for a tree. */
export function treeScalars(tree: Tree, path: readonly string[] = []): string[] {
  if (typeof tree === 'string') return [`${path.join('/')} → ${tree}`];
  if (Array.isArray(tree)) return (tree as Tree[]).flatMap((item) => treeScalars(item, path));
  return Object.entries(tree).flatMap(([key, value]) => treeScalars(value, [...path, key]));
}

/** Every scanner must live with this: noise, and documents cut anywhere. */
export function itIsTotal(scanner: FormatScanner, document: string): void {
  it('is total on noise and cut documents, and its spans stay in order', () => {
    const next = random(11);
    const texts = Array.from({ length: 300 }, () => randomText(next, Math.floor(next() * 200)));
    for (let cut = 0; cut < document.length; cut += 3) texts.push(document.slice(0, cut));
    for (let cut = 0; cut < document.length; cut += 7) texts.push(document.slice(cut));
    for (const text of texts) {
      for (const { span, key } of scanner(text)) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
        assert.ok(0 <= key.start && key.start <= key.end && key.end <= text.length);
      }
    }
  });
}

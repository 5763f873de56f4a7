import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const IMPORT = /from '(\.[^']+)'/g;

/** The tests that depend on the target, the nearest first: what it is meant for is tested there. */
export function nearestFirst(tests: readonly string[], target: string): string[] {
  return tests
    .map((test) => ({ test, distance: distance(test, target) }))
    .filter((one) => one.distance < Infinity)
    .sort((a, b) => a.distance - b.distance)
    .map(({ test }) => test);
}

/** Over how many imports a source reaches the target. */
function distance(from: string, target: string): number {
  const seen = new Set([from]);
  let reached = [from];
  for (let steps = 0; reached.length > 0; steps += 1) {
    if (reached.includes(target)) return steps;
    reached = reached.flatMap(importsOf).filter((path) => !seen.has(path) && seen.add(path));
  }
  return Infinity;
}

const known = new Map<string, string[]>();

function importsOf(path: string): string[] {
  const imports = known.get(path) ?? readImports(path);
  known.set(path, imports);
  return imports;
}

function readImports(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(IMPORT)]
    .map(([, name = '']) => resolve(dirname(path), `${name}.ts`))
    .filter(existsSync);
}

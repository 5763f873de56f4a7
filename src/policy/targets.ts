import type { Miss, Statement } from './evaluate';
import { expandResource, type Reading } from './variables';
import { formatPattern, matchArn, matchPattern, parsePattern } from './wildcard';

/** Whether a statement's Action or NotAction takes the action in. Neither has a case. */
export function namesAction(statement: Statement, action: string): boolean {
  const matches = (pattern: string): boolean =>
    matchPattern(parsePattern(pattern.toLowerCase()), action.toLowerCase());
  if (statement.NotAction !== undefined) return ![statement.NotAction].flat().some(matches);
  return [statement.Action ?? []].flat().some(matches);
}

/**
 * What keeps a statement's Resource or NotResource from taking the resource in; nothing where it
 * does. A resource that holds a variable without a value names no resource, and as little does it
 * exclude one.
 */
export function failedResource(statement: Statement, resource: string, reading: Reading): Miss[] {
  const excluded = statement.NotResource !== undefined;
  const texts = [statement.NotResource ?? statement.Resource ?? []].flat();
  const expansions = texts.map((text) => expandResource(text, reading));
  const patterns = expansions.flatMap((it) => ('pattern' in it ? [it.pattern] : []));
  const missing = expansions.flatMap((it) => ('missing' in it ? it.missing : []));
  const matched = patterns.some((pattern) => matchArn(pattern, resource));
  if (excluded ? !matched && missing.length === 0 : matched) return [];
  if (missing.length > 0) {
    return [...new Set(missing)].map((key) => ({ key, operator: 'Null', wanted: ['false'] }));
  }
  return [
    {
      key: 'Resource',
      operator: excluded ? 'ArnNotLike' : 'ArnLike',
      wanted: patterns.map(formatPattern),
      actual: [resource],
    },
  ];
}

import type { Case } from './cases';
import { groupBy } from './groups';
import type { Answer } from './scanners';
import { interval, isHit, ratio, scoresBy, spreadOf, withoutEach } from './score';
import type { Score, Share } from './score';

/** What all scanners answered on one corpus. */
export interface Run {
  readonly scanner: string;
  readonly answers: readonly Answer[];
  readonly score: Score;
}

/** Lays rows out in columns; the first is flush left, numbers flush right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  for (const row of all) {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? '';
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(`  ${cells.join('   ')}`.trimEnd());
  }
  console.log();
}

/** `71.1 % (68.0–74.1)`: a share with its interval. */
export function shown(share: Share): string {
  if (share.whole === 0) return '–';
  const [low, high] = interval(share);
  return `${percent(ratio(share))} % (${percent(low)}–${percent(high)})`;
}

export function counted({ part, whole }: Share): string {
  return `${part} of ${whole}`;
}

export function percent(value: number): string {
  return Number.isNaN(value) ? '–' : (100 * value).toFixed(1);
}

/** How steady a scanner is from project to project; none of them was trained on any. */
export function printProjects(cases: readonly Case[], { scanner, answers }: Run): void {
  const projects = scoresBy(cases, answers, ({ project }) => project);
  const withSecrets = projects.filter(([, { recall }]) => recall.whole > 0);
  console.log(`${scanner}, by project`);
  printTable(
    ['project', 'recall', 'found', 'precision', 'false hits'],
    projects.map(([project, { recall, precision, falseHits }]) => [
      project,
      percent(ratio(recall)),
      counted(recall),
      percent(ratio(precision)),
      counted(falseHits),
    ]),
  );
  const without = withoutEach(cases, answers);
  const spread = (values: readonly number[]): string[] => spreadOf(values).map(percent);
  printTable(
    ['', 'worst', 'middle', 'best'],
    [
      ['recall of a project', ...spread(withSecrets.map(([, score]) => ratio(score.recall)))],
      ['precision of a project', ...spread(projects.map(([, score]) => ratio(score.precision)))],
      ['recall with a project left out', ...spread(without.map((score) => ratio(score.recall)))],
      ['precision, likewise', ...spread(without.map((score) => ratio(score.precision)))],
    ],
  );
}

/** Groups of fewer secrets say nothing by themselves. */
const LEAST_SECRETS = 5;

export function printGroups(
  title: string,
  cases: readonly Case[],
  { scanner, answers }: Run,
  keyOf: (one: Case) => string,
): void {
  const secrets = groupBy(
    cases.filter(({ isSecret }) => isSecret),
    keyOf,
  );
  const isLarge = (key: string): boolean => (secrets.get(key)?.length ?? 0) >= LEAST_SECRETS;
  const groupOf = (one: Case): string => (isLarge(keyOf(one)) ? keyOf(one) : 'the rest');
  console.log(`${scanner}, by ${title}`);
  printTable(
    [title, 'recall', 'found', 'false hits', 'precision'],
    scoresBy(cases, answers, groupOf).map(([key, { recall, precision, falseHits }]) => [
      key,
      percent(ratio(recall)),
      counted(recall),
      counted(falseHits),
      percent(ratio(precision)),
    ]),
  );
}

/** Which of our rules are right how often. */
export function printRules(cases: readonly Case[], { scanner, answers }: Run): void {
  const firings = answers.flatMap(({ rules }, index) =>
    [...new Set(rules)].map((rule) => ({ rule, isSecret: cases[index]?.isSecret ?? false })),
  );
  console.log(`${scanner}, by rule`);
  printTable(
    ['rule', 'true', 'false'],
    [...groupBy(firings, ({ rule }) => rule)]
      .map(([rule, fired]): [string, number, number] => {
        const right = fired.filter(({ isSecret }) => isSecret).length;
        return [rule, right, fired.length - right];
      })
      .sort((a, b) => b[2] - a[2] || b[1] - a[1])
      .map(([rule, right, wrong]) => [rule, String(right), String(wrong)]),
  );
}

/** Cases that were judged wrongly, with their texts: for the eyes of whoever asked, kept nowhere. */
export function printCases(
  kind: 'miss' | 'false',
  cases: readonly Case[],
  answers: readonly Answer[],
): void {
  cases.forEach((one, index) => {
    const isWrong = isHit(answers[index]) !== one.isSecret;
    if (!isWrong || one.isSecret !== (kind === 'miss')) return;
    const from = Math.max(0, (one.span?.start ?? 0) - 80);
    const text = one.text.slice(from, from + 260).replaceAll('\n', '⏎');
    const rules = (answers[index]?.rules ?? []).join(' ');
    console.log(`${kind} [${one.id} ${one.project} ${one.path} ${one.category}] ${rules} ${text}`);
  });
}

import type { Study } from './study';

/** The studies as a table, and below it why texts stay. */
export function describeStudies(studies: readonly Study[]): string {
  const head = [
    'code',
    'language',
    'lines',
    'kinds of place',
    'rewritten',
    'compiles',
    'its tests',
  ];
  const rows = studies.map((one) => [
    `\`${one.packageName}\``,
    one.language,
    String(one.lines),
    String(one.kinds),
    `${one.moved} of ${one.places}`,
    one.build ?? '–',
    one.tests === undefined ? '–' : `as before (${one.tests})`,
  ]);
  const lines = [head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [lines.join('\n'), ...studies.map(describeReasons)].join('\n\n');
}

function describeReasons({ name, reasons }: Study): string {
  const items = Object.entries(reasons)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `- ${count} × ${reason}`);
  return `**${name}**\n\n${items.join('\n')}`;
}

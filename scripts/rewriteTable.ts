// Puts the table of languages and contexts in docs/rewriting.md together from what the round trips
// saw (test-results/roundtrip, written by the suite `roundtrip`). With `--check` it says whether the
// table in the document is the one that was seen, and changes nothing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { CONTEXTS, type Context } from '../test/roundtrip/contexts';

interface Cell {
  /** Programs that ran. */
  readonly rewritten?: number;
  readonly guided?: number;
  readonly none?: string;
  readonly reasons?: readonly string[];
}

type Cells = Readonly<Partial<Record<Context, Cell>>>;

const root = join(__dirname, '..');
const results = join(root, 'test-results/roundtrip');
const path = join(root, 'docs/rewriting.md');
const MARKS = /(<!-- table -->\n)[^]*(<!-- end of table -->)/;

function readResults(): Map<string, Cells> {
  const files = readdirSync(results).filter((name) => name.endsWith('.json'));
  return new Map(
    files.map((name) => [
      basename(name, '.json'),
      JSON.parse(readFileSync(join(results, name), 'utf8')) as Cells,
    ]),
  );
}

function describeCell(cell: Cell | undefined): string {
  if (cell?.rewritten) return `rewritten (${cell.rewritten})`;
  if (cell?.guided) return 'guided';
  return cell?.none ? '–' : '**missing**';
}

function table(languages: ReadonlyMap<string, Cells>): string {
  const names = [...languages.keys()];
  const rows = CONTEXTS.map((context) => [
    context,
    ...names.map((name) => describeCell(languages.get(name)?.[context])),
  ]);
  const lines = [['', ...names], names.map(() => '-').concat('-'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What is said where the code stays, and why a language has no such place. */
function reasons(languages: ReadonlyMap<string, Cells>): string {
  const sections = [...languages].map(([name, cells]) => {
    const items = CONTEXTS.flatMap((context) => {
      const { guided, none, reasons: said = [] } = cells[context] ?? {};
      if (none) return [`- ${context}: ${none}`];
      return guided ? said.map((reason) => `- ${context}: ${reason}`) : [];
    });
    return `### ${name}\n\n${items.join('\n') || 'Rewritten everywhere.'}`;
  });
  return sections.join('\n\n');
}

async function main(): Promise<void> {
  const languages = readResults();
  const document = readFileSync(path, 'utf8');
  const body = `\n${table(languages)}\n\n${reasons(languages)}\n\n`;
  const composed = document.replace(MARKS, (_, open: string, close: string) => open + body + close);
  const options = { ...(await resolveConfig(path)), filepath: path };
  const made = await format(composed, options);
  const programs = [...languages.values()].flatMap((cells) => Object.values(cells));
  const ran = programs.reduce((sum, { rewritten = 0, guided = 0 }) => sum + rewritten + guided, 0);
  console.log(`${languages.size} languages, ${ran} programs in contexts`);
  if (!process.argv.includes('--check')) writeFileSync(path, made);
  else if (made !== document) {
    console.error('docs/rewriting.md tells another table: npx tsx scripts/rewriteTable.ts');
    process.exitCode = 1;
  }
}

void main();

import { slice } from '../../src/base/text';
import { apply } from '../../src/migrate/apply';
import { Journal } from '../../src/migrate/journal';
import type { MovePlan, PlannedMove } from '../../src/migrate/plan';
import { makePlan } from '../../src/migrate/planner';
import { undo } from '../../src/migrate/undo';
import type { SourceFile } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { countErrors, withTree } from '../../src/rewrite/syntax';
import { Engine } from '../../src/scan/engine';
import { MemoryEdits, MemoryStorage, offers, scheme } from '../../test/migrate/support';
import { grammars } from '../../test/support/grammars';
import { MemoryStore } from '../../test/support/memoryStore';
import { bodyOf, plantedIn, textOf, type Case, type Failure, type Planted } from './case';
import type { Language } from './languages';

const adapters = createAdapters(grammars);
const engine = new Engine(grammars);
const KEY = Buffer.alloc(32, 7);

/** Shorter texts may stand in what is written. */
const TELLING = 8;
const DEPTH = 5;

/** What was seen in a trial without a failure. */
export interface Seen {
  readonly secrets: number;
  readonly moved: number;
  /** Whether the text had errors before. */
  readonly broken: boolean;
}

export function isFailure(seen: Failure | Seen): seen is Failure {
  return 'what' in seen;
}

/** A trial's text and what became of it. */
interface Moved {
  readonly language: Language;
  readonly file: SourceFile;
  readonly planted: readonly Planted[];
  readonly plan: MovePlan;
  readonly after: string;
}

/** Plans, moves, reads and takes back what the case says; the first thing that is wrong with it. */
export async function play(language: Language, trial: Case): Promise<Failure | Seen> {
  try {
    return await run(language, trial);
  } catch (error) {
    const [message = '', ...frames] = ((error as Error).stack ?? '').split('\n');
    const places = frames.slice(0, DEPTH).map((frame) => /[\w-]+\.ts:\d+/.exec(frame)?.[0]);
    return { what: message.replaceAll(/\d+/g, 'N'), detail: places.join(' ') };
  }
}

async function run(language: Language, trial: Case): Promise<Failure | Seen> {
  const { path, languageId, project } = trial;
  const file = { path, languageId, text: textOf(trial) };
  const planted = plantedIn(trial);
  const findings = planted.map(({ finding }) => ({ finding, offers }));
  const plan = await makePlan({ files: [{ file, project, findings }], scheme, adapters });
  const broken = (await errorsIn(language, file.text)) > 0;
  if (!plan.moves.some(isMoved)) return { secrets: planted.length, moved: 0, broken };
  const edits = new MemoryEdits({
    ...Object.fromEntries(project.manifests.map((one) => [one.path, one.text])),
    [path]: file.text,
  });
  const before = new Map(edits.texts);
  const { store, storage } = { store: new MemoryStore(), storage: new MemoryStorage() };
  const journal = new Journal(storage, KEY);
  const common = { store, edits, workspace: '/work', inSample: () => false };
  const result = await apply({ plan, reviewed: store.target, journal, ...common });
  if (result.outcome !== 'moved') {
    return { what: 'not applied', detail: result.fault?.text ?? result.outcome };
  }
  const after = edits.texts.get(path) ?? '';
  const failure = await problemOf({ language, file, planted, plan, after }, trial);
  if (failure) return failure;
  const reopened = new Journal(storage, KEY);
  const last = await reopened.last('/work');
  if (!last) return { what: 'undo', detail: 'the journal has no run' };
  await undo({ run: last, journal: reopened, store, edits, adapters });
  const isSame = [...before].every(([one, text]) => edits.texts.get(one) === text);
  if (!isSame) return { what: 'undo', detail: 'the text is not as it was' };
  return { secrets: planted.length, moved: plan.moves.filter(isMoved).length, broken };
}

function isMoved({ decision }: PlannedMove): boolean {
  return decision === 'rewrite' || decision === 'hoist';
}

async function problemOf(moved: Moved, trial: Case): Promise<Failure | undefined> {
  return (
    problemOfValues(moved) ??
    problemOfTexts(moved) ??
    problemOfLayout(moved) ??
    (await problemOfTree(moved)) ??
    (await problemOfSecondRun(moved, trial))
  );
}

/** Values and literals are what was planted, to the byte. */
function problemOfValues({ plan, planted, file }: Moved): Failure | undefined {
  for (const [i, { decision, assessment, reason }] of plan.moves.entries()) {
    const { value, literal } = assessment;
    const one = planted[i]!;
    const isItsOwn = literal?.span.start === one.span.start && literal.span.end === one.span.end;
    if (isItsOwn && value?.reveal() !== one.value) {
      return { what: 'another value', detail: `secret ${i}, ${decision}` };
    }
    if (!literal || !value) {
      if (decision === 'rewrite' || decision === 'hoist') {
        return { what: 'no value', detail: `secret ${i}, ${reason}` };
      }
      continue;
    }
    const adapter = adapters.forFile(file);
    if (adapter.encode(value, literal.form) !== slice(file.text, literal.span)) {
      return { what: 'another literal', detail: `secret ${i}, form ${literal.form.slice(0, 60)}` };
    }
  }
  return undefined;
}

/** What is moved is gone, and what stays is still there. */
function problemOfTexts({ plan, planted, after }: Moved): Failure | undefined {
  const staying = planted.filter((_, i) => !isMoved(plan.moves[i]!));
  const rest = planted.filter((_, i) => plan.moves[i]!.decision === 'guidance');
  for (const [i, one] of planted.entries()) {
    if (!isMoved(plan.moves[i]!)) continue;
    for (const text of [one.value, bodyOf(one)]) {
      const expected = staying.reduce((sum, { source }) => sum + count(source, text), 0);
      if (text.length >= TELLING && count(after, text) > expected) {
        return { what: 'the value stays', detail: `secret ${i}` };
      }
    }
  }
  for (const [i, one] of rest.entries()) {
    if (!after.includes(one.source)) return { what: 'what stays is changed', detail: `${i}` };
  }
  return undefined;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function problemOfLayout({ file, after }: Moved): Failure | undefined {
  const { text } = file;
  const lone = /(?<!\r)\n/g;
  if (text.startsWith('\ufeff') !== after.startsWith('\ufeff')) {
    return { what: 'byte order mark', detail: '' };
  }
  if (!text.includes('\r') && after.includes('\r')) return { what: 'line ends', detail: 'CR LF' };
  const isWindows = text.includes('\r\n') && !lone.test(text);
  if (isWindows && lone.test(after)) return { what: 'line ends', detail: 'LF' };
  if (text.endsWith('\n') !== after.endsWith('\n'))
    return { what: 'the last line end', detail: '' };
  return undefined;
}

async function problemOfTree({ language, file, after }: Moved): Promise<Failure | undefined> {
  const [errors, before] = [await errorsIn(language, after), await errorsIn(language, file.text)];
  return errors > before
    ? { what: 'errors', detail: `${before} before, ${errors} after` }
    : undefined;
}

function errorsIn({ grammar }: Language, text: string): Promise<number> {
  return withTree(grammars, { grammar, text }, countErrors);
}

/** What a scan then finds in the text that was written is left alone. */
async function problemOfSecondRun(moved: Moved, trial: Case): Promise<Failure | undefined> {
  const { file, plan, planted, after } = moved;
  if (after === file.text) return undefined;
  const again = { ...file, text: after };
  const staying = planted.filter((_, i) => !isMoved(plan.moves[i]!));
  const findings = (await engine.scan(again)).filter(
    ({ span }) => !staying.some(({ source }) => touches(after, source, span)),
  );
  const adapter = adapters.forFile(again);
  const assessments = await adapter.assess(again, findings, trial.project);
  const lookups = assessments.map((assessment) => ({ assessment, secretName: 'again' }));
  const made = await adapter.rewrite(again, lookups, trial.project);
  return made.length > 0
    ? { what: 'a second run', detail: slice(after, findings[0]!.span).slice(0, 40) }
    : undefined;
}

/** Whether a span lies on the line, or in the lines, of one of the places where a text stands. */
function touches(text: string, part: string, span: { start: number; end: number }): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (span.start < at + part.length && at < span.end) return true;
  }
  return false;
}

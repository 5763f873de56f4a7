import type { Plaintext } from '../base/plaintext';
import type { Span } from '../base/text';
import { encodeLiteral } from '../parse/literals/forms';
import type { Grammars } from '../parse/grammars';
import type { Finding } from '../scan/finding';
import type {
  Assessment,
  AttributedEdit,
  FileEdits,
  LanguageAdapter,
  LookupAction,
  Lookup,
  ProjectFacts,
  SourceFile,
} from './adapter';
import { editsOf, outcomeOf } from './dependencies';
import { union } from './draft';
import type { Inquiry } from './exposure';
import { passesGate } from './gate';
import { guidance, type Language, type Move, type ParsedFile, type Verdict } from './language';
import { findingIn, placeholderIn, withoutPlaceholder } from './placeholder';
import { settled } from './settled';
import { withText, type ParsedText } from './syntax';
import { isTestFile } from './testFiles';

const TEST_REASON =
  'A test must run without AWS, so the code stays as it is: give it a made-up value, or look the secret up in its set-up.';

/** A name as long as they usually are, for edits that are made only to see whether they hold. */
const TRIAL_NAME = 'trial/12345/service/dev/secret';

const GATE_REASON =
  'An edit here would not leave code that parses, so the code stays as it is; look the secret up by hand.';

const READ = 'secretsmanager:GetSecretValue';

interface Task {
  readonly file: SourceFile;
  readonly project: ProjectFacts;
}

interface Named extends Omit<Move, 'place'> {
  /**
   * Its place is all that the secret holds: whether that is the whole literal depends on other
   * findings in it, which may not be moved.
   */
  readonly finding: Finding;
  readonly value: Plaintext;
}

interface Outcome {
  readonly edits: AttributedEdit[];
  /** Indices of the findings whose code is edited. */
  readonly moved: readonly number[];
}

const NOTHING: Outcome = { edits: [], moved: [] };

/** The adapter of a language whose code is parsed, judged, edited, and parsed again. */
export function createTreeAdapter(grammars: Grammars, language: Language): LanguageAdapter {
  const engine = new Engine(grammars, language);
  return {
    languageIds: language.languageIds,
    ...(language.takesFields && { takesFields: true }),
    actions: (project) => actionsOf(language, project),
    assess: (file, findings, project) => engine.assess({ file, project }, findings),
    rewrite: (file, lookups, project) => engine.rewrite({ file, project }, lookups),
    insertLookup: (file, offset, secretName, project) =>
      engine.insert({ file, project }, offset, secretName),
    snippet: (secretName, file, project) => language.snippet(secretName, file, project),
    encode: (value, form) => encodeLiteral(value, form),
  };
}

function actionsOf({ describes }: Language, project: ProjectFacts): LookupAction[] {
  const asks = typeof describes === 'function' ? describes(project) : describes;
  return asks ? [READ, 'secretsmanager:DescribeSecret'] : [READ];
}

class Engine {
  readonly #grammars: Grammars;
  readonly #language: Language;

  constructor(grammars: Grammars, language: Language) {
    this.#grammars = grammars;
    this.#language = language;
  }

  async assess(task: Task, findings: readonly Finding[]): Promise<Assessment[]> {
    const { verdicts, moved, inquiries } = await this.#open(task, (desk) => tryAll(desk, findings));
    const problems = await this.#askElsewhere(task, inquiries);
    const { project } = task;
    const outcome = outcomeOf(this.#language.dependencies(project));
    const note = this.#language.toInstall(outcome, project);
    return findings.map((finding, index) => {
      const verdict = verdicts[index] ?? guidance(GATE_REASON);
      const holds = moved.includes(index) ? verdict : refuse(verdict, GATE_REASON);
      return toAssessment(finding, usable(holds, problems[index]), note);
    });
  }

  /** For each finding, what keeps its code as it is in other files. */
  async #askElsewhere(
    { project: { elsewhere } }: Task,
    inquiries: readonly (Inquiry | undefined)[],
  ): Promise<(string | undefined)[]> {
    const problems: (string | undefined)[] = [];
    for (const ask of inquiries) {
      problems.push(ask && elsewhere && (await ask(elsewhere, this.#grammars)));
    }
    return problems;
  }

  async rewrite(task: Task, lookups: readonly Lookup[]): Promise<FileEdits[]> {
    const named = lookups.flatMap(({ assessment, ...lookup }, index): Named[] => {
      const { decision, finding, literal, value } = assessment;
      if (decision === 'guidance' || !literal || !value) return [];
      return [{ index, finding: { ...finding, span: literal.span }, value, ...lookup }];
    });
    if (named.length === 0) return [];
    return this.#withManifests(task, await this.#open(task, (desk) => editAll(desk, named)));
  }

  /** As if a literal at the offset were moved: so a lookup is inserted where a literal would be. */
  async insert(task: Task, offset: number, secretName: string): Promise<FileEdits[]> {
    const { file } = task;
    const literal = placeholderIn(file);
    const span: Span = { start: offset, end: offset + literal.length };
    const text = file.text.slice(0, offset) + literal + file.text.slice(offset);
    const trial = { ...task, file: { ...file, text } };
    const edits = await this.#open(trial, (desk) => replacing(desk, span, secretName));
    const made = edits.map((edit) => withoutPlaceholder(edit, span));
    const isSound = (desk: Desk): boolean =>
      passesGate(desk.source, { edits: made, literals: [], names: [] });
    if (made.length === 0 || !(await this.#open(task, isSound))) return [];
    return this.#withManifests(task, { edits: made, moved: [] });
  }

  /** Parses the task's text once for all that is done with it. */
  #open<T>(task: Task, use: (desk: Desk) => T): Promise<T> {
    const { file } = task;
    const language = this.#language;
    return withText(
      this.#grammars,
      { grammar: language.grammar(file), text: file.text },
      (source) => use({ language, source, parsed: { ...task, root: source.root } }),
    );
  }

  #withManifests(task: Task, { edits }: Outcome): FileEdits[] {
    if (edits.length === 0) return [];
    const findings = union(
      [],
      edits.flatMap((edit) => edit.findings),
    );
    return [
      { path: task.file.path, edits },
      ...editsOf(this.#language.dependencies(task.project), findings),
    ];
  }
}

/** A parsed task, as long as its tree is there. */
interface Desk {
  readonly language: Language;
  readonly source: ParsedText;
  readonly parsed: ParsedFile;
}

/** What the language says of each finding, and whose edits hold. */
function tryAll(
  desk: Desk,
  findings: readonly Finding[],
): {
  readonly verdicts: readonly Verdict[];
  readonly moved: readonly number[];
  readonly inquiries: readonly (Inquiry | undefined)[];
} {
  const judged = desk.language.judge(desk.parsed, findings);
  const verdicts = isTestFile(desk.parsed.file.path) ? judged.map(leave) : judged;
  const named = findings.flatMap((finding, index): Named[] => {
    const verdict = verdicts[index];
    if (!verdict || verdict.decision === 'guidance') return [];
    const { span } = verdict.place.literal;
    const { value } = verdict;
    return [{ index, finding: { ...finding, span }, value, secretName: TRIAL_NAME }];
  });
  const inquiries = verdicts.map((verdict) =>
    verdict.decision === 'guidance'
      ? undefined
      : desk.language.exposes?.(desk.parsed, verdict.place),
  );
  return { verdicts, moved: editAll(desk, named).moved, inquiries };
}

/** Edits for as many of the findings as an edit holds for. */
function editAll(desk: Desk, named: readonly Named[]): Outcome {
  if (named.length === 0) return NOTHING;
  const all = tryEdit(desk, named);
  if (all || named.length === 1) return all ?? NOTHING;
  const holding = named.filter((one) => tryEdit(desk, [one]));
  return (holding.length > 0 ? tryEdit(desk, holding) : undefined) ?? NOTHING;
}

function tryEdit({ language, source, parsed }: Desk, named: readonly Named[]): Outcome | undefined {
  const verdicts = language.judge(
    parsed,
    named.map((one) => one.finding),
  );
  const moves = toMoves(named, verdicts);
  if (moves.length === 0) return undefined;
  const literals = moves.map(({ place }) => place.literal.span);
  const edits = settled(language.edit(parsed, moves), parsed.file.text, literals);
  const names = named.flatMap(({ secretName, field }) => [secretName, field ?? '']);
  if (edits.length === 0 || !passesGate(source, { edits, literals, names })) return undefined;
  return {
    edits,
    moved: union(
      edits.flatMap((edit) => edit.findings),
      [],
    ),
  };
}

/** The edits of a lookup in place of a literal; none where that is a part of something else. */
function replacing({ language, parsed }: Desk, span: Span, secretName: string): AttributedEdit[] {
  const finding = findingIn({ start: span.start + 1, end: span.end - 1 });
  const [verdict] = language.judge(parsed, [finding]);
  if (!verdict || verdict.decision === 'guidance') return [];
  const { place } = verdict;
  const { startIndex, endIndex } = place.node;
  if (startIndex !== span.start || endIndex !== span.end) return [];
  const move = { index: 0, finding, place, secretName };
  return settled(language.edit(parsed, [move]), parsed.file.text, [span]);
}

/** Moves of what the language still says it said: the code must look up what is stored. */
function toMoves(named: readonly Named[], verdicts: readonly Verdict[]): Move[] {
  return named.flatMap((one, i) => {
    const verdict = verdicts[i];
    if (!verdict || verdict.decision === 'guidance') return [];
    return verdict.value.equals(one.value) ? [{ ...one, place: verdict.place }] : [];
  });
}

function leave(verdict: Verdict): Verdict {
  return refuse(verdict, TEST_REASON);
}

function usable(verdict: Verdict, problem: string | undefined): Verdict {
  return problem === undefined
    ? verdict
    : refuse(verdict, `The code stays as it is, because ${problem}.`);
}

function refuse(verdict: Verdict, reason: string): Verdict {
  if (verdict.decision === 'guidance') return verdict;
  const { value, place } = verdict;
  return guidance(reason, { value, literal: place.literal });
}

function toAssessment(finding: Finding, verdict: Verdict, note: string): Assessment {
  const { decision, reason, value } = verdict;
  const literal = decision === 'guidance' ? verdict.literal : verdict.place.literal;
  return {
    finding,
    decision,
    reason: decision === 'guidance' || note === '' ? reason : `${reason} ${note}`,
    ...(value && { value }),
    ...(literal && { literal }),
  };
}

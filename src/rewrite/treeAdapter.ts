import type { Span } from '../base/text';
import { encodeLiteral } from '../parse/literals/forms';
import type { Grammars } from '../parse/grammars';
import type { Finding } from '../scan/finding';
import type {
  Assessment,
  AttributedEdit,
  FileEdits,
  LanguageAdapter,
  Lookup,
  ProjectFacts,
  SourceFile,
} from './adapter';
import { editsOf, outcomeOf } from './dependencies';
import { union } from './draft';
import { passesGate } from './gate';
import { guidance, type Language, type Move, type Verdict } from './language';
import { withTree } from './syntax';
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

interface Named {
  readonly index: number;
  readonly finding: Finding;
  readonly secretName: string;
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
    actions: language.describes ? [READ, 'secretsmanager:DescribeSecret'] : [READ],
    assess: (file, findings, project) => engine.assess({ file, project }, findings),
    rewrite: (file, lookups, project) => engine.rewrite({ file, project }, lookups),
    insertLookup: (file, offset, secretName, project) =>
      engine.insert({ file, project }, offset, secretName),
    snippet: (secretName, file, project) => language.snippet(secretName, file, project),
    encode: (value, form) => encodeLiteral(value, form),
  };
}

class Engine {
  readonly #grammars: Grammars;
  readonly #language: Language;

  constructor(grammars: Grammars, language: Language) {
    this.#grammars = grammars;
    this.#language = language;
  }

  async assess(task: Task, findings: readonly Finding[]): Promise<Assessment[]> {
    const judged = await this.#judge(task, findings);
    const verdicts = isTestFile(task.file.path) ? judged.map(leave) : judged;
    const named = findings.map((finding, index) => ({ finding, index, secretName: TRIAL_NAME }));
    const { moved } = await this.#edit(
      task,
      named.filter((_, i) => verdicts[i]?.decision !== 'guidance'),
    );
    const note = this.#language.toInstall(outcomeOf(this.#language.dependencies(task.project)));
    return findings.map((finding, index) => {
      const verdict = verdicts[index] ?? guidance(GATE_REASON);
      const holds = moved.includes(index) ? verdict : refuse(verdict, GATE_REASON);
      return toAssessment(finding, holds, note);
    });
  }

  async rewrite(task: Task, lookups: readonly Lookup[]): Promise<FileEdits[]> {
    const named = lookups.flatMap(({ assessment, secretName }, index) =>
      assessment.decision === 'guidance'
        ? []
        : [{ index, finding: assessment.finding, secretName }],
    );
    return this.#withManifests(task, await this.#edit(task, named));
  }

  /** As if a literal at the offset were moved: so a lookup is inserted where a literal would be. */
  async insert(task: Task, offset: number, secretName: string): Promise<FileEdits[]> {
    const { file } = task;
    const literal = placeholderIn(file);
    const text = file.text.slice(0, offset) + literal + file.text.slice(offset);
    const trial = { ...task, file: { ...file, text } };
    const finding = findingIn({ start: offset + 1, end: offset + literal.length - 1 });
    const edits = await this.#parse(trial, (root) => {
      const parsed = { ...trial, root };
      const [verdict] = this.#language.judge(parsed, [finding]);
      if (!verdict || verdict.decision === 'guidance') return [];
      const { place } = verdict;
      // Inside a text, it would be a part of that.
      if (place.node.startIndex !== offset || place.node.text !== literal) return [];
      return this.#language.edit(parsed, [{ index: 0, finding, place, secretName }]);
    });
    const made = edits.map((edit) =>
      withoutPlaceholder(edit, { start: offset, end: offset + literal.length }),
    );
    const grammar = this.#language.grammar(file);
    const change = { grammar, text: file.text, edits: made, literals: [], names: [] };
    if (made.length === 0 || !(await passesGate(this.#grammars, change))) return [];
    return this.#withManifests(task, { edits: made, moved: [] });
  }

  /** Edits for as many of the findings as an edit holds for. */
  async #edit(task: Task, named: readonly Named[]): Promise<Outcome> {
    if (named.length === 0) return NOTHING;
    const all = await this.#tryEdit(task, named);
    if (all || named.length === 1) return all ?? NOTHING;
    const holding: Named[] = [];
    for (const one of named) if (await this.#tryEdit(task, [one])) holding.push(one);
    return (holding.length > 0 ? await this.#tryEdit(task, holding) : undefined) ?? NOTHING;
  }

  async #tryEdit(task: Task, named: readonly Named[]): Promise<Outcome | undefined> {
    const { file } = task;
    const made = await this.#parse(task, (root) => {
      const parsed = { ...task, root };
      const verdicts = this.#language.judge(
        parsed,
        named.map((one) => one.finding),
      );
      const moves = toMoves(named, verdicts);
      const edits = moves.length > 0 ? this.#language.edit(parsed, moves) : [];
      return {
        edits,
        moves: moves.map(({ index, place }) => ({ index, span: place.literal.span })),
      };
    });
    const { edits } = made;
    const literals = made.moves.map((move) => move.span);
    const names = named.map((one) => one.secretName);
    const grammar = this.#language.grammar(file);
    const change = { grammar, text: file.text, edits, literals, names };
    if (edits.length === 0 || !(await passesGate(this.#grammars, change))) return undefined;
    return {
      edits,
      moved: union(
        edits.flatMap((edit) => edit.findings),
        [],
      ),
    };
  }

  #judge(task: Task, findings: readonly Finding[]): Promise<Verdict[]> {
    return this.#parse(task, (root) => this.#language.judge({ ...task, root }, findings));
  }

  #parse<T>({ file }: Task, use: Parameters<typeof withTree<T>>[2]): Promise<T> {
    return withTree(
      this.#grammars,
      { grammar: this.#language.grammar(file), text: file.text },
      use,
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

/** Languages in which single quotes are no string's, or not the usual ones. */
const DOUBLE_QUOTES = ['java', 'kotlin', 'rust'];

/** A literal with the quotes that the file uses first. */
function placeholderIn({ text, languageId }: SourceFile): string {
  const first = /["']/.exec(text)?.[0] ?? (languageId === 'python' ? '"' : "'");
  const quote = DOUBLE_QUOTES.includes(languageId) ? '"' : first;
  return `${quote}placeholder${quote}`;
}

/** No finding of a scan: a place that is treated like one. */
function findingIn(span: Span): Finding {
  return {
    ruleId: 'inserted-lookup',
    type: 'application-secret',
    confidence: 'low',
    severity: 'information',
    span,
    fingerprint: '',
    reasons: [],
  };
}

/** The edit as one of the text without the placeholder; it is there for no finding. */
function withoutPlaceholder({ span, newText }: AttributedEdit, placeholder: Span): AttributedEdit {
  const length = placeholder.end - placeholder.start;
  const shift = (offset: number): number =>
    offset >= placeholder.end ? offset - length : Math.min(offset, placeholder.start);
  return { span: { start: shift(span.start), end: shift(span.end) }, newText, findings: [] };
}

function toMoves(named: readonly Named[], verdicts: readonly Verdict[]): Move[] {
  return named.flatMap((one, i) => {
    const verdict = verdicts[i];
    return verdict && verdict.decision !== 'guidance' ? [{ ...one, place: verdict.place }] : [];
  });
}

function leave(verdict: Verdict): Verdict {
  return refuse(verdict, TEST_REASON);
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

import type { SecretType } from './finding';
import { confidenceOf, type Rule } from './rule';
import { GENERIC_RULES, RULES, type GenericRule } from './table';

const DOCUMENTATION = 'https://github.com/secret-ferry/secret-ferry/blob/main/docs/rules.md';

/** The documentation of a rule: where a diagnostic's code links to. */
export function ruleDocUrl(ruleId: string): string {
  return `${DOCUMENTATION}#${ruleId}`;
}

/** A rule's title, for a hover or a report; the id itself where there is no such rule. */
export function ruleTitle(ruleId: string): string {
  return [...RULES, ...GENERIC_RULES].find((rule) => rule.id === ruleId)?.title ?? ruleId;
}

/** Where its provider says how to revoke what a rule finds; undefined where it is no one provider's. */
export function rotationOf(ruleId: string): string | undefined {
  return RULES.find((rule) => rule.id === ruleId)?.rotate;
}

/** The `appfunc` tag that a rule suggests; undefined for the generic rules. */
export function suggestedFunction(ruleId: string): string | undefined {
  return RULES.find((rule) => rule.id === ruleId)?.func;
}

const INTRODUCTION = `# Rules

This page is generated from the rule table. Each heading is a rule's id: the code of its diagnostic,
and the \`ruleId\` of reports and baselines.

A finding's **confidence** says how sure it is that the value is a live secret; its **severity** says
how loudly to tell. Low confidence, and paths of tests, documentation and examples, are told as
information, everything else as a warning.

To allow a value, write \`secret-ferry:allow\` and the reason in a comment on its line, or alone on the
line above. Without a reason it allows nothing. How permissions end, and what else is
understood, is in [Scanning](scanning.md).`;

/** docs/rules.md: one heading a rule, so that \`docs/rules.md#rule-id\` is a link. */
export function renderRuleDocs(): string {
  const sections = [...RULES.map(providerSection), ...GENERIC_RULES.map(genericSection)];
  return [INTRODUCTION, ...sections].join('\n\n') + '\n';
}

function providerSection(rule: Rule): string {
  const confidence = rule.check ? 'by a structural check' : confidenceOf(rule);
  return section(
    rule,
    [rule.type],
    [
      `- Confidence: ${confidence}`,
      `- Suggested \`appfunc\`: \`${rule.func}\``,
      ...(rule.rotate === undefined ? [] : [`- Revoke or rotate: <${rule.rotate}>`]),
    ],
  );
}

function genericSection(rule: GenericRule): string {
  return section(rule, rule.types, [
    '- Confidence: by what the name says and what the value looks like',
    '- Stands back where a provider’s rule knows the value',
  ]);
}

function section(
  { id, title }: { readonly id: string; readonly title: string },
  types: readonly SecretType[],
  facts: readonly string[],
): string {
  const list = types.map((type) => `\`${type}\``).join(', ');
  return [`## ${id}`, '', `${title}.`, '', `- Secret type: ${list}`, ...facts].join('\n');
}

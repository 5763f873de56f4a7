import type { MissingTag, MovePlan } from '../migrate/plan';
import { revise } from '../migrate/planner';
import { printable } from '../report/wording';
import { validateTag } from '../tagging/tags';
import type { Terminal } from './terminal';

/** Asks once for each tag that is missing; what gets no answer stays missing. */
export async function askMissing(
  plan: MovePlan,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<MovePlan> {
  let complete = plan;
  for (const missing of plan.missing) {
    const value = await askOne(missing, terminal, signal);
    if (value === undefined) continue;
    for (const secret of missing.secrets) {
      complete = await revise(complete, { kind: 'tag', key: missing.key, value, secret });
    }
  }
  return complete;
}

async function askOne(
  { key, rule, problem }: MissingTag,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<string | undefined> {
  const allowed = rule.allowed?.length ? ` (${rule.allowed.join(', ')})` : '';
  let hint = problem === undefined ? '' : `${problem}. `;
  for (;;) {
    const question = printable(`${hint}Value of the tag "${key}"${allowed}, empty to leave it out`);
    const value = await terminal.ask(`${question}: `, signal);
    const wrong = value === undefined ? undefined : validateTag(rule, value);
    if (wrong === undefined) return value;
    hint = `"${value ?? ''}" ${wrong}. `;
  }
}

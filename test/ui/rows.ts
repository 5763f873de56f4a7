import type { Locator } from 'playwright-core';

/** One row of a quick pick or a list, as the user reads it. */
export interface Row {
  readonly label: string;
  /** Beside the label, dimmed. */
  readonly description: string;
  /** The line below the label. */
  readonly detail: string;
  /** Would Enter take this one? */
  readonly focused: boolean;
}

export async function readRow(row: Locator): Promise<Row> {
  const text = async (part: string) =>
    (await row.locator(part).allTextContents()).join('').replaceAll('\u00a0', ' ').trim();
  return {
    label: await text('.quick-input-list-row:first-child .label-name'),
    description: await text('.quick-input-list-row:first-child .label-description'),
    detail: await text('.quick-input-list-label-meta'),
    focused: /\bfocused\b/.test((await row.getAttribute('class')) ?? ''),
  };
}

/** What the rows show. */
export async function texts(rows: Locator): Promise<string[]> {
  return (await rows.allTextContents()).map((text) => text.trim());
}

/** What a screen reader says of each row: the label, the description and the place. */
export async function names(rows: Locator): Promise<string[]> {
  const labels = await Promise.all((await rows.all()).map((row) => row.getAttribute('aria-label')));
  return labels.map((label) => label ?? '');
}

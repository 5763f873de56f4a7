import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { EditorServer } from '../../scripts/editor/server.mjs';
import { names, readRow, type Row, texts } from './rows';

const screenshots = join(__dirname, '../../test-results/screenshots');

/** What drives an open editor; every step waits for its result, or throws after 15 seconds. */
export class EditorDriver {
  readonly #server: EditorServer;
  /** The folders of its own that the editor writes into. */
  readonly folders: EditorServer['folders'];
  readonly #browser: Browser;
  /** For what the driver has no word for. */
  readonly page: Page;

  constructor(server: EditorServer, browser: Browser, page: Page) {
    this.#server = server;
    this.folders = server.folders;
    this.#browser = browser;
    this.page = page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
  }

  /** Waits until the explorer shows the files of the window's folder. */
  async explorer(): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Opens a file by its path in the workspace and waits for its text. */
  async openFile(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    await this.page.keyboard.press('Control+P');
    await this.#quickInput().fill(path);
    await this.#rows().filter({ hasText: name }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active').filter({ hasText: name }).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /**
   * Puts the cursor into the active editor, `offset` characters after the start of the first
   * occurrence of `text`. A click would land at the line's end.
   */
  async placeCursor(text: string, offset = 0): Promise<void> {
    await this.#focusEditor();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+F');
    const find = this.page.locator('.find-widget.visible');
    await find.locator('textarea').first().fill(text);
    await find.locator('.matchesCount').filter({ hasText: /^1 of/ }).waitFor();
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('ArrowLeft');
    for (let step = 0; step < offset; step += 1) await this.page.keyboard.press('ArrowRight');
  }

  /** Types at the cursor, key by key; `\n` is Enter. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Saves the active editor and waits until it is no longer marked as changed. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** The lines of the active editor that are in view, in order. */
  async visibleLines(): Promise<string[]> {
    const lines = await this.page.locator('.editor-instance .view-line').all();
    const placed = await Promise.all(
      lines.map(async (line) => ({
        top: (await line.boundingBox())?.y ?? 0,
        text: ((await line.textContent()) ?? '').replaceAll('\u00a0', ' '),
      })),
    );
    return placed.sort((a, b) => a.top - b.top).map(({ text }) => text);
  }

  /** Waits for a line in view of the active editor that holds this text. */
  async waitForLine(text: string | RegExp): Promise<void> {
    const lines = this.page.locator('.editor-instance .view-line').filter({ hasText: text });
    await lines.first().waitFor();
  }

  /** Waits for a squiggle of a severity in the active editor. */
  async waitForSquiggle(severity: 'warning' | 'info' | 'error' = 'warning'): Promise<void> {
    await this.page.locator(`.editor-instance .squiggly-${severity}`).first().waitFor();
  }

  /**
   * Opens the quick-fix menu at the cursor and gives its entries. Asks again until `label` is
   * there: an answer is cut short while another extension registers its provider.
   */
  async openQuickFixes(label: string | RegExp): Promise<string[]> {
    const menu = this.page.locator('.action-widget .monaco-list-row.action');
    const wanted = menu.filter({ hasText: label }).first();
    const nothing = this.page.locator('.monaco-editor-overlaymessage');
    await this.#persist(wanted, async () => {
      await this.page.keyboard.press('Control+Period');
      // The menu waits for every extension; one that is still starting may never answer.
      await wanted.or(nothing).first().waitFor({ timeout: 6000 });
    });
    return texts(menu);
  }

  /** Opens the quick-fix menu at the cursor and takes an entry, by keys: a layer takes clicks. */
  async quickFix(label: string | RegExp): Promise<void> {
    const entries = await this.openQuickFixes(label);
    const wanted = this.page.locator('.action-widget .focused').filter({ hasText: label });
    for (let moved = 0; moved < entries.length && (await wanted.count()) === 0; moved += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    await wanted.waitFor();
    await this.page.keyboard.press('Enter');
  }

  /**
   * Runs a command by the name that the palette shows. Asks again until it is listed: the palette
   * does not take in what an extension contributes while it is open.
   */
  async runCommand(title: string): Promise<void> {
    const command = this.#row(title);
    await this.#persist(command, async () => {
      await this.page.keyboard.press('F1');
      await this.#quickInput().fill(`>${title}`);
    });
    await command.click();
  }

  /**
   * Waits for a quick pick with this title to show, and gives the rows in view. A pick that another
   * one follows is told from it by its title alone.
   */
  async quickPickRows(title: string | RegExp): Promise<Row[]> {
    await this.#titled(title).waitFor();
    await this.#rows().first().waitFor();
    const rows = await this.#rows().all();
    return Promise.all(rows.map(readRow));
  }

  /** Waits for a row in the open quick pick, which may fill in late. */
  async waitForRow(label: string | RegExp): Promise<void> {
    await this.#row(label).waitFor();
  }

  /** Takes the row of the open quick pick that holds this text. */
  async pick(label: string | RegExp): Promise<void> {
    await this.#row(label).click();
  }

  /** Waits for the input box with this title or prompt, fills it and confirms it. */
  async fillInput(prompt: string | RegExp, text: string): Promise<void> {
    await this.#titled(prompt).waitFor();
    await this.#quickInput().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Opens the Problems view, waits for a message that holds this text, and gives all such in view. */
  async problems(text: string | RegExp): Promise<string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row').filter({ hasText: text });
    await rows.first().waitFor();
    return names(rows);
  }

  /** The rows of a view, once one holds this text; `view` is the title of its pane. */
  async viewRows(view: string, text: string | RegExp = ''): Promise<string[]> {
    const rows = this.#pane(view).locator('.monaco-list-row');
    await rows.filter({ hasText: text }).first().waitFor();
    return names(rows);
  }

  /** Expands a row of a view, unless it is expanded. */
  async expandRow(view: string, label: string | RegExp): Promise<void> {
    const row = this.#pane(view).locator('.monaco-list-row').filter({ hasText: label }).first();
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'true') return;
    await row.locator('.monaco-tl-twistie').click();
    await this.page.waitForFunction(
      `document.getElementById(${JSON.stringify(await row.getAttribute('id'))})?.ariaExpanded === 'true'`,
    );
  }

  /** Opens a container of the activity bar. */
  async openActivity(title: string): Promise<void> {
    const link = this.page.locator(`a[aria-label*="${title}"]`);
    const item = this.page.locator('.activitybar .action-item').filter({ has: link });
    // The item, not its link: a badge may lie on that.
    if ((await item.getAttribute('aria-selected')) !== 'true') await item.click();
  }

  /** Waits for a notification that holds this text, and gives its whole message. */
  async notification(text: string | RegExp): Promise<string> {
    const message = this.page.locator('.notification-list-item-message').filter({ hasText: text });
    return (await message.first().textContent()) ?? '';
  }

  /** Presses a button of the notification that holds this text. */
  async pressInNotification(text: string | RegExp, button: string): Promise<void> {
    const item = this.page.locator('.notification-list-item').filter({ hasText: text }).first();
    await item.locator('.monaco-button').filter({ hasText: button }).click();
  }

  /** Takes a picture of the whole window into test-results/screenshots. */
  async screenshot(name: string): Promise<void> {
    await mkdir(screenshots, { recursive: true });
    await this.page.screenshot({ path: join(screenshots, `${name}.png`) });
  }

  /** Does something until it makes this visible. */
  async #persist(wanted: Locator, attempt: () => Promise<void>): Promise<void> {
    for (let attempts = 1; ; attempts += 1) {
      try {
        await attempt();
        await wanted.waitFor({ timeout: 3000 });
        return;
      } catch (error) {
        if (attempts === 5) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  async #focusEditor(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  #pane(title: string): Locator {
    return this.page.locator('.pane').filter({
      has: this.page.locator('.pane-header').filter({ hasText: title }),
    });
  }

  #titled(title: string | RegExp): Locator {
    return this.page.locator('.quick-input-widget:visible').filter({
      has: this.page.locator('.quick-input-title, .quick-input-message').filter({ hasText: title }),
    });
  }

  #quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input[type="text"]');
  }

  #row(label: string | RegExp): Locator {
    const name = this.page.locator('.label-name').filter({ hasText: label });
    return this.#rows().filter({ has: name }).first();
  }

  #rows(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }
}

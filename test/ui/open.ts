import { join } from 'node:path';
import { openBrowser } from '../../scripts/editor/browser.mjs';
import { installEditor } from '../../scripts/editor/install.mjs';
import { startServer } from '../../scripts/editor/server.mjs';
import { EditorDriver } from './driver';

const root = join(__dirname, '../..');
/** What a test types arrives as typed: nothing closes, indents or completes it. */
const literalTyping = {
  'editor.acceptSuggestionOnEnter': 'off',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
  'editor.minimap.enabled': false,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'files.autoSave': 'off',
};

export interface OpenOptions {
  /** Absolute path of the folder to open; without one the window is empty. */
  readonly workspace?: string;
  /** Absolute path of the extension's folder; this repository by default. */
  readonly extensionPath?: string;
  readonly edition?: 'floor' | 'newest';
  /** Reaches the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False opens the folder in Restricted Mode. */
  readonly trusted?: boolean;
}

/**
 * Opens a workspace in a real editor and drives it as a user would: keys, clicks, what is shown.
 * Every step waits until the editor shows its result, or throws after 15 seconds.
 */
export async function openEditor(options: OpenOptions): Promise<EditorDriver> {
  const server = await startServer({
    editor: await installEditor(options.edition ?? 'newest'),
    extensionPaths: [options.extensionPath ?? root],
    env: options.env ?? {},
    settings: { ...literalTyping, ...options.settings },
    trusted: options.trusted ?? true,
  });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const driver = new EditorDriver(server, browser, page);
  try {
    page.setDefaultTimeout(15_000);
    await page.goto(server.url(options.workspace));
    if (options.workspace) await driver.explorer();
    else await page.locator('.statusbar [id="status.problems"]').waitFor();
    return driver;
  } catch (error) {
    await driver.screenshot('did-not-open');
    await driver.close();
    throw error;
  }
}

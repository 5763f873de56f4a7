import { chromium } from 'playwright-core';
import { findProgram } from '../process.mjs';

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

/** A browser of the system does no more than a test asks for. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser to drive: PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH, else one on the PATH.
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  return process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH'] ?? (await findProgram(programs));
}

/**
 * Starts the system's Chromium, headless, with an empty profile.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function openBrowser() {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error('No Chromium found: apt-get install chromium');
  return chromium.launch({ executablePath, args: flags });
}

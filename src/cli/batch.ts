import type { Readable } from 'node:stream';
import { throwIfCancelled } from '../base/fault';
import { locateFindings, type ReportedFinding } from '../report/findings';
import type { Finding, ScanInput } from '../scan/finding';
import type { BatchCommand } from './arguments';
import { readLines } from './lines';
import type { ExitCode, Session } from './main';
import type { Output } from './output';
import { findPlaces } from './roots';
import { Setups } from './setup';

interface Scanner {
  scan(input: ScanInput): Promise<readonly Finding[]>;
}

interface Request {
  readonly id: unknown;
  readonly filename: string;
  readonly text: string;
}

type Answer =
  | { readonly id: unknown; readonly findings: readonly ReportedFinding[] }
  | { readonly id: unknown; readonly error: string };

/** `secret-ferry scan --batch`, with the team file and the baseline of the project it runs in. */
export async function batch(command: BatchCommand, session: Session): Promise<ExitCode> {
  const { cwd, err, stdin, out, signal } = session;
  const setups = new Setups({ ...command, cwd, tell: (line) => err.write(`${line}\n`) });
  const [place] = await findPlaces([], cwd);
  const { engine } = await setups.for(place?.root ?? cwd);
  await scanBatch(stdin, out, engine, signal);
  return setups.problems > 0 ? 2 : 0;
}

/**
 * Answers each JSON line `{id, filename, text}` with one line `{id, findings}` or `{id, error}`,
 * in order, before it reads on. A line that can't be read is answered with `id: null`.
 * @throws Fault `cancelled` when the signal aborts.
 */
export async function scanBatch(
  input: Readable,
  output: Output,
  scanner: Scanner,
  signal: AbortSignal,
): Promise<void> {
  // An interrupt must not wait for a line that may never come.
  const end = (): void => void input.destroy();
  signal.addEventListener('abort', end, { once: true });
  try {
    for await (const line of readLines(input)) {
      if (output.isGone) return;
      if (isBlank(line)) continue;
      await output.write(`${JSON.stringify(await answer(line, scanner))}\n`);
    }
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
  }
  throwIfCancelled(signal);
}

async function answer(line: Buffer, scanner: Scanner): Promise<Answer> {
  const request = parseRequest(line);
  if ('error' in request) return request;
  const { id, filename, text } = request;
  try {
    const findings = await scanner.scan({ path: filename, text });
    return { id, findings: locateFindings(filename, text, findings).map((one) => one.reported) };
  } catch {
    // The error's own text might quote the input.
    return { id, error: 'the text could not be scanned' };
  }
}

function parseRequest(line: Buffer): Request | { readonly id: unknown; readonly error: string } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    return { id: null, error: 'the line is not JSON in UTF-8' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { id: null, error: 'the line is not a JSON object' };
  }
  const { id = null, filename, text } = value as Record<string, unknown>;
  if (id === null) return { id: null, error: 'the line has no "id"' };
  if (typeof filename !== 'string') return { id, error: '"filename" is not a string' };
  if (typeof text !== 'string') return { id, error: '"text" is not a string' };
  return { id, filename, text };
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

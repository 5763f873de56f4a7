import { LineIndex } from '../../src/base/text';
import { assemble, type PlacedFinding } from '../../src/scan/answers';
import type { Finding } from '../../src/scan/finding';
import type { FromWorker } from '../../src/scan/protocol';

/** What a session has told of its documents so far, put together as the editor's side does. */
export class Told {
  readonly sent: FromWorker[] = [];
  readonly #answers = new Map<string, readonly PlacedFinding[]>();

  readonly take = (message: FromWorker): void => {
    this.sent.push(message);
    if (message.kind !== 'findings') return;
    this.#answers.set(message.uri, assemble(this.placed(message.uri), message));
  };

  placed(uri: string): readonly PlacedFinding[] {
    return this.#answers.get(uri) ?? [];
  }

  findings(uri: string): Finding[] {
    return this.placed(uri).map(({ finding }) => finding);
  }
}

/** Findings with their lines, counted afresh. */
export function placedIn(text: string, findings: readonly Finding[]): PlacedFinding[] {
  const lines = new LineIndex(text);
  return findings.map((finding) => ({
    finding,
    start: lines.position(finding.span.start),
    end: lines.position(finding.span.end),
  }));
}

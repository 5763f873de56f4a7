import { parseFault } from './faults';
import type { Reply } from './protocol/protocol';
import type { Service } from './service';

export const CONTROL_PATH = '/_sandbox/';

/** The sandbox's own endpoints, for whoever runs it in another process. */
export function control(
  service: Service,
  request: { readonly method: string; readonly url: string; readonly body: Buffer },
): Reply {
  const path = request.url.slice(CONTROL_PATH.length);
  switch (`${request.method} ${path}`) {
    case 'GET journal':
      return answer(200, service.journal);
    case 'DELETE journal':
      service.clearJournal();
      return answer(200, {});
    case 'POST faults':
      return addFault(service, request.body);
    case 'DELETE faults':
      service.faults.clear();
      return answer(200, {});
    default:
      return answer(404, { error: 'There is no such control.' });
  }
}

function addFault(service: Service, body: Buffer): Reply {
  const fault = parseFault(parse(body.toString('utf8')));
  if (!fault) return answer(400, { error: 'The body is not a fault.' });
  service.faults.add(fault);
  return answer(200, {});
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(status: number, body: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

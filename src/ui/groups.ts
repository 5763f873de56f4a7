import type { Span } from '../base/text';
import { describePart } from '../scan/companions';
import type { Finding } from '../scan/finding';

export interface Companion {
  /** `user "dbUser"`: a role and the name it goes by in the code, never a value. */
  readonly what: string;
  readonly span: Span;
}

/** The other parts of a finding's group. */
export function companionsOf({ group, span }: Finding): Companion[] {
  const others = (group?.parts ?? []).filter((part) => part.span.start !== span.start);
  return others.map(({ role, name, span }) => ({ what: describePart(role, name), span }));
}

import type { Span } from '../base/text';
import type { Finding } from '../scan/finding';

export interface Companion {
  /** `user "dbUser"`: a role and the name it goes by in the code, never a value. */
  readonly what: string;
  readonly span: Span;
}

/** The other parts of a finding's group. */
export function companionsOf({ group, span }: Finding): Companion[] {
  const others = (group?.parts ?? []).filter((part) => part.span.start !== span.start);
  return others.map((part) => {
    const role = part.role.replace('-', ' ');
    return { what: part.name === part.role ? role : `${role} "${part.name}"`, span: part.span };
  });
}

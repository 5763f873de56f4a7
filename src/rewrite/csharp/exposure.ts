import { usesOf, type Inquiry } from '../exposure';
import type { ParsedFile, Place } from '../language';
import { constantAround, constantUse, isShared } from './constants';

/** The name that code of other files may take for a constant. */
export function exposedByCSharp(_: ParsedFile, { node }: Place): Inquiry | undefined {
  const constant = constantAround(node);
  if (!constant || !isShared(constant)) return undefined;
  const { name } = constant;
  return usesOf([name], {
    endings: ['.cs'],
    grammar: 'c-sharp',
    brokenUse: (root) => constantUse(root, name),
  });
}

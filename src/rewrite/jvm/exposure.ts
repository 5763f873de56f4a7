import type { Node } from 'web-tree-sitter';
import { usesOf, type Inquiry, type Use } from '../exposure';
import { constantUseElsewhere } from '../java/constants';
import { constantUse } from '../kotlin/constants';
import { descendants, fieldOf } from '../syntax';

type BrokenUse = (root: Node, names: ReadonlySet<string>) => Use | undefined;

/** What other files may use of a constant of Java. */
export function javaExposure(names: ReadonlySet<string>): Inquiry | undefined {
  return exposure(names, constantUseElsewhere);
}

/** What other files may use of a constant of Kotlin. */
export function kotlinExposure(names: ReadonlySet<string>): Inquiry | undefined {
  return exposure(names, fieldUse);
}

/** Java and Kotlin read each other's constants. */
function exposure(names: ReadonlySet<string>, inJava: BrokenUse): Inquiry | undefined {
  if (names.size === 0) return undefined;
  return usesOf(
    names,
    { endings: ['.java'], grammar: 'java', brokenUse: (root) => inJava(root, names) },
    {
      endings: ['.kt', '.kts'],
      grammar: 'kotlin',
      brokenUse: (root) => constantUse(root, names),
    },
  );
}

/** A `const val` is a field in Java, a `val` a method: any use by name is broken. */
function fieldUse(root: Node, names: ReadonlySet<string>): Use | undefined {
  const isImported = descendants(root, 'import_declaration').some(({ text }) =>
    /^import\s+static\b[^]*\*/.test(text),
  );
  const node = descendants(root, 'identifier')
    .filter(({ text }) => names.has(text))
    .find((one) => isImported || isQualified(one));
  return node && { node, why: 'Java code uses the constant as a field' };
}

/** `Config.KEY`, in an expression or an import. */
function isQualified(name: Node): boolean {
  const type = name.parent?.type ?? '';
  const field = fieldOf(name);
  return (
    (type === 'field_access' && field === 'field') ||
    (type === 'scoped_identifier' && field === 'name')
  );
}

import type { Node } from 'web-tree-sitter';
import {
  bareTemplates,
  decodeKotlin,
  decodeKotlinPart,
  kotlinDelimiters,
} from '../../parse/literals/kotlin';
import type { Finding } from '../../scan/finding';
import { kotlinExposure } from '../jvm/exposure';
import { judge, type Positions } from '../jvm/judging';
import type { Inquiry } from '../exposure';
import type { ParsedFile, Place, Verdict } from '../language';
import type { LiteralDialect } from '../literals';
import { outward, sourceOf } from '../syntax';
import { constantAround, isShared } from './constants';
import { kotlinPositionProblem } from './position';
import { hasModifier, typesAround } from './nodes';

export const KOTLIN_LITERALS: LiteralDialect = {
  types: ['string_literal', 'multiline_string_literal'],
  holes: ['interpolation'],
  unseenHoles: bareTemplates,
  delimiters: kotlinDelimiters,
  decode: decodeKotlin,
  decodePart: decodeKotlinPart,
};

const POSITIONS: Positions = {
  dialect: KOTLIN_LITERALS,
  fileProblem({ file, project }) {
    if (file.path.endsWith('.kts')) return 'a script has no libraries but those of its host';
    const isMultiplatform = project.manifests.some(
      ({ kind, text }) => kind.startsWith('build.gradle') && text.includes('multiplatform'),
    );
    return isMultiplatform ? 'the AWS library is for Java’s platform alone' : undefined;
  },
  problem(literal, root) {
    // Templates of literals with several dollars are others than the grammar knows.
    if (sourceOf(root)[literal.startIndex - 1] === '$')
      return 'its templates can’t be read for certain';
    return kotlinPositionProblem(literal, root);
  },
  when: whenOf,
  note(literal) {
    const constant = constantAround(literal);
    if (!constant) return '';
    const shared = isShared(constant)
      ? ' Annotations and other constants can’t use it any more, nor Java code by its name.'
      : '';
    return ` The constant becomes a value.${shared}`;
  },
};

/** The name that code of other files may take for a constant. */
export function exposedByKotlin(_: ParsedFile, { node }: Place): Inquiry | undefined {
  const constant = constantAround(node);
  return constant && isShared(constant) ? kotlinExposure(new Set([constant.name])) : undefined;
}

export function judgeKotlin(parsed: ParsedFile, findings: readonly Finding[]): Verdict[] {
  return judge(parsed, findings, POSITIONS);
}

function whenOf(literal: Node): string {
  for (const { type } of outward(literal)) {
    if (/^(?:function_declaration|getter|setter|lambda_literal|anonymous_function)$/.test(type))
      return 'where it is used';
  }
  const [type] = typesAround(literal);
  if (!type) return 'when the file’s code is first used';
  const isObject = /^(?:object_declaration|companion_object)$/.test(type.type);
  return isObject || hasModifier(type, 'enum') ? 'when the class loads' : 'when an object is made';
}

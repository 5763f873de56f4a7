import type { Node } from 'web-tree-sitter';
import { decodeJava, decodeJavaPart, javaDelimiters } from '../../parse/literals/java';
import type { Finding } from '../../scan/finding';
import type { Inquiry } from '../exposure';
import type { ParsedFile, Place, Verdict } from '../language';
import type { LiteralDialect } from '../literals';
import { javaExposure } from '../jvm/exposure';
import { judge, type Positions } from '../jvm/judging';
import { outward } from '../syntax';
import { constantAround, isShared, sharedNames } from './constants';
import { javaPositionProblem } from './position';
import { isStatic } from './types';

export const JAVA_LITERALS: LiteralDialect = {
  types: ['string_literal'],
  holes: [],
  delimiters: javaDelimiters,
  decode: decodeJava,
  decodePart: decodeJavaPart,
  partProblem: (source) => (source.startsWith('"""') ? 'it is a part of a text block' : undefined),
};

/**
 * Unicode escapes of characters that end a literal, a comment or a block: Java replaces them before
 * it reads the code, so the tree may be of another program (JLS 3.3).
 */
const HIDDEN_SYNTAX = /\\u+00(?:0[ad]|2[27af]|5c|7[bd])/i;

const POSITIONS: Positions = {
  dialect: JAVA_LITERALS,
  fileProblem: ({ file }) =>
    HIDDEN_SYNTAX.test(file.text)
      ? 'unicode escapes in the file stand for quotes, braces or line ends'
      : undefined,
  problem: javaPositionProblem,
  when: whenOf,
  note(literal) {
    const constant = constantAround(literal);
    return constant && isShared(constant) ? ' Annotations and cases can’t use it any more.' : '';
  },
};

/** Names that code of other files may take for constants. */
export function exposedByJava({ root }: ParsedFile, { node }: Place): Inquiry | undefined {
  const constant = constantAround(node);
  return constant && javaExposure(sharedNames(constant, root));
}

export function judgeJava(parsed: ParsedFile, findings: readonly Finding[]): Verdict[] {
  return judge(parsed, findings, POSITIONS);
}

function whenOf(literal: Node): string {
  for (const node of outward(literal)) {
    if (/^(?:method_declaration|constructor_declaration|lambda_expression)$/.test(node.type))
      return 'where it is used';
    if (node.type === 'field_declaration' && !isStatic(node)) return 'when an object is made';
  }
  return 'when the class loads';
}

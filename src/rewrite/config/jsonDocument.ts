import {
  findNodeAtOffset,
  getNodePath,
  getNodeValue,
  parseTree,
  type ParseError,
} from 'jsonc-parser';
import { contains, slice, type Span } from '../../base/text';
import { decodeJson } from '../../parse/literals/json';
import type { DataDocument, Scalar } from './document';

/** Reads JSON, with comments and closing commas where it has them. */
export function readJson(text: string): DataDocument | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (!root || errors.length > 0) return undefined;
  const scalarAt = (span: Span): Scalar | undefined => {
    const node = findNodeAtOffset(root, span.start);
    if (node?.type !== 'string') return undefined;
    const own = { start: node.offset, end: node.offset + node.length };
    const decoded = decodeJson(slice(text, own));
    if (!decoded || !contains(own, span)) return undefined;
    const { value, form, body } = decoded;
    return {
      span: own,
      path: getNodePath(node).map(String),
      value,
      form,
      body: { start: own.start + body.start, end: own.start + body.end },
      isComputed: false,
      isShared: false,
    };
  };
  return { scalarAt, data: [getNodeValue(root)] };
}

import {
  isNode,
  isPair,
  isScalar,
  parseAllDocuments,
  visit,
  type Document,
  type Node,
  type Pair,
  type Scalar as YamlScalar,
} from 'yaml';
import { Plaintext } from '../../base/plaintext';
import { contains, slice, type Span } from '../../base/text';
import { decodeYaml } from '../../parse/literals/yaml';
import type { DataDocument, Scalar } from './document';

/** Aliases make a small text large; more than these nobody writes by hand. */
const MOST_ALIASES = 100;

/** Reads YAML, of one document or several. */
export function readYaml(text: string): DataDocument | undefined {
  const documents = [...parseAllDocuments(text, { logLevel: 'silent' })] as Document[];
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  try {
    const data = documents.map((one) => one.toJS({ maxAliasCount: MOST_ALIASES }) as unknown);
    return { scalarAt: (span) => scalarAt(documents, text, span), data };
  } catch {
    return undefined; // aliases without end, or of nothing
  }
}

function scalarAt(documents: readonly Document[], text: string, span: Span): Scalar | undefined {
  let found: Scalar | undefined;
  for (const document of documents) {
    visit(document, {
      Scalar(key, node, ancestors) {
        if (key === 'key' || typeof node.value !== 'string') return undefined;
        const own = spanOf(node);
        if (!own || !contains(own, span)) return undefined;
        found = toScalar(text, { node, own, ancestors });
        return visit.BREAK;
      },
    });
  }
  return found;
}

interface Place {
  readonly node: YamlScalar;
  readonly own: Span;
  readonly ancestors: readonly (Document | Node | Pair)[];
}

function toScalar(text: string, { node, own, ancestors }: Place): Scalar {
  const decoded = decodeYaml(slice(text, own));
  const value = String(node.value);
  const isSure = decoded?.value.reveal() === value;
  return {
    span: own,
    path: pathOf([...ancestors, node]),
    value: new Plaintext(value),
    ...(isSure && {
      form: decoded.form,
      body: { start: own.start + decoded.body.start, end: own.start + decoded.body.end },
    }),
    isComputed: [...ancestors, node].some((one) => isNode(one) && isOwnTag(one.tag)),
    isShared: [...ancestors, node].some((one) => 'anchor' in one && typeof one.anchor === 'string'),
  };
}

function spanOf({ range }: YamlScalar): Span | undefined {
  return range ? { start: range[0], end: range[1] } : undefined;
}

/** A tag that YAML's core schema does not give by itself: `!Sub`. */
function isOwnTag(tag: string | undefined): boolean {
  return tag !== undefined && !tag.startsWith('tag:yaml.org,2002:');
}

function pathOf(nodes: readonly (Document | Node | Pair)[]): string[] {
  return nodes.flatMap((node, i): string[] => {
    const parent = nodes[i - 1];
    if (isPair(node)) return [isScalar(node.key) ? String(node.key.value) : '?'];
    const isItem = parent && 'items' in parent && !isPair(node);
    return isItem ? [String((parent.items as unknown[]).indexOf(node))] : [];
  });
}

import type { Node } from 'web-tree-sitter';
import { grammarOf } from '../../parse/grammars';
import { isLiteral } from '../../parse/queries';
import { sinkOf } from '../sinks';
import { innermost, MAX_NAME, named, nameOf, type Binding } from './named';
import { partOf, partsOf } from './parts';
import type { BindingSyntax } from './syntax';

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Functions and methods, by their last name in lower case, that compare what they are given. */
const COMPARERS = names(
  'equals equalsignorecase contentequals compareto isequal eql eql? equal? equal eq strcmp ' +
    'strcasecmp strncmp hash_equals compare_digest constanttimecompare secure_compare ' +
    'fixedtimeequals timingsafeequal sequenceequal tobe toequal assertequals assertequal ' +
    'assert_equal areequal requirenonnullelse',
);

/** Those that give their argument where their receiver, or the argument before, gives nothing. */
const FALLBACKS = names(
  'orelse orelseget unwrap_or unwrap_or_else getorelse or getvalueordefault ifempty ifblank ' +
    'or_else coalesce defaultto defaultifempty defaultifblank defaultstring requirenonnullelse ' +
    'firstnonempty firstnonnull presence_or default nvl ifnull',
);

/** Those that give the value on in another type: by their last name. */
const CONVERSIONS = names(
  'buffer.from uint8array.from textencoder.encode encoder.encode string.from string.valueof ' +
    'string symbol bytes bytearray str strval secretstr atob b64decode unescape decodeuricomponent ' +
    'to_bytes secret secretstring secret.new secretstring.new zeroizing.new box.new some cow.from ' +
    'secretvalue.unsafeplaintext optional.of aws.string to.stringptr stringptr ptr.to ' +
    'pulumi.string getbytes frombase64string base64_decode hex2bin utf8_encode trim lazy lazy_static ' +
    'getdecoder.decode decodestring bytes.from vec.from arc.new rc.new char.from',
);

/** `StringCredentialValue("…")`: a type of one's own around a text, unless it does something with it. */
const WRAPPER = /(?:string|text|value|password|passphrase|credentials?|secret|bytes|token)$/i;
const VERB =
  /^(?:get|fetch|read|load|find|look|search|resolve|decrypt|encrypt|hash|is|has|check|validate|verify|compare|parse|translate|format|delete|remove|create|generate|show|log|print|assert|expect)/i;

/** Methods of a literal that leave it what it is. */
const CONVERTING_METHODS = names(
  'encode trim tostring strip decode valueof tochararray getbytes bytes tobytearray to_string ' +
    'to_owned into as_bytes as_ref as_str to_vec clone freeze dup b force_encoding unpack pack ' +
    'trimindent trimmargin stripindent strip_heredoc squish chomp chars asspan to_sym intern ' +
    'tointern lines tolist',
);

const SETTER =
  /^(?:set|with|add|put|use|update|change)|^(?:(?:client|api|app|access|secret|private|shared|signing|encryption|consumer|auth|db|user|admin|master|account|key_?store|trust_?store|store|jwt|webhook|smtp|mail|proxy)_?)?(?:password|passwd|pwd|passphrase|secret|token|api_?key|secret_?key|access_?key|credentials?)$/i;

/** Those that put a value under a key, which may be a constant. */
const PUTTER = /^(?:put|set|add|define|insert|store|save|setenv|append|write)/i;

/** Nodes that a callee's name is read from: an object, its method and the signs between. */
const MAX_WORDS = 8;

/** A call, by what stands before its arguments. */
interface Callee {
  /** As written, without `new`, type arguments and white space; long receivers are left out. */
  readonly text: string;
  /** The last name in it, in lower case. */
  readonly last: string;
  readonly receiver: string;
}

/** A name that a call gives to its argument or receiver, or to the words of a command. */
export function bindCalled(syntax: BindingSyntax, parent: Node, node: Node): Binding | undefined {
  if (syntax.arguments.has(parent.type)) return argumentBinding(syntax, parent, node);
  if (syntax.commands?.has(parent.type)) return wordBinding(parent, node);
  if (syntax.trailing?.has(node.type)) return trailingBinding(syntax, parent);
  return receiverBinding(syntax, parent, node);
}

function argumentBinding(syntax: BindingSyntax, list: Node, node: Node): Binding | undefined {
  const parts = partsOf(list);
  const position = parts.findIndex(({ id }) => id === node.id);
  const callee = calleeOf(syntax, list);
  const sink = sinkOf(callee.text, position, grammarOf(list.tree));
  if (sink) return { name: callee.text, link: 'argument', judgement: sink };
  const others = parts.filter(({ id }) => id !== node.id);
  if (COMPARERS.has(callee.last))
    return firstNamed([callee.receiver, ...others.map(nameOf)], 'compared');
  const before = parts[position - 1];
  if (FALLBACKS.has(callee.last))
    return named(before ? nameOf(before) : callee.receiver, 'default');
  if (before) return besideKey(callee, before, parts.length);
  const called = lastName(callee.text);
  return SETTER.test(called) && parts.length === 1 ? named(called, 'argument') : undefined;
}

function firstNamed(
  candidates: readonly (string | undefined)[],
  link: 'compared',
): Binding | undefined {
  for (const name of candidates) {
    const found = named(name, link);
    if (found) return found;
  }
  return undefined;
}

/** `getenv("X_KEY", "…")`, `put(Context.SECURITY_CREDENTIALS, "…")` */
function besideKey({ last }: Callee, before: Node, count: number): Binding | undefined {
  const key = innermost(before);
  const isKey = isLiteral(key) || key.type.includes('symbol');
  return isKey || (count === 2 && PUTTER.test(last)) ? named(nameOf(key), 'argument') : undefined;
}

/** `--password "…"`, `ConvertTo-SecureString "…"` */
function wordBinding(list: Node, node: Node): Binding | undefined {
  const all = partsOf(list).filter(({ type }) => !/_sep$|^command_name$/.test(type));
  const index = all.findIndex(({ id }) => id === node.id);
  const before = all[index - 1];
  const isFlag = (word: Node | undefined): boolean => word?.text.startsWith('-') ?? false;
  const flagged = isFlag(before) && !isFlag(node) ? named(nameOf(before), 'passed') : undefined;
  if (flagged || index < 0) return flagged;
  const command = nameOf(list.childForFieldName('name') ?? list.previousNamedSibling ?? undefined);
  const position = all.slice(0, index).filter((word) => !isFlag(word)).length;
  const sink = command && sinkOf(command, position, grammarOf(list.tree));
  return sink ? { name: command, link: 'argument', judgement: sink } : undefined;
}

/** `ENV.fetch("X") { "…" }` */
function trailingBinding(syntax: BindingSyntax, parent: Node): Binding | undefined {
  const list = [parent, parent.firstNamedChild]
    .flatMap((node) => (node ? partsOf(node) : []))
    .find(({ type }) => syntax.arguments.has(type));
  const key = list && partsOf(list).at(-1);
  return key && isLiteral(innermost(key)) ? named(nameOf(key), 'default') : undefined;
}

/** `"…".equals(password)` */
function receiverBinding(syntax: BindingSyntax, parent: Node, node: Node): Binding | undefined {
  const method = methodOf(syntax, parent, node);
  const list = method && COMPARERS.has(method) ? argumentsOf(syntax, parent) : undefined;
  return list && firstNamed(partsOf(list).map(nameOf), 'compared');
}

/** The call above an argument that it only converts. */
export function convertsArgument(
  syntax: BindingSyntax,
  parent: Node,
  node: Node,
): Node | undefined {
  if (syntax.trailing?.has(node.type))
    return /^(?:lazy|run|let)\b/.test(parent.text.slice(0, 8)) ? parent : undefined;
  if (!syntax.arguments.has(parent.type)) return undefined;
  if (syntax.arguments.has(parent.parent?.type ?? '')) return parent;
  if (partsOf(parent)[0]?.id !== node.id) return undefined;
  const path = calleeOf(syntax, parent).text.toLowerCase();
  const [last = '', owner = ''] = path.split('.').reverse();
  const converts =
    CONVERSIONS.has(last) ||
    CONVERSIONS.has(`${owner}.${last}`) ||
    (WRAPPER.test(last) && !VERB.test(last) && partsOf(parent).length === 1);
  return converts ? (parent.parent ?? undefined) : undefined;
}

/** The call of a literal's own method that leaves it what it is. */
export function convertsReceiver(
  syntax: BindingSyntax,
  parent: Node,
  node: Node,
): Node | undefined {
  const method = methodOf(syntax, parent, node);
  if (!method || !CONVERTING_METHODS.has(method)) return undefined;
  return argumentsOf(syntax, parent)?.parent ?? parent;
}

/** The method's name in lower case where the node is the object of a member access or call. */
function methodOf(syntax: BindingSyntax, parent: Node, node: Node): string | undefined {
  const part = syntax.members[parent.type];
  if (part === undefined || partsOf(parent)[0]?.id !== node.id) return undefined;
  const method = partOf(parent, part);
  return method && method.id !== node.id ? method.text.toLowerCase() : undefined;
}

/** The arguments of the call that a member access is, or is called by. */
function argumentsOf(syntax: BindingSyntax, member: Node): Node | undefined {
  return [member, member.parent]
    .flatMap((node) => (node ? partsOf(node) : []))
    .find(({ type }) => syntax.arguments.has(type));
}

function calleeOf(syntax: BindingSyntax, list: Node): Callee {
  const { parent } = list;
  const inner = parent && syntax.arguments.has(parent.type) ? parent : list;
  const before: string[] = [];
  for (let at = inner.previousSibling; at && before.length < MAX_WORDS; at = at.previousSibling)
    before.unshift(calledText(at));
  const text = before
    .join(' ')
    .replace(/^.*\bnew /s, '')
    .replace(/(?:::)?<[^<>]{0,80}>|[\s[\]]+/g, '')
    .replace(/::|->|[?!&]\.|\?->/g, '.')
    .slice(-MAX_NAME);
  const last = lastName(text);
  return { text, last: last.toLowerCase(), receiver: text.slice(0, -last.length - 1) };
}

/** A chain of calls is long, and only the last name in it counts. */
function calledText(node: Node): string {
  if (node.endIndex - node.startIndex <= MAX_NAME) return node.text;
  const last = node.lastNamedChild;
  return last && last.endIndex - last.startIndex <= MAX_NAME ? `.${last.text}` : '';
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

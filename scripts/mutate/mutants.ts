import ts from 'typescript';

/** One small change to a source, such as a mistake would be. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** What is changed: `operator`, `condition`, `number`. */
  readonly kind: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
};

const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  toLowerCase: 'toString',
};

/** Lists of so many literals are data, such as words: what they are for is told by a few of them. */
const DATA = 5;

/** Every mutant of a source, in text order. */
export function mutantsOf(path: string, text: string): Mutant[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node))
      return;
    for (const change of changesOf(node)) {
      const { target, replacement, kind } = change;
      mutants.push({ start: target.getStart(), end: target.getEnd(), replacement, kind });
    }
    if (!isData(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

export function applied(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

interface Change {
  readonly target: ts.Node;
  readonly replacement: string;
  readonly kind: string;
}

function isData(node: ts.Node): boolean {
  return ts.isArrayLiteralExpression(node) && node.elements.filter(isLeaf).length >= DATA;
}

function isLeaf(node: ts.Node): boolean {
  return ts.isLiteralExpression(node) || ts.isRegularExpressionLiteral(node);
}

function changesOf(node: ts.Node): Change[] {
  if (ts.isBinaryExpression(node)) return changesOfOperator(node);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [{ target: node, replacement: `(${node.operand.getText()})`, kind: 'negation' }];
  }
  if (ts.isIfStatement(node)) return decided(node.expression);
  if (ts.isConditionalExpression(node)) return decided(node.condition);
  if (ts.isReturnStatement(node) && node.expression && node.expression.getText() !== 'undefined') {
    return [{ target: node.expression, replacement: 'undefined as never', kind: 'return' }];
  }
  if (ts.isExpressionStatement(node)) {
    return [{ target: node, replacement: ';', kind: 'statement' }];
  }
  if (ts.isPropertyAccessExpression(node)) return changesOfMethod(node);
  return changesOfLiteral(node);
}

function changesOfOperator({ operatorToken, left }: ts.BinaryExpression): Change[] {
  const replacement = OPERATORS[operatorToken.getText()];
  const isText = ts.isStringLiteral(left) || ts.isTemplateExpression(left);
  if (replacement === undefined || isText) return [];
  return [{ target: operatorToken, replacement, kind: 'operator' }];
}

function decided(condition: ts.Expression): Change[] {
  return ['true', 'false'].map((replacement) => ({
    target: condition,
    replacement,
    kind: 'condition',
  }));
}

function changesOfMethod({ name, parent }: ts.PropertyAccessExpression): Change[] {
  const replacement = METHODS[name.text];
  if (replacement === undefined || !ts.isCallExpression(parent)) return [];
  return [{ target: name, replacement, kind: 'method' }];
}

function changesOfLiteral(node: ts.Node): Change[] {
  if (ts.isNumericLiteral(node)) {
    return [{ target: node, replacement: `(${node.getText()} + 1)`, kind: 'number' }];
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
    const replacement = node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : 'true';
    return [{ target: node, replacement, kind: 'boolean' }];
  }
  if (ts.isStringLiteral(node) && node.text !== '' && !ts.isPropertyAssignment(node.parent)) {
    return [{ target: node, replacement: "''", kind: 'text' }];
  }
  return ts.isRegularExpressionLiteral(node) ? changesOfPattern(node) : [];
}

/** An expression without its anchors, and without regard to case where it had it. */
function changesOfPattern(node: ts.RegularExpressionLiteral): Change[] {
  const text = node.getText();
  const variants = [
    text.replace(/^\/\^/, '/'),
    text.replace(/(?<!\\)\$(?=\/[a-z]*$)/, ''),
    text.replace(/i(?=[a-z]*$)/, ''),
  ].filter((variant) => variant !== text && !variant.startsWith('//'));
  return variants.map((replacement) => ({ target: node, replacement, kind: 'pattern' }));
}

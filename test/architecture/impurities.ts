import ts from 'typescript';

const GLOBALS = new Set([
  'process',
  'console',
  'performance',
  'Buffer',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'require',
  'globalThis',
]);
const MEMBERS = new Set(['Math.random', 'Date.now', 'crypto.randomUUID', 'crypto.getRandomValues']);

/** What in a source of `core/` reaches for the clock, for chance, or for the machine: `12: Date.now`. */
export function impuritiesOf(source: string, fileName: string): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const impurity = impurityOf(node, fileName);
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    if (impurity !== undefined) found.push(`${line}: ${impurity}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function impurityOf(node: ts.Node, fileName: string): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const member = `${node.expression.getText()}.${node.name.text}`;
    return MEMBERS.has(member) ? member : undefined;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return 'new Date()';
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()';
  if (ts.isIdentifier(node)) return GLOBALS.has(node.text) && isGlobalUse(node) ? node.text : undefined;
  return ts.isStringLiteral(node) && isImport(node) ? importOf(node.text, fileName) : undefined;
}

/** An identifier that stands for the global: no member of something else, no key. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !(ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isMethodDeclaration(parent));
}

function isImport({ parent }: ts.StringLiteral): boolean {
  if (ts.isCallExpression(parent)) return parent.expression.kind === ts.SyntaxKind.ImportKeyword;
  return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent);
}

function importOf(specifier: string, fileName: string): string | undefined {
  if (!specifier.startsWith('node:')) return undefined;
  const isHash = specifier === 'node:crypto' && fileName.startsWith('core/hashing/');
  const isUnpacking = specifier === 'node:zlib' && fileName.startsWith('core/compression/');
  return isHash || isUnpacking ? undefined : `import of ${specifier}`;
}

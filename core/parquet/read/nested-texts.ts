import { codeOfText } from '../../input/code-of-text.ts';
import { type NestedLimits, type NestedSize, nestedSize } from './nested-size.ts';
import type { SchemaNode } from './parquet-schema.ts';
import type { ParquetSource } from './parse-metadata.ts';
import { type LeafCursor, readLeaf } from './read-leaf.ts';

/** An element with the cursors of the leaves below it. */
interface NestedNode extends SchemaNode {
  readonly nested: readonly NestedNode[];
  readonly leaves: readonly LeafCursor[];
  /** Of the column. */
  readonly size: NestedSize;
}

/**
 * A column of lists or structures as texts of their JSON, put together from the levels of its leaves: Melnik et al., "Dremel: Interactive
 * Analysis of Web-Scale Datasets", VLDB 2010. O(entries).
 * @throws RangeError for damaged bytes; DataRefusedError where the texts would take far more than their pages
 */
export function nestedTexts(
  source: ParquetSource,
  column: SchemaNode,
  limits: NestedLimits,
): { codes: Int32Array; texts: string[]; nNested: number } {
  const size = nestedSize(limits);
  const root = withCursors(source, column, size);
  const codeOf = new Map<string, number>();
  const codes = new Int32Array(source.nRows).fill(-1);
  let nNested = 0;
  let nTexts = 0;
  for (let row = 0; row < source.nRows; row++) {
    size.beginRow(row + 1);
    const text = takeElement(root);
    if (text === null) continue;
    codes[row] = codeOfText(codeOf, text);
    if (codeOf.size > nTexts) size.keep(text);
    nTexts = codeOf.size;
    nNested++;
  }
  if (root.leaves.some((leaf) => leaf.repetition() !== -1))
    throw new RangeError('a nested column has too many values');
  return { codes, texts: [...codeOf.keys()], nNested };
}

function withCursors(source: ParquetSource, node: SchemaNode, size: NestedSize): NestedNode {
  if (node.leaf !== -1) return { ...node, nested: [], leaves: [readLeaf(source, node)], size };
  const nested = node.children.map((child) => withCursors(source, child, size));
  return { ...node, nested, leaves: nested.flatMap(({ leaves }) => leaves), size };
}

/** The JSON of the next value of an element, or null where it is missing. */
function takeElement(node: NestedNode): string | null {
  const { element, leaves, maxDefinition, maxRepetition } = node;
  const first = leaves[0];
  if (first === undefined) throw new RangeError('a structure has no fields');
  if (element.repetition_type === 'REQUIRED') return takeContent(node);
  if (first.definition() < maxDefinition) {
    for (const leaf of leaves) leaf.take();
    return element.repetition_type === 'REPEATED' ? '[]' : null;
  }
  if (element.repetition_type !== 'REPEATED') return takeContent(node);
  const items: string[] = [];
  do items.push(takeContent(node) ?? 'null');
  while (first.repetition() >= maxRepetition);
  return `[${items.join(',')}]`;
}

function takeContent(node: NestedNode): string | null {
  if (node.leaf !== -1) return node.size.add(node.leaves[0]!.take());
  const { logical_type: logical, converted_type: converted } = node.element;
  const [only, ...others] = node.nested;
  const isList = logical?.type === 'LIST' || converted === 'LIST';
  const isMap = logical?.type === 'MAP' || converted === 'MAP' || converted === 'MAP_KEY_VALUE';
  // A list is a group around a repeated group around the item; a map one around keys and values.
  if ((isList || isMap) && others.length === 0) return takeElement(only!);
  if (isItem(node)) return takeElement(only!);
  const fields = node.nested.map(
    (child) => `${node.size.add(JSON.stringify(child.element.name))}:${takeElement(child) ?? 'null'}`,
  );
  return `{${fields.join(',')}}`;
}

/** The repeated group of a list, which has no meaning of its own. */
function isItem({ element, nested }: NestedNode): boolean {
  return element.repetition_type === 'REPEATED' && nested.length === 1;
}

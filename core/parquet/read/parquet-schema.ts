import type { Element } from './parse-metadata.ts';

/** An element of the schema with those below it. */
export interface SchemaNode {
  readonly element: Element;
  readonly children: readonly SchemaNode[];
  /** How many optional and repeated elements lead to it, itself included, and how many repeated ones. */
  readonly maxDefinition: number;
  readonly maxRepetition: number;
  /** Place among the column chunks of a row group; -1 for what is no leaf. */
  readonly leaf: number;
}

/** A column of the table: of one value a row, or of lists and structures. */
export interface SchemaColumn extends SchemaNode {
  readonly name: string;
  readonly isNested: boolean;
}

/** Deeper schemas are damage. */
const MAX_DEPTH = 64;

/** The columns of the schema, in its order. @throws RangeError where the schema is damaged */
export function schemaColumns(schema: readonly Element[]): SchemaColumn[] {
  const cursor = { at: 1, leaf: 0 };
  const columns: SchemaColumn[] = [];
  while (cursor.at < schema.length) {
    const node = readNode(schema, cursor, { definition: 0, repetition: 0, depth: 0 });
    columns.push({ ...node, name: node.element.name, isNested: node.leaf === -1 || node.maxRepetition > 0 });
  }
  if (columns.length !== (schema[0]?.num_children ?? 0)) throw new RangeError('the schema is damaged');
  return columns;
}

/** Children follow their parent. */
function readNode(
  schema: readonly Element[],
  cursor: { at: number; leaf: number },
  above: { readonly definition: number; readonly repetition: number; readonly depth: number },
): SchemaNode {
  const element = schema[cursor.at++];
  if (element === undefined || above.depth > MAX_DEPTH) throw new RangeError('the schema is damaged');
  const { repetition_type: repetition, num_children: nChildren = 0 } = element;
  const maxDefinition = above.definition + (repetition === 'REQUIRED' ? 0 : 1);
  const maxRepetition = above.repetition + (repetition === 'REPEATED' ? 1 : 0);
  const leaf = nChildren === 0 ? cursor.leaf++ : -1;
  const here = { definition: maxDefinition, repetition: maxRepetition, depth: above.depth + 1 };
  const children: SchemaNode[] = [];
  while (children.length < nChildren) children.push(readNode(schema, cursor, here));
  return { element, children, maxDefinition, maxRepetition, leaf };
}

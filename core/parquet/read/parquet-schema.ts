import type { FileMetaData, SchemaElement } from 'hyparquet';

/** A column of the table: of one value a row, or of lists and structures. */
export interface SchemaColumn {
  readonly name: string;
  readonly element: SchemaElement;
  readonly isNested: boolean;
  /** Place of its (first) leaf among the column chunks of a row group. */
  readonly leaf: number;
}

/** The columns of the schema, in its order. @throws RangeError where the schema is damaged */
export function schemaColumns({ schema }: FileMetaData): SchemaColumn[] {
  const columns: SchemaColumn[] = [];
  let leaf = 0;
  for (let at = 1; at < schema.length; ) {
    const element = schema[at]!;
    const { nElements, nLeaves } = sizeOf(schema, at);
    const isNested = (element.num_children ?? 0) > 0 || element.repetition_type === 'REPEATED';
    columns.push({ name: element.name, element, isNested, leaf });
    at += nElements;
    leaf += nLeaves;
  }
  if (columns.length !== (schema[0]?.num_children ?? 0)) throw new RangeError('the schema is damaged');
  return columns;
}

/** Elements and leaves of the tree whose root is at `at`: children follow their parent. */
function sizeOf(schema: readonly SchemaElement[], at: number): { nElements: number; nLeaves: number } {
  let nElements = 0;
  let nLeaves = 0;
  for (let nOpen = 1; nOpen > 0; nOpen--) {
    const element = schema[at + nElements];
    if (element === undefined) throw new RangeError('the schema is damaged');
    nElements++;
    const nChildren = element.num_children ?? 0;
    if (nChildren === 0) nLeaves++;
    nOpen += nChildren;
  }
  return { nElements, nLeaves };
}

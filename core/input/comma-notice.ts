import type { LevelCounts } from './infer-type.ts';
import { quotedExample } from './quoted-example.ts';

/** `1,5`, `1.234,5` and `-0,5e3`, and whole numbers beside them. */
const DECIMAL_COMMA = /^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?([eE][+-]?\d+)?$/;

/** Says so where all texts of a column are numbers with decimal commas: they are not converted in silence. O(levels) */
export function commaNotice({
  name,
  levels,
}: Pick<LevelCounts, 'levels'> & { readonly name: string }): string[] {
  const example = levels.find((level) => level.includes(','));
  if (example === undefined || !levels.every((level) => DECIMAL_COMMA.test(level))) return [];
  return [
    `Column ${name} holds numbers with decimal commas, such as ${quotedExample(example)}, which are text here: write them with a decimal point.`,
  ];
}

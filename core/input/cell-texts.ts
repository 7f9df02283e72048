import { numericText } from '../table/column-text.ts';
import type { NumericColumn } from '../table/table.ts';
import { codeOfText } from './code-of-text.ts';
import type { GatheredColumn } from './gathered-column.ts';

/** The text of a cell as a CSV file would hold it; null where it is missing. */
export function gatheredCellText(column: GatheredColumn, row: number): string | null {
  const code = column.codes?.[row] ?? -1;
  if (code !== -1) return column.texts[code]!;
  const value = column.values?.[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : numericText(asNumeric(column, column.values!), value);
}

/** The column with its numbers as texts too. O(nRows) */
export function withTextsOnly(column: GatheredColumn, nRows: number): GatheredColumn & { codes: Int32Array } {
  const { values } = column;
  const codes = column.codes ?? new Int32Array(nRows).fill(-1);
  if (values === null) return { ...column, codes };
  const codeOf = new Map(column.texts.map((text, code) => [text, code]));
  const codeOfNumber = new Map<number, number>();
  const numeric = asNumeric(column, values);
  const all = codes.slice();
  for (let row = 0; row < nRows; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    // A map holds 0 and -0 to be the same, and their texts are not.
    const known = value === 0 ? undefined : codeOfNumber.get(value);
    all[row] = known ?? codeOfText(codeOf, numericText(numeric, value));
    if (known === undefined) codeOfNumber.set(value, all[row]!);
  }
  return { ...column, values: null, codes: all, texts: [...codeOf.keys()] };
}

const numericOf = new WeakMap<Float64Array, NumericColumn>();

function asNumeric({ name, numbers }: GatheredColumn, values: Float64Array): NumericColumn {
  const column = numericOf.get(values) ?? { name, type: numbers, values };
  numericOf.set(values, column);
  return column;
}

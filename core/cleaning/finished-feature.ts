import type { RecipeFeature } from '../contracts/recipe.ts';
import type { CountedNumbers, NumberSource } from '../table/number-source.ts';
import { type Column, isNumeric, type NumericColumn } from '../table/table.ts';
import { isWholeColumn, type SourceColumn } from '../table/table-source.ts';
import { countEncoded } from './encoding/count-encoded.ts';
import { encodeIndicator, nIndicators } from './encoding/encode-category.ts';
import { recipeFeatureNames } from './feature-names.ts';
import { type FeatureSource, levelsOf } from './feature-sources.ts';
import { transformFeature } from './transform-feature.ts';
import { transformInto, transformNumber } from './transform-number.ts';

/** Of longer stretches the columns of a one-hot category are made one by one: together they would take much memory. */
const MAX_ROWS_TOGETHER = 1 << 14;
/** So many rows are looked at when a column is asked whether its numbers are whole. */
const ROWS_A_LOOK = 1 << 14;

/**
 * The columns that a feature becomes. They are made together, and read one after the other: until the last is read, the stretch is
 * held, one of each length, since a reader of short stretches and one of long ones may take turns.
 */
export function finishedFeature(
  feature: RecipeFeature,
  source: FeatureSource,
  rows: Int32Array,
): readonly SourceColumn[] {
  const held = new Map<number, { from: number; columns: readonly Float64Array[] }>();
  const read = (from: number, to: number) => {
    const known = held.get(to - from);
    if (known?.from === from) return known.columns;
    const stretch = { ...source, rows: source.rows.subarray(from, to) };
    const columns = transformFeature(feature, stretch, rows.subarray(from, to));
    held.set(to - from, { from, columns });
    return columns;
  };
  const indicator = (place: number, from: number, to: number) => {
    if (feature.type !== 'category' || to - from <= MAX_ROWS_TOGETHER || place >= nIndicators(feature))
      return undefined;
    const column = levelsOf(source.column, rows.length);
    return encodeIndicator(feature, column, { rows: source.rows.subarray(from, to), place });
  };
  const counts = once(() => encodedCounts(feature, source));
  const names = recipeFeatureNames({ features: [feature] });
  return names.map((name, k): SourceColumn => {
    const type = feature.type === 'boolean' && name === feature.column ? 'boolean' : 'number';
    const numbers = k === 0 ? finishedNumbers(feature, source) : undefined;
    const readOne = (from: number, to: number): NumericColumn => {
      if (numbers !== undefined && names.length === 1)
        return { name, type, values: valuesOf(numbers, from, to) };
      const values = indicator(k, from, to) ?? read(from, to)[k]!;
      if (k === names.length - 1) held.delete(to - from);
      return { name, type, values };
    };
    if (isEncoded(feature, k))
      return { name, type, read: readOne, counted: () => counts()[k]!, isWhole: () => true };
    const isWhole = once(() => isWholeThroughout(readOne, rows.length));
    return { name, type, read: readOne, numbers, isWhole };
  });
}

function valuesOf(numbers: NumberSource, from: number, to: number): Float64Array {
  const values = new Float64Array(to - from);
  numbers.readInto(from, to, values);
  return values;
}

/** Whether a column of the feature is a code or an indicator, and no mark of a gap. */
function isEncoded(feature: RecipeFeature, place: number): boolean {
  return feature.type === 'category' && place < Math.max(1, nIndicators(feature));
}

function encodedCounts(feature: RecipeFeature, { column, rows }: FeatureSource): readonly CountedNumbers[] {
  if (feature.type !== 'category') return [];
  return countEncoded(feature, levelsOf(column, rows.length), rows);
}

/** The column of a feature of numbers; undefined where the feature is a category or the table has no numbers for it. */
function finishedNumbers(feature: RecipeFeature, source: FeatureSource): NumberSource | undefined {
  const { column, rows } = source;
  if (feature.type === 'category' || !isNumeric(column)) return undefined;
  const { values } = column;
  const { isTreated } = source;
  // They ascend: so many are all of them.
  const areAll = rows.length === values.length;
  return {
    nRows: rows.length,
    readInto(from, to, into) {
      const cells = areAll
        ? { values: values.subarray(from, to) }
        : { values, rows: rows.subarray(from, to) };
      transformInto(feature, { ...cells, isTreated }, into.subarray(0, to - from));
    },
    every(step) {
      const some = new Int32Array(Math.ceil(rows.length / step));
      for (let i = 0; i < some.length; i++) some[i] = rows[i * step]!;
      return transformNumber(feature, { values, rows: some, isTreated });
    },
  };
}

function isWholeThroughout(read: (from: number, to: number) => Column, nRows: number): boolean {
  for (let from = 0; from < nRows; from += ROWS_A_LOOK)
    if (!isWholeColumn(read(from, Math.min(nRows, from + ROWS_A_LOOK)))) return false;
  return true;
}

function once<T>(ask: () => T): () => T {
  let answer: T | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

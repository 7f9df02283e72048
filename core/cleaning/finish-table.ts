import type { Recipe, RecipeFeature } from '../contracts/recipe.ts';
import { allRows, type Column, type NumericColumn, type Table, takeRows } from '../table/table.ts';
import {
  isWholeColumn,
  type SourceColumn,
  sourceColumn,
  type TableSource,
  wholeTable,
} from '../table/table-source.ts';
import { encodeIndicator, nIndicators } from './encoding/encode-category.ts';
import { recipeFeatureNames, refuseRepeatedNames } from './feature-names.ts';
import { type ApplyOptions, type FeatureSource, featureSources, levelsOf } from './feature-sources.ts';
import { trainingRows } from './outliers/training-rows.ts';
import { transformFeature } from './transform-feature.ts';

/** Of longer stretches the columns of a one-hot category are made one by one: together they would take much memory. */
const MAX_ROWS_TOGETHER = 1 << 14;
/** So many rows are looked at when a column is asked whether its numbers are whole. */
const ROWS_A_LOOK = 1 << 14;

/**
 * The finished data set for people: features treated, imputed and normalised, a category replaced where it stood by its
 * columns (numbers), marks of gaps and outliers after their feature; every other column is the very same, and so is a category
 * without any level to learn. Of training rows those are left out that the outlier rule drops, so that there are fewer than in
 * `table.bin`; of new rows (`continues`) none is.
 *
 * It is made as it is read, a stretch of rows at a time, so that it is never in memory beside the table: what is filled from
 * other rows is all that is held. O(rows x columns) for reading it once.
 * Throws what `featureSources` throws, and DataRefusedError where two columns would have one name.
 */
export function finishedSource(recipe: Recipe, table: Table, options: ApplyOptions = {}): TableSource {
  const all = allRows(table.nRows);
  const rows = options.continues === true ? all : trainingRows(recipe, table, all);
  const sources = featureSources(recipe, table, rows, options);
  const finished = new Map(
    recipe.features.map((feature, j) => [feature.column, finishedFeature(feature, sources[j]!, rows)]),
  );
  const columns = table.columns.flatMap((column): readonly SourceColumn[] => {
    const made = finished.get(column.name);
    return made === undefined || made.length === 0 ? [sourceColumn(keptColumn(column, rows))] : made;
  });
  refuseRepeatedNames(columns.map(({ name }) => name));
  return { nRows: rows.length, columns };
}

/** All of it at once. */
export function finishTable(recipe: Recipe, table: Table, options: ApplyOptions = {}): Table {
  return wholeTable(finishedSource(recipe, table, options));
}

function keptColumn(column: Column, rows: Int32Array): Column {
  const nRows = 'values' in column ? column.values.length : column.codes.length;
  return takeRows({ nRows, columns: [column] }, rows).columns[0]!;
}

/**
 * The columns that a feature becomes. They are made together, and read one after the other: until the last is read, the stretch is
 * held, one of each length, since a reader of short stretches and one of long ones may take turns.
 */
function finishedFeature(
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
  const names = recipeFeatureNames({ features: [feature] });
  return names.map((name, k): SourceColumn => {
    const type = feature.type === 'boolean' && name === feature.column ? 'boolean' : 'number';
    const readOne = (from: number, to: number): NumericColumn => {
      const values = indicator(k, from, to) ?? read(from, to)[k]!;
      if (k === names.length - 1) held.delete(to - from);
      return { name, type, values };
    };
    return { name, type, read: readOne, isWhole: once(() => isWholeThroughout(readOne, rows.length)) };
  });
}

function isWholeThroughout(read: (from: number, to: number) => Column, nRows: number): boolean {
  for (let from = 0; from < nRows; from += ROWS_A_LOOK)
    if (!isWholeColumn(read(from, Math.min(nRows, from + ROWS_A_LOOK)))) return false;
  return true;
}

function once(ask: () => boolean): () => boolean {
  let answer: boolean | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

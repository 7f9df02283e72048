import type { Recipe } from '../contracts/recipe.ts';
import { type Column, everyRow, type Table, takeRows } from '../table/table.ts';
import { type SourceColumn, sourceColumn, type TableSource, wholeTable } from '../table/table-source.ts';
import { refuseRepeatedNames } from './feature-names.ts';
import { type ApplyOptions, featureSources } from './feature-sources.ts';
import { finishedFeature } from './finished-feature.ts';
import { trainingRows } from './outliers/training-rows.ts';

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
  const all = everyRow(table.nRows);
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

import type {
  CategoryFeature,
  FillTail,
  NumericFeature,
  Recipe,
  RecipeFeature,
} from '../contracts/recipe.ts';
import { ConfigurationError } from '../errors.ts';
import { type Column, type DictionaryColumn, everyRow, isNumeric, type Table } from '../table/table.ts';
import { fillColumn } from './fills/fill-column.ts';
import { groupRows, type RowGroup } from './group-rows.ts';
import type { ImputedRows } from './neighbours/fit-neighbours.ts';
import { imputedByNeighbours } from './neighbours/imputed-by-neighbours.ts';
import { newSeries } from './new-series.ts';
import { recipeColumns } from './recipe-columns.ts';
import { isRowFill } from './row-fills.ts';
import { cellTreatment, numbersOf, treatCells } from './treat-cells.ts';

/** How a recipe is applied to a table; the table's rows are in their order. */
export interface ApplyOptions {
  /** `data.group`, which fills restart at in training rows; for new rows the recipe names it. @default null */
  readonly group?: string | null;
  /**
   * Whether the table is of new rows: fills go on from where those that the recipe was fitted on ended, as far as these come
   * after them. Else it holds the training rows themselves, and fills start with it. @default false
   */
  readonly continues?: boolean;
  /** That which the recipe was fitted with, where some of its table's rows were held out. @default none was */
  readonly reach?: Uint8Array | undefined;
  /** What fitting the recipe to this table left; taken where the wanted rows are those. @default null */
  readonly imputed?: ImputedRows | null;
}

/** Where the cells of a feature are read. */
export interface FeatureSource {
  /** As the table has it. */
  readonly raw: Column;
  /** The same, or what remains once gaps are filled from other rows; gaps in it get the feature's value. */
  readonly column: Column;
  /** Where the wanted rows are in `column`, `(rows,)`. */
  readonly rows: Int32Array;
  /** Whether outliers are treated in `column` already. */
  readonly isTreated: boolean;
}

/**
 * The columns of a table that a recipe's features are made from, in its order, gaps filled as far as that takes other rows.
 * Throws what `recipeColumns` throws, and ConfigurationError for new rows with a gap that is filled from later ones.
 */
export function featureSources(
  recipe: Recipe,
  table: Table,
  rows: Int32Array,
  options: ApplyOptions = {},
): FeatureSource[] {
  const found = recipeColumns(recipe, table);
  const neighbours = imputedByNeighbours(recipe, { found, table, rows, imputed: options.imputed ?? null });
  const fill = rowFiller(recipe, table, options);
  return recipe.features.map((feature, j): FeatureSource => {
    const raw = found[j]!;
    const imputed = neighbours.get(feature.column);
    if (imputed !== undefined) {
      const column = { name: feature.column, type: 'number', values: imputed } as const;
      return { raw, column, rows: everyRow(rows.length), isTreated: true };
    }
    return isRowFill(feature.impute.method)
      ? { raw, column: fill(feature, raw), rows, isTreated: true }
      : { raw, column: raw, rows, isTreated: false };
  });
}

function rowFiller({ fills, series }: Recipe, table: Table, options: ApplyOptions) {
  const { group = null, continues = false, reach } = options;
  let groups: RowGroup[] | undefined;
  return (feature: RecipeFeature, raw: Column): Column => {
    groups ??= continues ? newSeries(table, series) : groupRows(table, { group });
    const { limit, tails } = fills.find(({ column }) => column === feature.column)!;
    const fill = { limit, groups, reach, ...(continues ? { tails } : {}) };
    const column =
      feature.type === 'category' ? levelsOf(raw, table.nRows) : treatedNumbers(feature, raw, table.nRows);
    if (continues) refuseLookAhead(feature, column);
    return fillFeature(feature, column, fill);
  };
}

interface FillAlong {
  readonly limit: number | null;
  readonly groups: readonly RowGroup[];
  readonly tails?: FillTail['tails'];
  readonly reach: Uint8Array | undefined;
}

function fillFeature({ impute }: RecipeFeature, column: Column, fill: FillAlong): Column {
  if (!isRowFill(impute.method)) return column;
  const along = { ...fill, method: impute.method };
  return isNumeric(column) ? fillColumn(column, along).column : fillColumn(column, along).column;
}

function treatedNumbers(feature: NumericFeature, raw: Column, nRows: number) {
  const column = numbersOf(raw, nRows);
  return { ...column, values: treatCells(column.values, cellTreatment(feature)) };
}

/** A category's column as it is; one without any value, which may have been read as any type, as a column of gaps. */
export function levelsOf(column: Column, nRows: number): DictionaryColumn {
  if (!isNumeric(column)) return column;
  return { name: column.name, type: 'category', codes: new Int32Array(nRows).fill(-1), levels: [] };
}

function refuseLookAhead({ impute, column: name }: NumericFeature | CategoryFeature, column: Column): void {
  if (impute.method === 'forwardFill') return;
  const gap = isNumeric(column) ? column.values.findIndex(Number.isNaN) : column.codes.indexOf(-1);
  if (gap === -1) return;
  throw new ConfigurationError({
    where: `clean.impute: column ${JSON.stringify(name)}`,
    found: `row ${gap + 1} has a gap, which ${impute.method} fills from rows that come later, and new rows have none yet`,
    allowed: 'forwardFill, or a statistic such as median, for rows that are served',
    todo: 'Fill in the cell, or tune again with such a method',
  });
}

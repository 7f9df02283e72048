import type { CleanSection, NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { FillTail, NeighbourRows, OutlierBounds, RecipeFeature } from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';
import {
  type Column,
  type DictionaryColumn,
  isNumeric,
  type NumericColumn,
  type Table,
} from '../table/table.ts';
import { fillColumn } from './fills/fill-column.ts';
import { fitCategory } from './fit-category.ts';
import {
  type FitOptions,
  finishNumber,
  fitBoolean,
  fitImputation,
  type ImputableNumber,
} from './fit-number.ts';
import { groupRows, type RowGroup } from './group-rows.ts';
import { knownValues } from './known-values.ts';
import { knnImpute } from './neighbours/knn-impute.ts';
import { donorColumns, neighbourRows } from './neighbours/neighbour-rows.ts';
import type { ImputedSample } from './numeric-normalization.ts';
import { outlierBounds, type PassedOver } from './outliers/outlier-bounds.ts';
import { rowsWithin } from './outliers/training-rows.ts';
import { isRowFill } from './row-fills.ts';
import { TrainingSample } from './training-sample.ts';
import { cellTreatment, treatCells } from './treat-cells.ts';

export interface FitFeatures {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly rows: Int32Array;
  readonly clean: CleanSection;
  readonly normalizeMethod: NormalizeMethod;
  readonly group: string | null;
}

export interface FittedFeatures {
  readonly features: RecipeFeature[];
  readonly fills: FillTail[];
  readonly neighbours: NeighbourRows | null;
  /** By feature, why the outlier rule does not apply to it. */
  readonly passedOver: ReadonlyMap<string, PassedOver>;
  /** Training rows that hold an outlier and are left out. */
  readonly nDropped: number;
  /** Features without a value in the training rows. */
  readonly empty: readonly string[];
}

/** Fits each feature on the training rows that outliers leave, in the order of the columns. */
export function fitFeatures(input: FitFeatures): FittedFeatures {
  const { clean, normalizeMethod } = input;
  const { bounds, rows } = droppedRows(input);
  const fit: Fit = {
    ...input,
    options: { rows, clean, normalizeMethod },
    groups: onceOnly(() => groupRows(input.table, { group: input.group })),
    bounds,
    fills: [],
    passedOver: new Map(),
    empty: [],
  };
  const neighbours = clean.impute.numeric === 'knn' ? fitNeighbours(fit) : null;
  const features = input.columns.map((column) => {
    if (!isNumeric(column)) return fitLevels(column, fit);
    if (column.type === 'boolean') return fitFlags(column, fit);
    return neighbours?.features.get(column.name) ?? fitNumbers(column, fit);
  });
  const { fills, passedOver, empty } = fit;
  const nDropped = input.rows.length - rows.length;
  return { features, fills, neighbours: neighbours?.kept ?? null, passedOver, nDropped, empty };
}

type Bounds = ReadonlyMap<string, OutlierBounds | PassedOver | null>;

interface Fit extends Omit<FitFeatures, 'rows'> {
  readonly options: FitOptions;
  readonly groups: () => readonly RowGroup[];
  /** Where a rule drops rows: found before them, by column. */
  readonly bounds: Bounds | undefined;
  readonly fills: FillTail[];
  readonly passedOver: Map<string, PassedOver>;
  readonly empty: string[];
}

/** Bounds come from all training rows; what is fitted after them, from the rows that hold no outlier in any feature. */
function droppedRows({ columns, rows, clean }: FitFeatures): {
  bounds: Bounds | undefined;
  rows: Int32Array;
} {
  if (clean.outliers.method === 'none' || clean.outliers.action !== 'drop')
    return { bounds: undefined, rows };
  const bounds = new Map<string, OutlierBounds | PassedOver | null>();
  let kept = rows;
  for (const column of columns) {
    if (column.type !== 'number') continue;
    const found = outlierBounds(new TrainingSample(knownValues(column.values, rows)), clean.outliers);
    bounds.set(column.name, found);
    if (found !== null && typeof found !== 'string') kept = rowsWithin(column.values, kept, found);
  }
  if (kept.length > 0) return { bounds, rows: kept };
  throw new DataRefusedError({
    where: 'clean.outliers',
    found: `each of the ${rows.length} training rows holds an outlier, and the action is drop`,
    todo: 'Raise factor, or choose another action',
  });
}

function onceOnly<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function fitLevels(column: DictionaryColumn, fit: Fit): RecipeFeature {
  const { category: method } = fit.clean.impute;
  const filled = isRowFill(method) ? fillLevels(column, method, fit) : column;
  const feature = fitCategory(column, { ...fit.options, filled });
  if (feature.impute.value === null) fit.empty.push(column.name);
  return feature;
}

function fillLevels(
  column: DictionaryColumn,
  method: 'forwardFill' | 'backwardFill' | 'interpolate',
  fit: Fit,
) {
  const { limit } = fit.clean.impute;
  const { column: filled, tails } = fillColumn(column, { method, limit, groups: fit.groups() });
  fit.fills.push({ column: column.name, limit, tails });
  return filled;
}

function fitFlags(column: NumericColumn, { options, clean, passedOver }: Fit): RecipeFeature {
  if (clean.outliers.method !== 'none') passedOver.set(column.name, 'boolean');
  return fitBoolean(column, options);
}

function fitNumbers(column: NumericColumn, fit: Fit): RecipeFeature {
  const number = imputable(column, fit);
  const { method } = number.impute;
  return finishNumber(number, isRowFill(method) ? filledAlong(number, fit) : number.imputed, fit);
}

function imputable(column: NumericColumn, { options, bounds, passedOver, empty }: Fit): ImputableNumber {
  const number = fitImputation(column, options, bounds?.get(column.name));
  if (number.passedOver !== null) passedOver.set(column.name, number.passedOver);
  if (number.imputed.sample.n === 0) empty.push(column.name);
  return number;
}

/** The training rows once gaps are filled along all rows of the table. */
function filledAlong(number: ImputableNumber, fit: Fit): ImputedSample {
  const { impute, column } = number;
  const { limit } = fit.clean.impute;
  const treated = { ...column, values: treatCells(column.values, cellTreatment(number)) };
  const method = impute.method as 'forwardFill' | 'backwardFill' | 'interpolate';
  const { column: filled, tails } = fillColumn(treated, { method, limit, groups: fit.groups() });
  fit.fills.push({ column: column.name, limit, tails });
  const sample = new TrainingSample(knownValues(filled.values, fit.options.rows));
  return { sample, value: impute.value, gaps: fit.options.rows.length - sample.n };
}

/** Numbers whose gaps are filled from near rows: which, depends on all of them. */
function fitNeighbours(fit: Fit) {
  const { columns, clean, options, normalizeMethod } = fit;
  const numbers = columns.filter((column): column is NumericColumn => column.type === 'number');
  if (numbers.length === 0) return null;
  const { rows } = options;
  const { nNeighbors } = clean.impute;
  const fitted = numbers.map((column) => imputable(column, fit));
  const treated = fitted.map((number) => treatCells(number.column.values, cellTreatment(number)));
  const names = numbers.map(({ name }) => name);
  const kept = neighbourRows({
    columns: new Map(names.map((name, j) => [name, treated[j]!])),
    rows,
    nNeighbors,
  });
  const imputed =
    normalizeMethod === 'none'
      ? undefined
      : knnImpute({
          donors: donorColumns(kept, names),
          columns: treated,
          rows,
          nNeighbors,
          fallback: fitted.map(({ impute }) => impute.value),
        });
  const features = fitted.map((number, j) => {
    const values = imputed?.[j];
    const sample =
      values === undefined
        ? number.imputed
        : { sample: new TrainingSample(values), value: number.impute.value, gaps: 0 };
    return [names[j]!, finishNumber(number, sample, fit)] as const;
  });
  return { kept, features: new Map(features) };
}

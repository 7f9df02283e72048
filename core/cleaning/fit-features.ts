import type { CleanSection, NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { FillTail, NeighbourRows, RecipeFeature } from '../contracts/recipe.ts';
import {
  type Column,
  type DictionaryColumn,
  isNumeric,
  type NumericColumn,
  type Table,
} from '../table/table.ts';
import { type FillMethod, fillColumn } from './fills/fill-column.ts';
import { fitCategory } from './fit-category.ts';
import {
  type FitOptions,
  finishNumber,
  fitBoolean,
  fitImputation,
  type ImputableNumber,
} from './fit-number.ts';
import { groupRows, type RowGroup } from './group-rows.ts';
import { fitNeighbours, type ImputedRows } from './neighbours/fit-neighbours.ts';
import type { ImputedSample } from './numeric-normalization.ts';
import { keptRows } from './outliers/dropped-rows.ts';
import type { PassedOver } from './outliers/outlier-bounds.ts';
import { isRowFill } from './row-fills.ts';
import { TrainingSample } from './training-sample.ts';
import { cellTreatment, treatCells } from './treat-cells.ts';
import type { ValueOrders } from './value-order.ts';

export interface FitFeatures {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly rows: Int32Array;
  readonly clean: CleanSection;
  readonly normalizeMethod: NormalizeMethod;
  readonly group: string | null;
  readonly orders?: ValueOrders | undefined;
  /** See `FitRecipe`. */
  readonly reach: Uint8Array | undefined;
}

export interface FittedFeatures {
  readonly features: RecipeFeature[];
  readonly fills: FillTail[];
  readonly neighbours: NeighbourRows | null;
  /** The training rows as `neighbours` fills them, where that was done. */
  readonly imputed: ImputedRows | null;
  /** By feature, why the outlier rule does not apply to it. */
  readonly passedOver: ReadonlyMap<string, PassedOver>;
  /** Training rows that hold an outlier and are left out. */
  readonly nDropped: number;
  /** Features without a value in the training rows. */
  readonly empty: readonly string[];
}

/** What is found beside the features, in their order. */
interface Found {
  readonly fills: FillTail[];
  readonly passedOver: Map<string, PassedOver>;
  readonly empty: string[];
}

interface Fit extends FitOptions, Found, Pick<FitFeatures, 'reach'> {
  readonly groups: () => readonly RowGroup[];
}

/** Fits each feature on the training rows that outliers leave, in the order of the columns. */
export function fitFeatures({ table, columns, group, ...input }: FitFeatures): FittedFeatures {
  const { clean } = input;
  const { bounds, rows } = keptRows(columns, input, clean);
  const found: Found = { fills: [], passedOver: new Map(), empty: [] };
  const isKnn = clean.impute.numeric === 'knn';
  // Column by column, one array serves all; knn looks at all columns at once.
  const scratch = isKnn ? undefined : new Float64Array(rows.length);
  const groups = onceOnly(() => groupRows(table, { group }));
  const fit: Fit = { ...input, ...found, rows, scratch, groups };
  const imputable = (column: NumericColumn) => {
    const number = fitImputation(column, fit, bounds?.get(column.name));
    if (number.passedOver !== null) fit.passedOver.set(column.name, number.passedOver);
    if (number.imputed.sample.n === 0) fit.empty.push(column.name);
    return number;
  };
  const nDropped = input.rows.length - rows.length;
  if (isKnn) {
    const numbers = columns.flatMap((column) => (column.type === 'number' ? imputable(column) : []));
    if (numbers.length > 0) {
      const { kept, imputed, filled } = fitNeighbours(numbers, fit);
      const finished = numbers.map((number, j) => finishNumber(number, imputed[j]!, fit));
      const byName = new Map(finished.map((feature) => [feature.column, feature]));
      const features = columns.map((column) => byName.get(column.name) ?? fitOther(column, fit));
      return { features, ...found, neighbours: kept, imputed: filled, nDropped };
    }
  }
  const features = columns.map((column) =>
    column.type === 'number' ? fitNumber(imputable(column), fit) : fitOther(column, fit),
  );
  return { features, ...found, neighbours: null, imputed: null, nDropped };
}

function onceOnly<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** A category or a boolean. */
function fitOther(column: Column, fit: Fit): RecipeFeature {
  if (isNumeric(column)) {
    if (fit.clean.outliers.method !== 'none') fit.passedOver.set(column.name, 'boolean');
    return fitBoolean(column, fit);
  }
  const { category: method } = fit.clean.impute;
  const filled = isRowFill(method) ? fillLevels(column, method, fit) : column;
  const feature = fitCategory(column, { ...fit, filled });
  if (feature.impute.value === null) fit.empty.push(column.name);
  return feature;
}

function fillLevels(column: DictionaryColumn, method: FillMethod, fit: Fit): DictionaryColumn {
  const { limit } = fit.clean.impute;
  const along = { method, limit, groups: fit.groups(), reach: fit.reach };
  const { column: filled, tails } = fillColumn(column, along);
  fit.fills.push({ column: column.name, limit, tails });
  return filled;
}

function fitNumber(number: ImputableNumber, fit: Fit): RecipeFeature {
  const { method } = number.impute;
  return finishNumber(number, isRowFill(method) ? fillNumbers(number, method, fit) : number.imputed, fit);
}

/** The training rows once gaps are filled along the rows of the table. */
function fillNumbers({ column, ...number }: ImputableNumber, method: FillMethod, fit: Fit): ImputedSample {
  const { limit } = fit.clean.impute;
  const treated = { ...column, values: treatCells(column.values, cellTreatment(number)) };
  const along = { method, limit, groups: fit.groups(), reach: fit.reach };
  const { column: filled, tails } = fillColumn(treated, along);
  fit.fills.push({ column: column.name, limit, tails });
  const sample = TrainingSample.inRows(filled.values, { rows: fit.rows });
  return { sample, value: number.impute.value, gaps: fit.rows.length - sample.n };
}

import { recipeColumns } from '../cleaning/recipe-columns.ts';
import type { DenoiseTail, Recipe } from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';
import { canonicalJson } from '../hashing/canonical-json.ts';
import { findColumn, type Table } from '../table/table.ts';
import type { Champion } from './champion.ts';

export interface PreparedData {
  readonly table: Table;
  /** The filters that the table's columns went through. */
  readonly tails: readonly DenoiseTail[];
  /** `name type` of each column of the data set that the champion was fitted on, in any order; null when it is not known. */
  readonly trainedColumns: readonly string[] | null;
  /** Of the target; null where it holds numbers. */
  readonly classes: readonly string[] | null;
}

/**
 * Why a champion cannot be compared on a data set, one sentence, or null when it can: it is of an older format, or would predict
 * from columns that are missing, of another type, or smoothed otherwise than those it was fitted on. Known before a search,
 * which must not be lost to it. O(features x columns).
 */
export function comparisonObstacle(
  { version, artefact, recipe }: Champion,
  data: PreparedData,
): string | null {
  if (recipe === null)
    return `Version ${version} was written by an earlier version of Upkeep, and cannot predict with this one.`;
  const other = classObstacle(artefact.classes ?? null, data.classes);
  if (other !== null) return `Version ${version} predicts ${other}.`;
  const columns = recipe.features.map(({ column }) => column);
  const missing = columns.filter((name) => findColumn(data.table, name) === undefined);
  if (missing.length > 0)
    return `Version ${version} needs ${columnList(missing)}, which this data set does not have.`;
  const wrongType = typeObstacle(recipe, data.table);
  if (wrongType !== null) return `Version ${version} cannot predict this data set: ${wrongType}.`;
  const smoothed = columns.filter((name) => rulesOf(recipe.denoise, name) !== rulesOf(data.tails, name));
  if (smoothed.length > 0) {
    return `Version ${version} was fitted on ${columnList(smoothed)} smoothed by other rules than this data set is.`;
  }
  return identityObstacle({ version, artefact, recipe }, data);
}

/**
 * Without an id and a time, a row is known again by its cells; a filter or another set of columns changes them, and rows that
 * the champion was fitted on would pass for new.
 */
function identityObstacle(
  { version, artefact, recipe }: Champion & { readonly recipe: Recipe },
  { table, tails, trainedColumns }: PreparedData,
): string | null {
  const { id, time } = artefact.signature.roles;
  if (id !== null || time !== null) return null;
  const columns = table.columns.map(({ name, type }) => `${name} ${type}`).sort();
  const isSame = canonicalJson(columns) === canonicalJson([...(trainedColumns ?? columns)].sort());
  if (isSame && tails.length === 0 && recipe.denoise.length === 0) return null;
  return `Without data.id the rows that version ${version} was fitted on cannot be told from new ones here.`;
}

/** Scores of other classes are scores of something else. */
function classObstacle(trained: readonly string[] | null, present: readonly string[] | null): string | null {
  if (canonicalJson(trained) === canonicalJson(present)) return null;
  return `${targetText(trained)}, and the target of this data set holds ${targetText(present)}`;
}

function targetText(classes: readonly string[] | null): string {
  return classes === null ? 'numbers' : `the classes ${classes.join(', ')}`;
}

/** What the prediction itself would refuse. */
function typeObstacle(recipe: Recipe, table: Table): string | null {
  try {
    recipeColumns(recipe, table);
    return null;
  } catch (error) {
    if (error instanceof DataRefusedError) return error.detail.found;
    throw error;
  }
}

/** The filters of one column, in their order; which other columns a rule names does not matter. */
function rulesOf(tails: readonly DenoiseTail[], name: string): string {
  const rules = tails.filter(({ column }) => column === name).map(({ rule }) => ({ ...rule, columns: [] }));
  return canonicalJson(rules);
}

function columnList(names: readonly string[]): string {
  return `${names.length === 1 ? 'column' : 'columns'} ${names.join(', ')}`;
}

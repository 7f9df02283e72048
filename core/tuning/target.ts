import type { ModelConfig } from '../contracts/config/model-config.ts';
import { ConfigurationError, DataRefusedError } from '../errors.ts';
import type { LearningTask } from '../estimators/estimator.ts';
import { type DictionaryColumn, findColumn, type Table } from '../table/table.ts';

/** What a model learns to predict. */
export interface Target {
  readonly task: LearningTask;
  /** `(nRows,)`: numbers, or indices into `classes`; `NaN` where a row has none. */
  readonly y: Float64Array;
  /** At least 2, in the order of their texts; null where numbers are predicted. */
  readonly classes: readonly string[] | null;
}

/** The name of the target column. @throws ConfigurationError when none is configured */
export function targetName(config: ModelConfig): string {
  if (config.data.target !== null) return config.data.target;
  throw new ConfigurationError({
    where: `config/${config.model}.yaml data.target`,
    found: 'no target is named, so there is nothing to predict',
    allowed: 'the name of a column',
    todo: 'Name the column that the model predicts',
  });
}

/**
 * The target of a data set: its type says what is learnt, numbers of a column of numbers, classes of any other. CLEAN has
 * checked the column before. O(nRows).
 * @throws DataRefusedError where all rows are of one class
 */
export function readTarget(table: Table, config: ModelConfig): Target {
  const name = targetName(config);
  const column = findColumn(table, name);
  if (column?.type === 'number') return { task: 'regression', y: column.values, classes: null };
  if (column?.type === 'boolean') return classified(name, column.values, ['false', 'true']);
  if (column?.type === 'category') return classified(name, asNumbers(column), column.levels);
  throw new ConfigurationError({
    where: `config/${config.model}.yaml data.target`,
    found: `"${name}" is no column of numbers or categories of the data set`,
    allowed: table.columns
      .filter(({ type }) => type === 'number' || type === 'boolean' || type === 'category')
      .map((other) => other.name)
      .join(', '),
    todo: 'Clean the data set again after changing the target',
  });
}

function asNumbers({ codes }: DictionaryColumn): Float64Array {
  const y = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) y[row] = codes[row] === -1 ? Number.NaN : codes[row]!;
  return y;
}

/** Classes are those that a row is of: a level that occurs nowhere is none. */
function classified(name: string, y: Float64Array, levels: readonly string[]): Target {
  const counts = new Float64Array(levels.length);
  for (let row = 0; row < y.length; row++) if (!Number.isNaN(y[row])) counts[y[row]!]!++;
  const present = levels.filter((_, level) => counts[level]! > 0);
  if (present.length < 2) {
    throw new DataRefusedError({
      where: `data.target: column ${JSON.stringify(name)}`,
      found:
        present.length === 0 ? 'it has no value in any row' : `every row is ${JSON.stringify(present[0])}`,
      allowed: 'at least 2 classes',
      todo: 'Upload data with rows of every class, or name another target',
    });
  }
  if (present.length === levels.length) return { task: 'classification', y, classes: levels };
  const indexOf = levels.map((level) => present.indexOf(level));
  const moved = y.map((code) => (Number.isNaN(code) ? code : indexOf[code]!));
  return { task: 'classification', y: moved, classes: present };
}

/** `(nRows,)`: the class of each row, -1 where it has none; null where numbers are predicted. O(nRows) */
export function classOfRows({ y, classes }: Target): Int32Array | null {
  if (classes === null) return null;
  const classOf = new Int32Array(y.length);
  for (let row = 0; row < y.length; row++) classOf[row] = Number.isNaN(y[row]) ? -1 : y[row]!;
  return classOf;
}

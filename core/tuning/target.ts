import type { ModelConfig } from '../contracts/config/model-config.ts';
import { ConfigurationError, DataRefusedError } from '../errors.ts';
import type { LearningTask } from '../estimators/estimator.ts';
import { type DictionaryColumn, findColumn, type Table } from '../table/table.ts';

const CLASSES_SHOWN = 5;

/** What a model learns to predict. */
export interface Target {
  readonly task: LearningTask;
  /** `(nRows,)`: numbers, or indices into `classes`; `NaN` where a row has none. */
  readonly y: Float64Array;
  /** At least 2, in the order of their texts, but of two the positive one last; null where numbers are predicted. */
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
  const { positive } = config.data;
  if (column?.type === 'boolean') {
    return positiveLast(name, positive, classified(name, column.values, ['false', 'true']));
  }
  if (column?.type === 'category') {
    return positiveLast(name, positive, classified(name, asNumbers(column), column.levels));
  }
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

/** @throws DataRefusedError where there are more classes than two, or none of that name */
function positiveLast(name: string, positive: string | null, target: Target): Target {
  const classes = target.classes!;
  if (positive === null || (classes.length === 2 && classes[1] === positive)) return target;
  if (classes.length === 2 && classes[0] === positive) {
    // A gap stays one.
    return { ...target, y: target.y.map((code) => 1 - code), classes: classes.toReversed() };
  }
  const shown = classes.slice(0, CLASSES_SHOWN).map((level) => JSON.stringify(level));
  throw new DataRefusedError({
    where: 'data.positive',
    found: `${JSON.stringify(positive)}, while the classes of ${JSON.stringify(name)} are ${shown.join(', ')}${classes.length > CLASSES_SHOWN ? ', …' : ''}`,
    allowed: 'one of two classes',
    todo:
      classes.length === 2 ? 'Name one of these' : 'Leave data.positive out where there are more than two',
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

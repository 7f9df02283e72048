import type { ModelConfig } from '../contracts/config/model-config.ts';
import { ConfigurationError } from '../errors.ts';
import { findColumn, isNumeric, type Table } from '../table/table.ts';

/** The name of the target column. @throws ConfigurationError when none is configured */
export function targetName(config: ModelConfig): string {
  if (config.data.target !== null) return config.data.target;
  throw new ConfigurationError({
    where: `config/${config.model}.yaml data.target`,
    found: 'no target is named, so there is nothing to predict',
    allowed: 'the name of a numeric column',
    todo: 'Name the column that the model predicts',
  });
}

/** The target as numbers, `(nRows,)`, `NaN` where a row has none. CLEAN has checked the column before. */
export function targetValues(table: Table, config: ModelConfig): Float64Array {
  const name = targetName(config);
  const column = findColumn(table, name);
  if (column !== undefined && isNumeric(column)) return column.values;
  throw new ConfigurationError({
    where: `config/${config.model}.yaml data.target`,
    found: `"${name}" is no numeric column of the data set`,
    allowed: table.columns
      .filter(isNumeric)
      .map(({ name }) => name)
      .join(', '),
    todo: 'Clean the data set again after changing the target',
  });
}

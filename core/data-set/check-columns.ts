import { featuresOf } from '../contracts/config/estimator-grids.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import { unknownColumnError } from '../unknown-column.ts';

/**
 * Refuses an option that names a column which the file lacks, before any cell is read. In the grid of an estimator a column that
 * a feature is encoded to, such as `origin=USA`, is as good as a column.
 * @throws ConfigurationError
 */
export function checkColumns(
  { data, clean: { denoise, expect }, tune }: Pick<ModelConfig, 'data' | 'clean' | 'tune'>,
  header: readonly string[],
): void {
  const { target, id, time, group, fold, weight } = data;
  const named: [option: string, name: string | null][] = [
    ...Object.entries({ target, id, time, group, fold, weight }).map(
      ([role, name]): [string, string | null] => [`data.${role}`, name],
    ),
    ...data.ignore.map((name): [string, string] => ['data.ignore', name]),
    ...Object.keys(data.types).map((name): [string, string] => ['data.types', name]),
    ...(['missing', 'range', 'values', 'pattern'] as const).flatMap((kind) =>
      Object.keys(expect[kind]).map((name): [string, string] => [`clean.expect.${kind}`, name]),
    ),
    ...expect.unique.map((name): [string, string] => ['clean.expect.unique', name]),
    ...denoise.flatMap(({ columns }, at) =>
      columns.map((name): [string, string] => [`clean.denoise[${at}].columns`, name]),
    ),
    ...(tune.estimators ?? []).flatMap((entry, at) =>
      (featuresOf(entry) ?? [])
        .filter((name) => !header.some((column) => isEncoded(name, column)))
        .map((name): [string, string] => [`tune.estimators[${at}].grid.feature`, name]),
    ),
  ];
  for (const [option, name] of named) {
    if (name !== null && !header.includes(name)) throw unknownColumnError({ option, name, known: header });
  }
}

/** Whether `name` can be one of the names that a column is encoded to, whatever its levels. */
function isEncoded(name: string, column: string): boolean {
  return name.startsWith(`${column}=`) || name === `missing(${column})` || name === `outlier(${column})`;
}

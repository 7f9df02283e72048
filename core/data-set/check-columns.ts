import type { ModelConfig } from '../contracts/config/model-config.ts';
import { unknownColumnError } from '../unknown-column.ts';

/**
 * Refuses an option of `data`, or of `clean.expect`, that names a column which the file lacks, before any cell is read.
 * @throws ConfigurationError
 */
export function checkColumns(
  { data, clean: { expect } }: Pick<ModelConfig, 'data' | 'clean'>,
  header: readonly string[],
): void {
  const { target, id, time, group, fold } = data;
  const named: [option: string, name: string | null][] = [
    ...Object.entries({ target, id, time, group, fold }).map(([role, name]): [string, string | null] => [
      `data.${role}`,
      name,
    ]),
    ...data.ignore.map((name): [string, string] => ['data.ignore', name]),
    ...Object.keys(data.types).map((name): [string, string] => ['data.types', name]),
    ...(['missing', 'range', 'values', 'pattern'] as const).flatMap((kind) =>
      Object.keys(expect[kind]).map((name): [string, string] => [`clean.expect.${kind}`, name]),
    ),
    ...expect.unique.map((name): [string, string] => ['clean.expect.unique', name]),
  ];
  for (const [option, name] of named) {
    if (name !== null && !header.includes(name)) throw unknownColumnError({ option, name, known: header });
  }
}

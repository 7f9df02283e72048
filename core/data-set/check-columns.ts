import type { DataSection } from '../contracts/config/data-section.ts';
import { unknownColumnError } from '../unknown-column.ts';

/** Refuses an option of `data` that names a column which the file lacks, before any cell is read. @throws ConfigurationError */
export function checkColumns(data: DataSection, header: readonly string[]): void {
  const { target, id, time, group, fold } = data;
  const named: [option: string, name: string | null][] = [
    ...Object.entries({ target, id, time, group, fold }).map(([role, name]): [string, string | null] => [
      `data.${role}`,
      name,
    ]),
    ...data.ignore.map((name): [string, string] => ['data.ignore', name]),
    ...Object.keys(data.types).map((name): [string, string] => ['data.types', name]),
  ];
  for (const [option, name] of named) {
    if (name !== null && !header.includes(name)) throw unknownColumnError({ option, name, known: header });
  }
}

import { join, resolve } from 'node:path';
import { ConfigurationError } from '../../core/errors.ts';

interface Writing {
  /** Files that the command reads, as the user named them. */
  readonly inputs: readonly string[];
  readonly out: string;
  /** Names of the files that it writes into `out`. */
  readonly names: readonly string[];
}

/** Refuses to write over a file that is being read. @throws ConfigurationError */
export function refuseOverwriting({ inputs, out, names }: Writing): void {
  const written = new Set(names.map((name) => resolve(join(out, name))));
  const lost = inputs.find((input) => written.has(resolve(input)));
  if (lost === undefined) return;
  throw new ConfigurationError({
    where: `--out ${out}`,
    found: `${lost} is read, and would be written over`,
    allowed: 'a folder that does not hold the input under a name of the output',
    todo: 'Name another folder, or rename the input',
  });
}

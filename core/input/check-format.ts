import type { Compression } from '../compression/compression-of.ts';
import { DataRefusedError } from '../errors.ts';
import { FORMAT_LABELS, formatOfName, nameInside } from './detect-format.ts';
import type { InputFormat, ReadOptions } from './table-read.ts';

/** @throws DataRefusedError where another format was declared; tells where the name says another one. */
export function checkFormat(
  format: InputFormat,
  { name, format: declared }: Pick<ReadOptions, 'name' | 'format'>,
  notice: (text: string) => void,
): void {
  if (declared !== null && declared !== undefined && declared !== format)
    throw otherFormatError(name, FORMAT_LABELS[format], declared);
  const named = formatOfName(name);
  if (named !== null && named !== format)
    notice(
      `The name says ${FORMAT_LABELS[named]}: the file is read as the ${FORMAT_LABELS[format]} that it is.`,
    );
}

export function checkCompressionName(
  name: string,
  compression: Compression | null,
  notice: (text: string) => void,
): void {
  const isNamed = nameInside(name) !== name;
  if (isNamed && compression === null) notice('The name says that the file is compressed, and it is not.');
  if (!isNamed && compression !== null && formatOfName(name) !== null)
    notice(`The file is compressed with ${compression}, which its name does not say.`);
}

export function otherFormatError(name: string, found: string, declared: InputFormat): DataRefusedError {
  return new DataRefusedError({
    where: name,
    found: `the file is ${found}, and data.format says ${declared}`,
    todo: 'Correct data.format, or leave it out',
  });
}

import { DataRefusedError } from '../errors.ts';

const ALLOWED = 'a header line with one distinct name for each column';

/** @throws DataRefusedError for column names that are empty, not distinct, or not separated as this version can */
export function checkNames(names: readonly string[], where: string): void {
  const [onlyName] = names;
  if (names.length === 1 && onlyName!.includes('|')) throw pipeError(onlyName!, where);
  for (const [index, name] of names.entries()) {
    if (name.trim() === '') throw noNameError(names, index, where);
    const first = names.indexOf(name);
    if (first < index)
      throw new DataRefusedError({
        where,
        found: `columns ${first + 1} and ${index + 1} are both named "${name}"`,
        allowed: ALLOWED,
        todo: 'Rename one of them',
      });
  }
}

function pipeError(name: string, where: string): DataRefusedError {
  return new DataRefusedError({
    where,
    found: `the header is one column, ${JSON.stringify(name)}: "|" separates no columns here`,
    allowed: 'commas, semicolons or tabs between columns',
    todo: 'Write the file with one of them, or take "|" out of the name of the only column',
  });
}

function noNameError(names: readonly string[], index: number, where: string): DataRefusedError {
  const endsLine = index > 0 && index === names.length - 1 && names[index] === '';
  return new DataRefusedError({
    where,
    found: `column ${index + 1} has no name${endsLine ? ': the line ends with a delimiter' : ''}`,
    allowed: ALLOWED,
    todo: endsLine
      ? 'Take the delimiter away from the end of every line, or name the column in the header'
      : 'Name the column in the header, or remove it',
  });
}

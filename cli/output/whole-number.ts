import { ConfigurationError } from '../../core/errors.ts';

/** A number that was given on the command line. @throws ConfigurationError */
export function wholeNumber(
  option: string,
  text: string,
  { min = 0, max }: { readonly min?: number; readonly max: number },
): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new ConfigurationError({
    where: option,
    found: `"${text}"`,
    allowed: `a whole number from ${min} to ${max}`,
    todo: 'Write a whole number in this range',
  });
}

import type { GridEntry } from '../../contracts/config/estimator-grids.ts';
import type { Finding } from '../finding.ts';
import type { OptionPath } from '../option-path.ts';

/** 10 to this power and beyond is no double, or loses digits on the way to zero. */
const EXPONENT_LIMIT = 300;

/** Values of C that cannot be fitted: the loss must count for something. */
export function inverseStrengthFindings(entry: GridEntry, path: OptionPath): Finding[] {
  if (entry.estimator !== 'logistic') return [];
  const { C } = entry.grid;
  if ('logspace' in C) return exponentFindings(C.logspace, [...path, 'C', 'logspace']);
  return C.flatMap((value, at): Finding[] => {
    if (value > 0) return [];
    const words = {
      found: `found ${value}`,
      allowed: 'a number above 0',
      todo: 'Choose a number in this range; a smaller one is a stronger penalty.',
    };
    return [{ path: [...path, 'C', at], ...words }];
  });
}

/** Exponents of a logspace whose powers are no doubles. */
export function exponentFindings(
  [first, last]: readonly [number, number, number],
  path: OptionPath,
): Finding[] {
  return [first, last].flatMap((exponent, at): Finding[] => {
    if (Math.abs(exponent) <= EXPONENT_LIMIT) return [];
    const allowed = `an exponent from ${-EXPONENT_LIMIT} to ${EXPONENT_LIMIT}`;
    const todo = 'Give the power of 10, not the value: [-3, 3, 7] is 0.001 to 1000.';
    return [{ path: [...path, at], found: `found ${exponent}`, allowed, todo }];
  });
}

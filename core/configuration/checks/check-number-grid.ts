import type { GridValues } from '../../model-selection/search/grid-values.ts';
import { rangeLength } from '../../model-selection/search/integer-range.ts';
import type { Finding } from '../finding.ts';
import type { OptionPath } from '../option-path.ts';

/** 10 to this power and beyond is no double, or loses digits on the way to zero. */
const EXPONENT_LIMIT = 300;
const MAX_VALUES = 100_000;

/** What every value of a parameter must be. */
export interface LegalValues {
  readonly least: number;
  readonly most: number;
  readonly allowed: string;
}

/** Grids that are written in few words: whether they have values, and none that is not legal. */
export function numberGridFindings(
  values: GridValues,
  path: OptionPath,
  legal: LegalValues | null,
): Finding[] {
  const outside = (numbers: readonly unknown[], within: OptionPath): Finding[] =>
    numbers.flatMap((value, at) => (isLegal(value, legal) ? [] : illegal([...within, at], value, legal!)));
  if ('logspace' in values) return exponentFindings(values.logspace, [...path, 'logspace']);
  if ('linspace' in values) return outside(values.linspace.slice(0, 2), [...path, 'linspace']);
  if ('choice' in values) return outside(values.choice, [...path, 'choice']);
  if ('range' in values) return rangeFindings(values.range, [...path, 'range'], legal);
  if ('uniform' in values)
    return [
      ...orderFindings(values.uniform, [...path, 'uniform']),
      ...outside(values.uniform, [...path, 'uniform']),
    ];
  if ('int' in values)
    return [...orderFindings(values.int, [...path, 'int']), ...outside(values.int, [...path, 'int'])];
  if (!('logUniform' in values)) return outside(values, path);
  const within = [...path, 'logUniform'];
  const [low] = values.logUniform;
  const positive = low > 0 ? [] : illegal([...within, 0], low, { allowed: 'a number above 0' });
  return [...positive, ...orderFindings(values.logUniform, within)];
}

function isLegal(value: unknown, legal: LegalValues | null): boolean {
  return typeof value !== 'number' || legal === null || (value >= legal.least && value <= legal.most);
}

function illegal(path: OptionPath, value: unknown, { allowed }: Pick<LegalValues, 'allowed'>): Finding[] {
  return [{ path, found: `found ${value}`, allowed, todo: 'Choose a number in this range.' }];
}

function exponentFindings(logspace: readonly number[], path: OptionPath): Finding[] {
  return logspace.slice(0, 2).flatMap((exponent, at): Finding[] => {
    if (Math.abs(exponent) <= EXPONENT_LIMIT) return [];
    const allowed = `an exponent from ${-EXPONENT_LIMIT} to ${EXPONENT_LIMIT}`;
    const todo = 'Give the power of 10, not the value: [-3, 3, 7] is 0.001 to 1000.';
    return [{ path: [...path, at], found: `found ${exponent}`, allowed, todo }];
  });
}

function orderFindings([low, high]: readonly [number, number], path: OptionPath): Finding[] {
  if (low < high) return [];
  const allowed = 'a high end above the low end';
  return [{ path, found: `found ${low} to ${high}`, allowed, todo: 'Give the low end first.' }];
}

function rangeFindings(
  [start, stop, step]: readonly [number, number, number],
  path: OptionPath,
  legal: LegalValues | null,
): Finding[] {
  const n = rangeLength(start, stop, step);
  if (n === 0 || n > MAX_VALUES) {
    const found = `found a range of ${step === 0 ? 'step 0' : `${n} numbers`}`;
    const todo = 'Give [start, stop, step]; stop is left out, and a step below 0 leads down.';
    return [{ path, found, allowed: `1 to ${MAX_VALUES} numbers`, todo }];
  }
  const ends = [start, start + (n - 1) * step];
  const wrong = ends.find((value) => !isLegal(value, legal));
  return wrong === undefined ? [] : illegal(path, wrong, legal!);
}

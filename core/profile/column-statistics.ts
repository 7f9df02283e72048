import type { ColumnProfile } from '../contracts/profile.ts';

/** What is computed of a column's cells alone. */
export type ColumnStatistics = Omit<ColumnProfile, 'name' | 'type' | 'role'>;

/** What is said of a column that has no numbers. */
export const NO_NUMBERS = {
  min: null,
  max: null,
  mean: null,
  sd: null,
  quantiles: null,
  zeros: null,
  negatives: null,
  outliers: null,
  histogram: null,
  topValues: null,
} as const;

import { readFileSync } from 'node:fs';
import type { NormalizeMethod } from '../../../core/contracts/config/clean-section.ts';

type Cells<T> = readonly (T | null)[];

/** What test/reference/generate_cleaning.py writes. */
interface CleaningFixture {
  readonly filters: readonly {
    readonly series: string;
    readonly values: Cells<number>;
    readonly rules: readonly SmoothedByRule[];
  }[];
  readonly grouped: {
    readonly group: Cells<string>;
    readonly values: Cells<number>;
    readonly rules: readonly SmoothedByRule[];
  };
  readonly pipelines: {
    readonly numbers: Readonly<Record<string, Cells<number>>>;
    readonly categories: Readonly<Record<string, Cells<string>>>;
    readonly train: readonly number[];
    readonly test: readonly number[];
    readonly fitted: readonly {
      readonly impute: 'mean' | 'median' | 'mostFrequent';
      readonly normalize: NormalizeMethod;
      readonly range: readonly [number, number];
      readonly statistics: Readonly<Record<string, number>>;
      readonly transformed: Readonly<Record<string, readonly number[]>>;
    }[];
    readonly encoded: {
      readonly statistics: Readonly<Record<string, string>>;
      readonly names: readonly string[];
      readonly columns: readonly (readonly number[])[];
    };
  };
  readonly profile: Readonly<Record<string, ProfileFixture>>;
}

interface SmoothedByRule {
  readonly rule: { readonly method: string; readonly [option: string]: unknown };
  readonly smoothed: Cells<number>;
}

interface ProfileFixture {
  readonly count: number;
  readonly distinct: number;
  readonly min?: number;
  readonly max?: number;
  readonly mean?: number;
  readonly sd?: number;
  readonly quantiles?: { readonly q25: number; readonly q50: number; readonly q75: number };
  readonly counts?: Readonly<Record<string, number>>;
}

export function cleaningFixture(): CleaningFixture {
  return JSON.parse(readFileSync(new URL('../../fixtures/cleaning.json', import.meta.url), 'utf8'));
}

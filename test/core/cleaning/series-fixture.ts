import { readFileSync } from 'node:fs';

type Cells<T> = readonly (T | null)[];

export interface SmoothedByRule {
  readonly rule: { readonly method: string; readonly [option: string]: unknown };
  readonly smoothed: Cells<number>;
}

interface FillCase {
  readonly limit: number | null;
  readonly forwardFill: Cells<number>;
  readonly backwardFill: Cells<number>;
  readonly interpolate: Cells<number>;
  readonly forwardFillByGroup: Cells<number>;
  readonly backwardFillByGroup: Cells<number>;
  readonly interpolateByGroup: Cells<number>;
}

/** What test/reference/generate_series.py writes. */
interface SeriesFixture {
  readonly filters: readonly {
    readonly series: string;
    readonly values: Cells<number>;
    readonly rules: readonly SmoothedByRule[];
  }[];
  readonly byTime: {
    readonly timesMs: readonly number[];
    readonly values: Cells<number>;
    readonly rules: readonly SmoothedByRule[];
  };
  readonly grouped: {
    readonly group: Cells<string>;
    readonly values: Cells<number>;
    readonly rules: readonly SmoothedByRule[];
  };
  readonly fills: {
    readonly sensor: Cells<string>;
    readonly values: Cells<number>;
    readonly cases: readonly FillCase[];
  };
  readonly neighbours: readonly {
    readonly name: string;
    readonly donors: readonly Cells<number>[];
    readonly asked: readonly Cells<number>[];
    readonly imputed: readonly { readonly nNeighbors: number; readonly rows: readonly Cells<number>[] }[];
  }[];
}

export function seriesFixture(): SeriesFixture {
  return JSON.parse(readFileSync(new URL('../../fixtures/series.json', import.meta.url), 'utf8'));
}

import type { AlertState } from '../../core/contracts/monitoring.ts';
import type { StoryRow } from '../../report/run-report-data.ts';
import { textTable } from '../output/text-table.ts';

/** What one year of the demo came to. Squared errors are kept as sums, so that years can be pooled. */
export interface StoryYear {
  readonly label: string;
  readonly nCars: number;
  readonly nLabelled: number;
  readonly frozenSquaredError: number;
  readonly maintainedSquaredError: number;
  readonly versionInService: number;
  readonly alertState: AlertState;
  readonly retuned: string | null;
}

function rmseOf(squaredError: number, count: number): number {
  return Math.sqrt(squaredError / count);
}

/** Root mean squared errors over all labelled cars of several years. */
export function pooledRmse(years: readonly StoryYear[]): {
  frozen: number;
  maintained: number;
  nLabelled: number;
} {
  const sum = (pick: (year: StoryYear) => number) => years.reduce((total, year) => total + pick(year), 0);
  const nLabelled = sum((year) => year.nLabelled);
  return {
    frozen: rmseOf(
      sum((year) => year.frozenSquaredError),
      nLabelled,
    ),
    maintained: rmseOf(
      sum((year) => year.maintainedSquaredError),
      nLabelled,
    ),
    nLabelled,
  };
}

/** The same year as the report draws it. */
export function storyRow(year: StoryYear): StoryRow {
  return {
    label: year.label,
    nRows: year.nLabelled,
    frozenRmse: rmseOf(year.frozenSquaredError, year.nLabelled),
    maintainedRmse: rmseOf(year.maintainedSquaredError, year.nLabelled),
    versionInService: year.versionInService,
    alertState: year.alertState,
  };
}

const COLUMNS = [
  { title: 'year', align: 'left' },
  { title: 'cars' },
  { title: 'version 1, frozen' },
  { title: 'maintained' },
  { title: 'in service' },
  { title: 'alert', align: 'left' },
  { title: 'after that year', align: 'left' },
] as const;

/** The table that the demo ends with; errors are RMSE in miles per gallon. */
export function storyTable(years: readonly StoryYear[]): string {
  const rows = years.map((year) => [
    year.label,
    `${year.nCars}`,
    rmseOf(year.frozenSquaredError, year.nLabelled).toFixed(1),
    rmseOf(year.maintainedSquaredError, year.nLabelled).toFixed(1),
    `v${year.versionInService}`,
    year.alertState,
    year.retuned ?? '',
  ]);
  return textTable(COLUMNS, rows);
}

import type { ColumnProfile } from '../../core/contracts/profile.ts';
import { shortNumber } from '../../core/short-number.ts';
import { type TextColumn, textTable } from './text-table.ts';

const COLUMNS: readonly TextColumn[] = [
  { title: 'column', align: 'left' },
  { title: 'type', align: 'left' },
  { title: 'role', align: 'left' },
  { title: 'missing' },
  { title: 'distinct' },
  { title: 'min' },
  { title: 'q25' },
  { title: 'median' },
  { title: 'q75' },
  { title: 'max' },
  { title: 'mean' },
  { title: 'sd' },
  { title: 'outliers' },
  { title: 'most frequent', align: 'left' },
];

const LEVELS_SHOWN = 3;
const MAX_LEVEL_LENGTH = 24;
const DAY_MS = 86_400_000;

/** A row a column; what does not apply is empty, and an estimate has `~` in front. */
export function profileTable(profile: readonly ColumnProfile[], nRows: number): string {
  return textTable(
    COLUMNS,
    profile.map((column) => cellsOf(column, nRows)),
  );
}

function cellsOf(column: ColumnProfile, nRows: number): string[] {
  const { min, max, mean, sd, quantiles, outliers } = column;
  const values = [min, quantiles?.q25, quantiles?.q50, quantiles?.q75, max, mean];
  return [
    column.name,
    column.type,
    column.role,
    missingText(column, nRows),
    `${column.distinctError === null ? '' : '~'}${column.distinct}`,
    ...values.map((value) => valueText(column, value ?? null)),
    spreadText(column, sd),
    outliers === null ? '' : String(outliers),
    frequentText(column),
  ];
}

function missingText({ missing }: ColumnProfile, nRows: number): string {
  if (missing === 0) return '0%';
  const percent = (100 * missing) / nRows;
  // A gap or a value is never rounded away.
  if (percent < 0.1) return '<0.1%';
  if (percent > 99.9 && missing < nRows) return '>99.9%';
  return `${Number(percent.toFixed(1))}%`;
}

function valueText({ type }: ColumnProfile, value: number | null): string {
  if (value === null) return '';
  if (type !== 'time') return shortNumber(value);
  const text = new Date(value).toISOString();
  return value % DAY_MS === 0 ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}

function spreadText({ type }: ColumnProfile, sd: number | null): string {
  if (sd === null) return '';
  return type === 'time' ? `${shortNumber(sd / DAY_MS)} days` : shortNumber(sd);
}

function frequentText({ topLevels, topValues, distinct, count }: ColumnProfile): string {
  const top =
    topLevels?.map(({ level, count: times }) => ({ text: level, times })) ??
    topValues?.map(({ value, count: times }) => ({ text: shortNumber(value), times })) ??
    [];
  if (top.length === 0) return '';
  if (distinct === count && count > 1) return 'all different';
  const shown = top.slice(0, LEVELS_SHOWN).map(({ text, times }) => `${shortened(text)} (${times})`);
  return distinct > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** On one line, whatever the level holds. */
function shortened(level: string): string {
  const plain = level.replaceAll(/\p{Cc}/gu, ' ');
  return plain.length > MAX_LEVEL_LENGTH ? `${plain.slice(0, MAX_LEVEL_LENGTH - 1)}…` : plain;
}

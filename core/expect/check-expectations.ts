import { namedColumn } from '../cleaning/named-column.ts';
import { timeColumn } from '../cleaning/order-rows.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { ExpectSection } from '../contracts/config/expect-section.ts';
import { DataRefusedError } from '../errors.ts';
import type { Column } from '../table/table.ts';
import { holds, parseComparison } from './comparison.ts';
import type { Breach, ExpectedTable } from './expected-table.ts';
import { freshnessBreach } from './freshness-breach.ts';
import { missingBreach } from './missing-breach.ts';
import { rangeBreach } from './range-breach.ts';
import { uniqueBreach } from './unique-breach.ts';
import { patternBreach, valuesBreach } from './values-breach.ts';

export interface Expectations {
  readonly expect: ExpectSection;
  readonly data: Pick<DataSection, 'time'>;
  /** When the file was uploaded. */
  readonly uploadedAtMs: number;
}

/**
 * Refuses a table that breaks the data contract, with every breach. The table is the one as read, without the rows that were
 * quarantined or dropped as duplicates. O(rows) for each expectation.
 * @throws DataRefusedError with every breach; ConfigurationError for a column that is not there
 */
export function checkExpectations(of: ExpectedTable, expectations: Expectations): void {
  refuse([...contentBreaches(of, expectations.expect), ...freshnessBreaches(of, expectations)]);
}

/** Freshness alone: it may break for an upload whose content was found good before. */
export function checkFreshness(of: ExpectedTable, expectations: Expectations): void {
  refuse(freshnessBreaches(of, expectations));
}

function contentBreaches(
  of: ExpectedTable,
  { rows, missing, range, values, unique, pattern }: ExpectSection,
) {
  const forEach = <T>(
    kind: string,
    expected: Readonly<Record<string, T>>,
    breachOf: (of: ExpectedTable, column: Column, expected: T) => Breach | undefined,
  ) =>
    Object.entries(expected).map(([name, value]) =>
      breachOf(of, namedColumn(of.table, name, `clean.expect.${kind}`), value),
    );
  const breaches = [
    rowsBreach(of, rows),
    ...forEach('missing', missing, missingBreach),
    ...forEach('range', range, rangeBreach),
    ...forEach('values', values, valuesBreach),
    ...unique.map((name) => uniqueBreach(of, namedColumn(of.table, name, 'clean.expect.unique'))),
    ...forEach('pattern', pattern, patternBreach),
  ];
  return breaches.filter((breach) => breach !== undefined);
}

function rowsBreach({ table: { nRows } }: ExpectedTable, expected: string | null): Breach | undefined {
  if (expected === null || holds(parseComparison(expected), nRows)) return undefined;
  return { option: 'rows', found: nRows === 1 ? 'there is 1 row' : `there are ${nRows} rows`, expected };
}

function freshnessBreaches({ table }: ExpectedTable, { expect, data, uploadedAtMs }: Expectations): Breach[] {
  const { freshness: expected } = expect;
  const time = expected === null ? undefined : timeColumn(table, data);
  if (expected === null || time === undefined) return [];
  const breach = freshnessBreach({ time, uploadedAtMs, expected });
  return breach === undefined ? [] : [breach];
}

function refuse(breaches: readonly Breach[]): void {
  if (breaches.length === 0) return;
  const listed = breaches.map(
    ({ option, found, expected }) => `\n- ${option}: ${found}; expected: ${expected}`,
  );
  const n = breaches.length === 1 ? '1 expectation is' : `${breaches.length} expectations are`;
  throw new DataRefusedError({
    where: 'clean.expect',
    found: `${n} not met:${listed.join('')}`,
    todo: 'Mend the data and upload them again, or change what is expected',
  });
}

import { columnRole } from '../cleaning/feature-columns.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { ExpectSection } from '../contracts/config/expect-section.ts';
import { findColumn, type Table } from '../table/table.ts';

const LOGGED_ROLES: readonly string[] = ['target', 'id', 'time', 'group', 'feature'];

/**
 * What is expected of the data set that a retuning has made of an upload and the prediction log. The uploaded rows have met the
 * contract before, so it is for the rows of the log: those hold no value in a column that is neither a feature nor a role,
 * they are as late as their labels, and they make the data set as long as it is.
 */
export function retuningExpectations(
  table: Table,
  expect: ExpectSection,
  data: DataSection,
): { expect: ExpectSection; notices: string[] } {
  const missing = Object.entries(expect.missing);
  const unlogged = missing.filter(([name]) => !isLogged(table, name, data));
  const passedOver = [
    ...(expect.rows === null ? [] : ['rows']),
    ...unlogged.map(([name]) => `missing.${name}`),
    ...(expect.freshness === null ? [] : ['freshness']),
  ];
  const kept = missing.filter((entry) => !unlogged.includes(entry));
  return {
    expect: { ...expect, rows: null, freshness: null, missing: Object.fromEntries(kept) },
    notices: passedOver.length === 0 ? [] : [notice(passedOver)],
  };
}

function isLogged(table: Table, name: string, data: DataSection): boolean {
  const column = findColumn(table, name);
  return column === undefined || LOGGED_ROLES.includes(columnRole(column, data));
}

function notice(options: readonly string[]): string {
  const list = options.map((option) => `clean.expect.${option}`).join(', ');
  return `Not expected of a retuning, whose new rows come from the prediction log: ${list}.`;
}

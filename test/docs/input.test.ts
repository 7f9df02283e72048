import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../core/input/outcomes/all-outcomes.ts';
import { readPage } from './read-page.ts';

/** The first cells of the rows of each table, by the heading above it. */
function rowsOf(page: string): { [heading: string]: string[] } {
  const sections = page.split(/^## /m).slice(1);
  return Object.fromEntries(
    sections.map((section) => [
      section.slice(0, section.indexOf('\n')),
      // A bar within a cell is escaped.
      [...section.matchAll(/^\| ((?:\\\||[^|])+?) \|/gm)].map(([, cell]) => cell!).slice(1),
    ]),
  );
}

describe('docs/input.md', () => {
  it('has a test for each row of its tables, and a row for each test', () => {
    const tested = Object.entries(OUTCOMES).map(([section, outcomes]) => [section, Object.keys(outcomes)]);
    expect(rowsOf(readPage('docs/input.md'))).toEqual(Object.fromEntries(tested));
  });

  it('says of each row what becomes of it, in the same three columns', () => {
    const rows = readPage('docs/input.md')
      .split('\n')
      .filter((line) => /^\| /.test(line));
    for (const row of rows) expect(row.split(/(?<!\\)\|/), row).toHaveLength(5);
    const heads = rows.filter((row) => row.startsWith('| defect'));
    expect(new Set(heads)).toEqual(new Set(['| defect | outcome | where it is counted |']));
    expect(heads).toHaveLength(Object.keys(OUTCOMES).length);
  });
});

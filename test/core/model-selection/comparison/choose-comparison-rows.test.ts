import { describe, expect, it } from 'vitest';
import { ROW_ROLE } from '../../../../core/contracts/plan.ts';
import { chooseComparisonRows } from '../../../../core/model-selection/comparison/choose-comparison-rows.ts';
import { rowIdentity } from '../../../../core/model-selection/comparison/row-identity.ts';
import { hashRows } from '../../../../core/table/row-hash.ts';
import type { Table } from '../../../../core/table/table.ts';
import { allRows, dataWith, numbers, tableOf, texts, tuneWith } from '../small-tables.ts';

const { unlabelled, search, holdout } = ROW_ROLE;
const timed = dataWith({ target: 'y', time: 'year' });
const named = dataWith({ target: 'y', id: 'id' });
const yearsTable = (years: readonly number[], y: readonly number[] = years) =>
  tableOf(numbers('year', years, 'time'), numbers('y', y));
const idTable = (nRows: number, name = 'row') =>
  tableOf(
    texts(
      'id',
      [...allRows(nRows)].map((row) => `${name}-${row}`),
    ),
    numbers('y', [...allRows(nRows)]),
  );
const holdoutRows = (roles: Uint8Array) => [...allRows(roles.length)].filter((row) => roles[row] === holdout);

describe('the holdout of a first model', () => {
  const first = { champion: null };

  it('is the newest rows, cut between times nearest to the wanted share', () => {
    const { roles, comparison } = chooseComparisonRows({
      ...first,
      table: yearsTable([3, 1, 1, 2, 1, 3, 2, 1, 1, 1]),
      data: timed,
      tune: tuneWith({ holdout: 0.25 }),
    });
    expect(holdoutRows(roles)).toEqual([0, 5]);
    expect(comparison).toEqual({ kind: 'newest', nRows: 2, championVersion: null });
  });

  it('takes the smaller of two equally near shares', () => {
    const { roles } = chooseComparisonRows({
      ...first,
      table: yearsTable([1, 1, 1, 1, 1, 1, 1, 2, 2, 3]),
      data: timed,
      tune: tuneWith({ holdout: 0.2 }),
    });
    expect(holdoutRows(roles)).toEqual([9]);
  });

  it('is never empty and never everything, however far the cuts are from the share', () => {
    const choose = (years: number[]) =>
      holdoutRows(
        chooseComparisonRows({
          ...first,
          table: yearsTable(years),
          data: timed,
          tune: tuneWith({ holdout: 0.1 }),
        }).roles,
      );
    expect(choose([1, 2, 2, 2, 2, 2])).toEqual([1, 2, 3, 4, 5]);
    expect(choose([1, 1, 1, 1, 1, 2])).toEqual([5]);
  });

  it('counts and takes labelled rows only', () => {
    const { roles, comparison } = chooseComparisonRows({
      ...first,
      table: yearsTable([1, 1, 1, 2, 2, 3], [5, 5, 5, 5, 5, Number.NaN]),
      data: timed,
      tune: tuneWith({ holdout: 0.4 }),
    });
    expect([...roles]).toEqual([search, search, search, holdout, holdout, unlabelled]);
    expect(comparison.nRows).toBe(2);
  });

  it('goes by the hash of the id and the seed where there is no time', () => {
    const table = idTable(400);
    const tune = tuneWith({ holdout: 0.2, seed: 7 });
    const { roles, comparison } = chooseComparisonRows({ ...first, table, data: named, tune });
    const hashes = hashRows(table, ['id'], 7);
    expect(holdoutRows(roles)).toEqual([...allRows(400)].filter((row) => hashes[row]! < 0.2));
    expect(comparison.kind).toBe('hash');
    expect(comparison.nRows).toBe(holdoutRows(roles).length);
    // 80 are expected with a standard deviation of 8.
    expect(Math.abs(comparison.nRows - 80)).toBeLessThan(32);
  });

  it('goes by the hash of all cells without an id, and by hash where all rows have one time', () => {
    const table = yearsTable(new Array<number>(60).fill(1970), [...allRows(60)]);
    const { roles, comparison } = chooseComparisonRows({ ...first, table, data: timed, tune: tuneWith({}) });
    const hashes = hashRows(table, ['year', 'y'], 42);
    expect(comparison.kind).toBe('hash');
    expect(holdoutRows(roles)).toEqual([...allRows(60)].filter((row) => hashes[row]! < 0.2));
    expect(comparison.nRows).toBeGreaterThan(0);
  });

  it('is none where columns are filtered and all rows have one time, which would be parted by hash', () => {
    const table = yearsTable(new Array<number>(60).fill(1970), [...allRows(60)]);
    const task = { ...first, table, data: timed, tune: tuneWith({}), isFiltered: true };
    const { roles, comparison } = chooseComparisonRows(task);
    expect([...roles]).toEqual(new Array(60).fill(search));
    expect(comparison).toEqual({ kind: 'newest', nRows: 0, championVersion: null });
  });

  it('is the last rows of the file where their order has a meaning', () => {
    const choose = (nRows: number, share: number) =>
      chooseComparisonRows({
        ...first,
        table: idTable(nRows),
        data: dataWith({ target: 'y', id: 'id', order: 'file' }),
        tune: tuneWith({ holdout: share }),
      });
    const { roles, comparison } = choose(10, 0.2);
    expect(holdoutRows(roles)).toEqual([8, 9]);
    expect(comparison).toEqual({ kind: 'newest', nRows: 2, championVersion: null });
    expect(holdoutRows(choose(3, 0.05).roles)).toEqual([2]);
  });

  it('is none when none is wanted', () => {
    const { roles, comparison } = chooseComparisonRows({
      ...first,
      table: yearsTable([1, 2, 3]),
      data: timed,
      tune: tuneWith({ holdout: 0 }),
    });
    expect([...roles]).toEqual([search, search, search]);
    expect(comparison).toEqual({ kind: 'none', nRows: 0, championVersion: null });
  });

  it('keeps its members when rows are added', () => {
    const tune = tuneWith({});
    const membersOf = (nRows: number) => {
      const table = idTable(nRows);
      return new Set(holdoutRows(chooseComparisonRows({ ...first, table, data: named, tune }).roles));
    };
    const before = membersOf(100);
    const after = membersOf(300);
    expect(before.size).toBeGreaterThan(5);
    expect([...after].filter((row) => row < 100)).toEqual([...before]);
  });

  it('refuses a labelled row without a time', () => {
    const task = { ...first, data: timed, tune: tuneWith({}) };
    expect(() => chooseComparisonRows({ ...task, table: yearsTable([1, Number.NaN], [1, 2]) })).toThrow(
      'data.time: year: row 2 of the data set has a target and no time.',
    );
  });

  it('refuses a target that is not named, or absent', () => {
    const task = { ...first, table: yearsTable([1, 2]), tune: tuneWith({}) };
    expect(() => chooseComparisonRows({ ...task, data: dataWith({}) })).toThrow(
      'data.target: no column is named, so that there is nothing to predict.',
    );
    expect(() => chooseComparisonRows({ ...task, data: dataWith({ target: 'z' }) })).toThrow(
      'data.target: z: the data set has no such column. Allowed: year, y.',
    );
  });
});

describe('the rows on which a later model meets the champion', () => {
  const tune = tuneWith({ seed: 3 });

  it('are half of the labelled rows later than its training data', () => {
    const years = [...allRows(200)].map((row) => 1970 + Math.floor(row / 20));
    const y = years.map((year, row) => (row === 199 ? Number.NaN : year));
    const table = tableOf(
      numbers('year', years, 'time'),
      numbers('y', y),
      ...idTable(200).columns.slice(0, 1),
    );
    const { roles, comparison } = chooseComparisonRows({
      table,
      data: { ...timed, id: 'id' },
      tune,
      champion: { version: 4, timeToMs: 1975, trainedRows: null },
    });
    const hashes = hashRows(table, ['id'], 3);
    const expected = [...allRows(199)].filter((row) => years[row]! > 1975 && hashes[row]! < 0.5);
    expect(holdoutRows(roles)).toEqual(expected);
    expect(comparison).toEqual({ kind: 'unseen', nRows: expected.length, championVersion: 4 });
    expect([...roles].filter((role) => role === search)).toHaveLength(199 - expected.length);
    expect(roles[199]).toBe(unlabelled);
    expect(Math.abs(expected.length - 40)).toBeLessThan(20);
  });

  it('are the newer half where columns are filtered, so that no row of the search comes after one of them', () => {
    const years = [...allRows(200)].map((row) => 1970 + Math.floor(row / 20));
    const table = yearsTable(years);
    const champion = { version: 4, timeToMs: 1975, trainedRows: null };
    const choose = (isFiltered: boolean) =>
      holdoutRows(chooseComparisonRows({ table, data: timed, tune, champion, isFiltered }).roles);
    expect(choose(true)).toEqual([...allRows(200)].slice(160));
    expect(choose(false)).not.toEqual(choose(true));
  });

  describe('where columns are filtered', () => {
    const ordered = dataWith({ target: 'y', id: 'id', order: 'file' });
    const table = idTable(20);
    const identities = rowIdentity(table, ordered);
    /** By the rows that the champion has not seen, of 20, in a file, or with times. */
    const choose = (unseen: readonly number[], times: readonly number[] | null = null) => {
      const trainedRows = identities.filter((_, row) => !unseen.includes(row));
      const columns = times === null ? [] : [numbers('year', times, 'time')];
      const { roles } = chooseComparisonRows({
        table: { ...table, columns: [...table.columns, ...columns] },
        data: times === null ? ordered : { ...timed, id: 'id' },
        tune,
        champion: { version: 4, timeToMs: null, trainedRows },
        isFiltered: true,
      });
      return holdoutRows(roles);
    };

    it('are of those after the last one that it has seen, so that a target that came late is searched', () => {
      expect(choose([3, 7, 16, 17, 18, 19])).toEqual([18, 19]);
      expect(choose([3, 7, 18])).toEqual([]);
    });

    it('are later than the last one that it has seen, not of the same time', () => {
      const times = [...allRows(20)].map((row) => 1970 + Math.floor(row / 3));
      // Row 15 and 16 have the time of row 17, which is seen.
      expect(choose([3, 15, 16, 18, 19], times)).toEqual([18, 19]);
      expect(choose([3, 15, 16], times)).toEqual([]);
    });

    it('are all of one time, but not where nothing would be left to search', () => {
      const times = [...allRows(20)].map((row) => (row < 12 ? 1970 : 1980));
      expect(choose([...allRows(20)].slice(12), times)).toEqual([...allRows(20)].slice(12));
      expect(choose([...allRows(20)], new Array<number>(20).fill(1970))).toEqual([]);
    });
  });

  it('are half of those that it does not contain, where there is no time', () => {
    const table = idTable(120);
    const trained = rowIdentity(idTable(50), named);
    const champion = { version: 1, timeToMs: null, trainedRows: trained };
    const { roles } = chooseComparisonRows({ table, data: named, tune, champion });
    const hashes = hashRows(table, ['id'], 3);
    expect(holdoutRows(roles)).toEqual([...allRows(120)].filter((row) => row >= 50 && hashes[row]! < 0.5));
    expect(holdoutRows(roles).length).toBeGreaterThan(15);
  });

  it('are none when the champion has seen every row, or nothing is known of what it has seen', () => {
    const table = idTable(50);
    const none = { kind: 'unseen', nRows: 0, championVersion: 1 };
    for (const trainedRows of [rowIdentity(table, named), null]) {
      const champion = { version: 1, timeToMs: null, trainedRows };
      expect(chooseComparisonRows({ table, data: named, tune, champion }).comparison).toEqual(none);
    }
  });

  it('stay what they are when rows are added', () => {
    const champion = { version: 1, timeToMs: null, trainedRows: rowIdentity(idTable(20), named) };
    const membersOf = (nRows: number) =>
      holdoutRows(chooseComparisonRows({ table: idTable(nRows), data: named, tune, champion }).roles);
    const before = membersOf(100);
    expect(before.length).toBeGreaterThan(20);
    expect(membersOf(250).filter((row) => row < 100)).toEqual(before);
  });
});

describe('rows of groups, where folds keep groups whole', () => {
  const nRows = 400;
  const groupOf = (row: number) => `shop ${(row * 7) % 50}`;
  const groupTable = (name: (row: number) => string = groupOf) =>
    tableOf(
      texts('shop', Array.from(allRows(nRows), name)),
      numbers('y', [...allRows(nRows)]),
      texts(
        'text',
        Array.from(allRows(nRows), (row) => `${row}`),
      ),
    );
  const grouped = dataWith({ target: 'y', group: 'shop', id: 'text' });
  const tune = tuneWith({ seed: 5 });
  const groupsOfRole = (roles: Uint8Array, role: number) =>
    new Set([...allRows(nRows)].filter((row) => roles[row] === role).map(groupOf));

  it.each([
    ['no order', {}, {}, false],
    ['the order of a file', { order: 'file' }, {}, false],
    ['filters', { order: 'file' }, {}, true],
    ['numbered folds', { fold: 'y' }, { cv: { splitter: 'predefinedSplit' } }, false],
  ] as const)('are withheld whole, with %s', (_, roles, more, isFiltered) => {
    const task = { table: groupTable(), data: { ...grouped, ...roles }, champion: null, isFiltered };
    const chosen = chooseComparisonRows({ ...task, tune: tuneWith({ seed: 5, ...more }) });
    const withheld = groupsOfRole(chosen.roles, holdout);
    expect(chosen.comparison.kind).toBe('hash');
    // 10 of 50 groups are expected with a standard deviation of 2.8.
    expect(Math.abs(withheld.size - 10)).toBeLessThan(9);
    expect([...groupsOfRole(chosen.roles, search)].filter((group) => withheld.has(group))).toEqual([]);
  });

  it('keep their side when rows and groups are added, and whether a column holds numbers or texts', () => {
    const code = (row: number) => (row * 7) % 50;
    const withheld = (table: Table) =>
      holdoutRows(chooseComparisonRows({ table, data: grouped, tune, champion: null }).roles);
    const asTexts = withheld(groupTable((row) => `${code(row)}`));
    const table = groupTable();
    const codes = numbers('shop', Array.from(allRows(nRows), code));
    expect(withheld({ nRows, columns: [codes, ...table.columns.slice(1)] })).toEqual(asTexts);
    const fewer = withheld(groupTable((row) => (row < 100 ? `${code(row)}` : `new ${row}`)));
    expect(fewer.filter((row) => row < 100)).toEqual(asTexts.filter((row) => row < 100));
    expect(asTexts.length).toBeGreaterThan(0);
  });

  it('are the newest, of any group, where folds are chronological', () => {
    const chronological = tuneWith({ cv: { splitter: 'timeSeriesSplit' } });
    const { roles, comparison } = chooseComparisonRows({
      table: groupTable(),
      data: { ...grouped, order: 'file' },
      tune: chronological,
      champion: null,
    });
    expect(comparison).toEqual({ kind: 'newest', nRows: 80, championVersion: null });
    expect(holdoutRows(roles)).toEqual([...allRows(nRows)].slice(320));
  });

  it.each([false, true])('meet a champion that has seen no row of them (filters: %s)', (isFiltered) => {
    const table = groupTable();
    // It has not seen the groups 0 to 19, nor some rows of others.
    const isSeen = (row: number) => (row * 7) % 50 >= 20 && row % 3 !== 0;
    const trainedRows = rowIdentity(table, grouped).filter((_, row) => isSeen(row));
    const champion = { version: 2, timeToMs: null, trainedRows };
    const { roles, comparison } = chooseComparisonRows({ table, data: grouped, tune, champion, isFiltered });
    const withheld = groupsOfRole(roles, holdout);
    expect(comparison.kind).toBe('unseen');
    expect(withheld.size).toBeGreaterThan(3);
    expect(withheld.size).toBeLessThan(17);
    expect([...withheld].every((group) => Number(group.slice(5)) < 20)).toBe(true);
    expect([...groupsOfRole(roles, search)].filter((group) => withheld.has(group))).toEqual([]);
  });

  it('are one group where they have none', () => {
    const isWithheld = (seed: number) => {
      const table = groupTable((row) => (row % 2 === 0 ? '' : groupOf(row)));
      const { roles } = chooseComparisonRows({
        table,
        data: grouped,
        tune: tuneWith({ seed }),
        champion: null,
      });
      const without = [...allRows(nRows)].filter((row) => row % 2 === 0);
      return new Set(without.map((row) => roles[row]));
    };
    const sides = Array.from({ length: 20 }, (_, seed) => isWithheld(seed));
    expect(sides.every((side) => side.size === 1)).toBe(true);
    expect(new Set(sides.map((side) => [...side][0])).size).toBe(2);
  });
});

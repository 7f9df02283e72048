import { describe, expect, it } from 'vitest';
import { checkCleaning } from '../../../core/cleaning/check-cleaning.ts';
import type { SeriesFolds } from '../../../core/cleaning/series-folds.ts';
import type { DataSection } from '../../../core/contracts/config/data-section.ts';
import { ConfigurationError, DataRefusedError } from '../../../core/errors.ts';
import { cleanOf, dataOf, tableOf } from './table-of.ts';

const table = tableOf(
  {
    year: [1, 2, 3],
    mpg: [18, null, 20],
    horsepower: [130, 165, null],
    origin: ['USA', 'Japan', 'USA'],
    kit: [true, false, null],
    fold: [-1, 0, 1],
    half: [0, 0.5, 1],
    gappyFold: [0, 1, null],
    empty: [null, null, null],
    plate: ['d', 'a', 'c'],
    name: ['a', 'b', 'd'],
  },
  { year: 'time', plate: 'text' },
);

interface Case {
  readonly data?: Partial<DataSection>;
  readonly denoise?: readonly unknown[];
  readonly impute?: { readonly numeric?: string; readonly category?: string };
  readonly folds?: SeriesFolds | null;
}

function refusal({ data = {}, denoise = [], impute = {}, folds = null }: Case): Error {
  try {
    checkCleaning({ table, data: dataOf(data), clean: cleanOf({ denoise, impute }), folds });
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was refused');
}

const smooth = { method: 'movingAverage', columns: ['horsepower'], window: 3 };
const centered = { ...smooth, align: 'centered' };
const polynomial = { method: 'savitzkyGolay', columns: ['horsepower'], window: 3, polyOrder: 1 };
const everyMethod = [
  smooth,
  { ...smooth, method: 'median' },
  { ...smooth, method: 'hampel' },
  polynomial,
  { method: 'exponential', columns: ['horsepower'], span: 3 },
];

describe('checkCleaning accepts', () => {
  it.each<[string, Case]>([
    [
      'a whole configuration',
      { data: { target: 'mpg', id: 'name', time: 'year', fold: 'fold' }, denoise: [smooth] },
    ],
    ['no target', {}],
    ['an order by file', { data: { order: 'file' }, denoise: [smooth] }],
    ['a centered filter without a search', { data: { time: 'year' }, denoise: [centered] }],
    [
      'a trailing filter where they are',
      { data: { time: 'year' }, denoise: [smooth], folds: 'chronological' },
    ],
    [
      'two filters on different columns',
      { data: { time: 'year' }, denoise: [smooth, { ...smooth, columns: ['half'] }] },
    ],
    ['a polynomial without a search', { data: { time: 'year' }, denoise: [polynomial] }],
    [
      'a trailing filter where each group is in one fold',
      { data: { order: 'file', group: 'plate', fold: 'fold' }, denoise: [smooth], folds: 'numbered' },
    ],
    [
      'a trailing filter where the splitter keeps groups whole, whatever a column of folds says',
      { data: { order: 'file', group: 'origin', fold: 'fold' }, denoise: [smooth], folds: 'whole' },
    ],
    [
      'a group in several folds without a filter',
      { data: { group: 'origin', fold: 'fold' }, folds: 'numbered' },
    ],
    [
      'a forward fill where they are',
      {
        data: { time: 'year' },
        impute: { numeric: 'forwardFill', category: 'forwardFill' },
        folds: 'chronological',
      },
    ],
    [
      'fills that look ahead where they are not',
      {
        data: { order: 'file' },
        impute: { numeric: 'interpolate', category: 'backwardFill' },
        folds: 'cut',
      },
    ],
  ])('%s', (_, { data, denoise = [], impute = {}, folds = null }) => {
    const input = { table, data: dataOf(data), clean: cleanOf({ denoise, impute }), folds };
    expect(() => checkCleaning(input)).not.toThrow();
  });
});

describe('checkCleaning refuses as a fault of the configuration', () => {
  const known = 'year, mpg, horsepower, origin, kit, fold, half, gappyFold, empty, plate, name';
  const time = { time: 'year' };

  it.each<[string, Case, string]>([
    [
      'a role that names no column',
      { data: { target: 'mpgs' } },
      `data.target: the data set has no column "mpgs". Allowed: ${known}. Did you mean "mpg"?`,
    ],
    [
      'a name that is near to none',
      { data: { group: 'manufacturer' } },
      `data.group: the data set has no column "manufacturer". Allowed: ${known}. Name a column of the data set.`,
    ],
    [
      'an ignored column that is not there',
      { data: { ignore: ['Plates'] } },
      `data.ignore: the data set has no column "Plates". Allowed: ${known}. Did you mean "plate"?`,
    ],
    [
      'a type for a column that is not there',
      { data: { types: { orgin: 'category' } } },
      `data.types: the data set has no column "orgin". Allowed: ${known}. Did you mean "origin"?`,
    ],
    [
      'a rule that names no column',
      { data: time, denoise: [{ ...smooth, columns: ['horspower'] }] },
      `clean.denoise[0].columns: the data set has no column "horspower". Allowed: ${known}. Did you mean "horsepower"?`,
    ],
    [
      'a filter on a column with a role',
      { data: { ...time, target: 'mpg' }, denoise: [{ ...smooth, columns: ['mpg'] }] },
      'clean.denoise[0].columns: "mpg": the column is data.target. ' +
        'Allowed: columns without a role, because a column with a role is never changed. ' +
        'Take it out of the rule, or filter a copy of the column under another name.',
    ],
    [
      'a filter on an ignored column',
      { data: { ...time, ignore: ['horsepower'] }, denoise: [smooth] },
      'clean.denoise[0].columns: "horsepower": the column is in data.ignore. ' +
        'Allowed: columns without a role, because a column with a role is never changed. ' +
        'Take it out of the rule, or filter a copy of the column under another name.',
    ],
    [
      'a filter on a column that is no number',
      { data: time, denoise: [smooth, { ...smooth, columns: ['kit'] }] },
      'clean.denoise[1].columns: "kit": the column is of type boolean. ' +
        'Allowed: columns of type number. Take it out of the rule.',
    ],
    [
      'two filters on one column',
      {
        data: time,
        denoise: [smooth, { method: 'exponential', columns: ['half', 'horsepower'], alpha: 0.5 }],
      },
      'clean.denoise[1].columns: "horsepower": clean.denoise[0] filters the column already. ' +
        'Allowed: one filter a column. Keep one of the two.',
    ],
    [
      'a filter without an order',
      { data: { target: 'mpg' }, denoise: [smooth] },
      'clean.denoise: a filter runs along the rows, and nothing says that their order has a meaning. ' +
        'Allowed: data.time, or data.order: file. ' +
        'Set data.time to the column that orders the rows, or say data.order: file.',
    ],
    [
      'a centered filter where splits are chronological',
      { data: time, denoise: [centered], folds: 'chronological' },
      'clean.denoise[0].align: "centered" would let "horsepower" look ahead in time, and the splits are chronological. ' +
        'Allowed: align: trailing; centered without data.target. Use align: trailing, or the method exponential.',
    ],
    [
      'a polynomial where splits are chronological',
      { data: time, denoise: [{ ...polynomial, columns: ['half', 'horsepower'] }], folds: 'chronological' },
      'clean.denoise[0].method: "savitzkyGolay" would let "half", "horsepower" look ahead in time, and the splits are chronological. ' +
        'Allowed: exponential; movingAverage, median and hampel with align: trailing; savitzkyGolay without data.target. ' +
        'Use median or movingAverage with align: trailing.',
    ],
    [
      'filters across folds that cut the series, with their columns',
      {
        data: { order: 'file' },
        denoise: [smooth, { method: 'exponential', columns: ['half'], alpha: 0.5 }],
        folds: 'cut',
      },
      'clean.denoise: the filters of "horsepower", "half" would smooth tested rows into training rows, because the folds cut ' +
        'through the series. Allowed: timeSeriesSplit; with data.group groupKFold, stratifiedGroupKFold, or predefinedSplit in which each group is in one fold. ' +
        'Use timeSeriesSplit under tune.cv, or leave the filters out.',
    ],
    [
      'a look ahead where each group is in one fold',
      { data: { order: 'file', group: 'plate', fold: 'fold' }, denoise: [centered], folds: 'whole' },
      'clean.denoise[0].align: "centered" would let "horsepower" look ahead at rows that models are compared on. ' +
        'Allowed: align: trailing; centered without data.target. Use align: trailing, or the method exponential.',
    ],
    [
      'a fill that looks ahead from filtered rows where each group is in one fold',
      {
        data: { order: 'file', group: 'plate', fold: 'fold' },
        denoise: [smooth],
        impute: { category: 'backwardFill' },
        folds: 'numbered',
      },
      'clean.impute.category: backwardFill would let a gap look ahead at rows that models are compared on. ' +
        'Allowed: forwardFill, or a method that does not go along the rows; backwardFill without data.target. Use forwardFill.',
    ],
    [
      'a fill without an order',
      { impute: { category: 'forwardFill' } },
      'clean.impute.category: forwardFill goes along the rows, and nothing says that their order has a meaning. ' +
        'Allowed: data.time, or data.order: file. ' +
        'Set data.time to the column that orders the rows, or say data.order: file.',
    ],
    [
      'a fill that looks ahead where splits are chronological, with the features that have gaps',
      { data: { ...time, target: 'mpg' }, impute: { numeric: 'interpolate' }, folds: 'chronological' },
      'clean.impute.numeric: interpolate would let "horsepower", "gappyFold" look ahead in time, and the splits are chronological. ' +
        'Allowed: forwardFill, or a method that does not go along the rows; interpolate without data.target. Use forwardFill.',
    ],
    [
      'such a fill where no feature has a gap yet',
      { data: time, impute: { category: 'backwardFill' }, folds: 'chronological' },
      'clean.impute.category: backwardFill would let a gap look ahead in time, and the splits are chronological. ' +
        'Allowed: forwardFill, or a method that does not go along the rows; backwardFill without data.target. Use forwardFill.',
    ],
  ])('%s', (_, input, message) => {
    const error = refusal(input);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toBe(message);
  });
});

describe('checkCleaning refuses every filter', () => {
  const roles = [
    ['target', 'mpg'],
    ['id', 'half'],
    ['time', 'year'],
    ['group', 'half'],
    ['fold', 'fold'],
    ['weight', 'half'],
  ] as const;

  it.each(
    everyMethod.flatMap((rule) => roles.map(([role, name]) => ({ rule, method: rule.method, role, name }))),
  )('$method on the column that is data.$role', ({ rule, role, name }) => {
    const input = { data: { order: 'file', [role]: name } as const, denoise: [{ ...rule, columns: [name] }] };
    expect(refusal(input).message).toContain(
      `clean.denoise[0].columns: "${name}": the column is data.${role}. `,
    );
  });
});

describe('checkCleaning refuses as a fault of the data', () => {
  const noTarget = (name: string) =>
    'Allowed: numbers, or a class in every row: type number, boolean or category. ' +
    `Name another column; if these are classes, say so under data.types: { ${name}: category }.`;
  const weights = 'Allowed: a finite number of at least 0 in every row, not all 0: how often the row counts.';
  const folds = 'Allowed: a whole number in every row: -1 for always in training, else a fold from 0.';

  it.each<[string, Case, string]>([
    [
      'a time as the target',
      { data: { target: 'year' } },
      `data.target: column "year": it is of type time. ${noTarget('year')}`,
    ],
    [
      'free text as the target',
      { data: { target: 'plate' } },
      `data.target: column "plate": it is of type text ("a", "c", "d"). ${noTarget('plate')}`,
    ],
    [
      'a target without any value',
      { data: { target: 'empty' } },
      'data.target: column "empty": it has no value in any row. ' +
        'Fill in the values to learn from, or leave data.target out to clean and profile only.',
    ],
    [
      'a time that is a number',
      { data: { time: 'half' } },
      'data.time: column "half": it is of type number. Allowed: type time. ' +
        'Mend the cells that are no times, or say data.types: { half: time }.',
    ],
    [
      'a broken fold number',
      { data: { fold: 'half' } },
      `data.fold: column "half": data row 2 has 0.5. ${folds}`,
    ],
    [
      'a missing fold number',
      { data: { fold: 'gappyFold' } },
      `data.fold: column "gappyFold": data row 3 has a missing cell. ${folds}`,
    ],
    [
      'a filter along a group that is in several folds',
      { data: { order: 'file', group: 'origin', fold: 'fold' }, denoise: [smooth], folds: 'numbered' },
      'data.fold: column "fold": group "USA" is in the folds -1 and 1, and the filters of "horsepower" would smooth tested rows ' +
        'into training rows. Allowed: one fold for all rows of a data.group. Number the folds by group, or leave the filters out.',
    ],
    [
      'a filter along rows without a group that are in several folds',
      { data: { order: 'file', group: 'empty', fold: 'fold' }, denoise: [smooth], folds: 'numbered' },
      'data.fold: column "fold": the rows without a group are in the folds -1 and 0, and the filters of "horsepower" would smooth ' +
        'tested rows into training rows. Allowed: one fold for all rows of a data.group. Number the folds by group, or leave the ' +
        'filters out.',
    ],
    [
      'folds that are no numbers',
      { data: { fold: 'origin' } },
      `data.fold: column "origin": it is of type category ("Japan", "USA"). ${folds}`,
    ],
  ])('%s', (_, input, message) => {
    const error = refusal(input);
    expect(error).toBeInstanceOf(DataRefusedError);
    expect(error.message).toBe(message);
  });

  it.each([
    [[1, 0, Number.NaN], 'data row 3 has a missing cell'],
    [[1, -0.5, Number.NaN], 'data row 2 has -0.5'],
    [[Number.POSITIVE_INFINITY, 1, 1], 'data row 1 has Infinity'],
    [[0, 0, 0], 'every row has 0, so that none counts'],
  ])('the weights %s', (weight, found) => {
    const input = {
      table: tableOf({ weight }),
      data: dataOf({ weight: 'weight' }),
      clean: cleanOf(),
      folds: null,
    };
    expect(() => checkCleaning(input)).toThrow(`data.weight: column "weight": ${found}. ${weights}`);
  });

  it('weights that are no numbers', () => {
    expect(refusal({ data: { weight: 'origin' } }).message).toBe(
      `data.weight: column "origin": it is of type category ("Japan", "USA"). ${weights}`,
    );
  });

  it('no weights of at least 0, some of them above', () => {
    const table = tableOf({ weight: [0, 0.25, 1e9] });
    const input = { table, data: dataOf({ weight: 'weight' }), clean: cleanOf(), folds: null };
    expect(() => checkCleaning(input)).not.toThrow();
  });

  it('a fold below -1', () => {
    const low = tableOf({ fold: [0, -2] });
    const input = { table: low, data: dataOf({ fold: 'fold' }), clean: cleanOf(), folds: null };
    expect(() => checkCleaning(input)).toThrow(`data.fold: column "fold": data row 2 has -2. ${folds}`);
  });

  it('shows the first three of many levels', () => {
    const many = {
      nRows: 4,
      columns: [
        { name: 'y', type: 'text' as const, codes: Int32Array.of(3, 2, 1, 0), levels: ['a', 'b', 'c', 'd'] },
      ],
    };
    const input = { table: many, data: dataOf({ target: 'y' }), clean: cleanOf(), folds: null };
    expect(() => checkCleaning(input)).toThrow('it is of type text ("a", "b", "c", …). Allowed');
  });
});

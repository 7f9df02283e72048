import type { ColumnProfile, Profile } from '../../core/contracts/profile.ts';

const N_ROWS = 293;

type Spread = Pick<ColumnProfile, 'min' | 'max' | 'mean' | 'sd' | 'quantiles'>;
const NO_SPREAD: Spread = { min: null, max: null, mean: null, sd: null, quantiles: null };

/** What the report does not read. */
const NOT_SHOWN = {
  distinctError: null,
  zeros: null,
  negatives: null,
  outliers: null,
  histogram: null,
  topValues: null,
  lengths: null,
};

function column(
  head: Pick<ColumnProfile, 'name' | 'type' | 'role' | 'distinct'> & { missing?: number },
  rest: { spread?: Spread; topLevels?: ColumnProfile['topLevels'] },
): ColumnProfile {
  const { missing = 0, ...names } = head;
  const { spread = NO_SPREAD, topLevels = null } = rest;
  return { ...names, ...NOT_SHOWN, missing, count: N_ROWS - missing, topLevels, ...spread };
}

function spread(
  [min, q25, q50, q75, max]: [number, number, number, number, number],
  mean: number,
  sd: number,
): Spread {
  return { min, max, mean, sd, quantiles: { q25, q50, q75 } };
}

const year = (text: string) => Date.parse(`${text}-01-01T00:00:00Z`);
const YEARS = spread(
  [year('1970'), year('1972'), year('1974'), year('1976'), year('1978')],
  year('1974') + 3e9,
  8e10,
);

const before: ColumnProfile[] = [
  column(
    { name: 'id', type: 'text', role: 'id', distinct: N_ROWS },
    {
      topLevels: [
        { level: 'car-001', count: 1 },
        { level: 'car-002', count: 1 },
      ],
    },
  ),
  column(
    { name: 'name', type: 'text', role: 'ignored', distinct: 238 },
    {
      topLevels: [
        { level: 'ford pinto', count: 6 },
        { level: 'amc matador', count: 5 },
        { level: 'toyota corolla', count: 5 },
      ],
    },
  ),
  column({ name: 'year', type: 'time', role: 'time', distinct: 9 }, { spread: YEARS }),
  column(
    { name: 'mpg', type: 'number', role: 'target', distinct: 81, missing: 6 },
    { spread: spread([9, 15, 19, 26, 43.1], 20.6714, 6.5832) },
  ),
  column(
    { name: 'cylinders', type: 'number', role: 'feature', distinct: 5 },
    { spread: spread([3, 4, 6, 8, 8], 5.7304, 1.782) },
  ),
  column(
    { name: 'displacement', type: 'number', role: 'feature', distinct: 76 },
    { spread: spread([68, 107, 198, 318, 455], 214.83, 110.7) },
  ),
  column(
    { name: 'horsepower', type: 'number', role: 'feature', distinct: 85, missing: 3 },
    { spread: spread([46, 78, 97, 140, 230], 111.29, 41.08) },
  ),
  column(
    { name: 'weightInLbs', type: 'number', role: 'feature', distinct: 268 },
    { spread: spread([1613, 2228, 2933.5, 3850, 5140], 3069.8, 893.6) },
  ),
  column(
    { name: 'acceleration', type: 'number', role: 'feature', distinct: 83 },
    { spread: spread([8, 13.5, 15.2, 16.9, 24.6], 15.218, 2.806) },
  ),
  column(
    { name: 'modelYear', type: 'number', role: 'feature', distinct: 9 },
    { spread: spread([70, 72, 74, 76, 78], 74.05, 2.58) },
  ),
  column(
    { name: 'origin', type: 'category', role: 'feature', distinct: 3 },
    {
      topLevels: [
        { level: 'USA', count: 190 },
        { level: 'Europe', count: 56 },
        { level: 'Japan', count: 47 },
      ],
    },
  ),
];

export const SAMPLE_PROFILE: Profile = {
  format: 'upkeep-profile/1',
  nRows: N_ROWS,
  before,
  after: [],
  notices: ['6 rows have no mpg: they are kept, counted, and not used for tuning.'],
};

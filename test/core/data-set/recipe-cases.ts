import { readFileSync } from 'node:fs';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';
import { type CleanedTable, cleanTable } from '../../../core/data-set/clean-table.ts';
import { readRaw } from '../../../core/data-set/read-raw.ts';

const FOLDER = new URL('../../fixtures/apply-recipe/', import.meta.url);

export const fixtureText = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

/** A file of the fixture as the reader of uploads takes it. */
export function fixtureFile(name: string) {
  async function* open() {
    yield new TextEncoder().encode(fixtureText(name));
  }
  return { name, open };
}

const SERIES = { time: 'at', group: 'shop', ignore: ['note', 'station'] };
const PLAIN = { ignore: ['at', 'shop', 'note', 'station'] };
const columns = (...names: string[]) => ({ columns: names });

interface RecipeCase {
  readonly data: { readonly time?: string; readonly group?: string; readonly [option: string]: unknown };
  readonly clean: object;
}

/** Between them, every method that a recipe can hold. Those whose name says so cannot be given to new rows. */
export const RECIPE_CASES: Readonly<Record<string, RecipeCase>> = {
  defaults: { data: PLAIN, clean: {} },
  'clipped to fences, with indicators': {
    data: PLAIN,
    clean: { outliers: { method: 'iqr', factor: 0.5 }, impute: { indicator: true } },
  },
  'outliers as gaps, means, a cut range, ordinals': {
    data: PLAIN,
    clean: {
      outliers: { method: 'zScore', factor: 1.2, action: 'null' },
      impute: { numeric: 'mean' },
      normalize: { method: 'minMax', range: [-1, 2], clip: true },
      encode: 'ordinal',
      infrequent: { maxCategories: 3 },
    },
  },
  'flags, constants, rare levels': {
    data: PLAIN,
    clean: {
      outliers: { method: 'mad', factor: 1.5, action: 'flag' },
      impute: { numeric: 'constant', fillNumber: -1.5, category: 'constant', indicator: true },
      normalize: { method: 'robust', quantileRange: [10, 80] },
      infrequent: { minFrequency: 0.1 },
    },
  },
  'dropped rows, modes, largest absolute values': {
    data: PLAIN,
    clean: {
      outliers: { method: 'iqr', factor: 1, action: 'drop' },
      impute: { numeric: 'mostFrequent' },
      normalize: { method: 'maxAbs' },
      encode: 'ordinal',
    },
  },
  'neighbours and few quantiles': {
    data: PLAIN,
    clean: {
      outliers: { method: 'iqr', factor: 1, action: 'null' },
      impute: { numeric: 'knn', nNeighbors: 3 },
      normalize: { method: 'quantile', nQuantiles: 8 },
    },
  },
  'a quantile for each row': { data: PLAIN, clean: { normalize: { method: 'quantile' } } },
  'neighbours of logarithms': {
    data: PLAIN,
    clean: { impute: { numeric: 'knn', nNeighbors: 1, indicator: true }, normalize: { method: 'log1p' } },
  },
  'fills with a limit': {
    data: SERIES,
    clean: {
      outliers: { method: 'iqr', factor: 1, action: 'clip' },
      impute: { numeric: 'forwardFill', category: 'forwardFill', limit: 2, indicator: true },
      normalize: { method: 'minMax' },
    },
  },
  'windows and fills': {
    data: SERIES,
    clean: {
      denoise: [
        { ...columns('temperature'), method: 'movingAverage', window: 4 },
        { ...columns('pressure', 'humidity'), method: 'median', window: 3 },
        { ...columns('count'), method: 'hampel', window: 6, sigmas: 1.5 },
      ],
      outliers: { method: 'mad', factor: 2, action: 'flag' },
      impute: { numeric: 'forwardFill', category: 'forwardFill' },
      normalize: { method: 'none' },
    },
  },
  'exponential filters': {
    data: SERIES,
    clean: {
      denoise: [
        { ...columns('temperature'), method: 'exponential', alpha: 0.3 },
        { ...columns('pressure'), method: 'exponential', span: 5 },
        { ...columns('humidity'), method: 'exponential', halfLife: 2.5 },
      ],
      normalize: { method: 'standard' },
    },
  },
  'an exponential filter by time': {
    data: SERIES,
    clean: { denoise: [{ ...columns('temperature', 'count'), method: 'exponential', halfLife: '2 hours' }] },
  },
  'the order of the file': {
    data: { order: 'file', ignore: ['at', 'shop', 'note', 'station'] },
    clean: {
      denoise: [{ ...columns('humidity'), method: 'median', window: 4 }],
      impute: { numeric: 'forwardFill', limit: 1 },
    },
  },
  'groups that are numbers': {
    data: { time: 'at', group: 'station', ignore: ['note', 'shop'] },
    clean: { denoise: [{ ...columns('pressure'), method: 'movingAverage', window: 3 }] },
  },
  'groups that are booleans': {
    data: { time: 'at', group: 'open', ignore: ['note', 'shop', 'station'] },
    clean: { denoise: [{ ...columns('pressure'), method: 'movingAverage', window: 3 }] },
  },
  'groups of texts, forwardFill': {
    data: { time: 'at', group: 'open', ignore: ['note', 'shop', 'station'], types: { open: 'category' } },
    clean: { impute: { numeric: 'forwardFill' } },
  },
  'refused: savitzkyGolay': {
    data: SERIES,
    clean: { denoise: [{ ...columns('pressure'), method: 'savitzkyGolay', window: 5 }] },
  },
  'refused: a centered window': {
    data: SERIES,
    clean: { denoise: [{ ...columns('pressure'), method: 'median', window: 5, align: 'centered' }] },
  },
  'refused: backwardFill': { data: SERIES, clean: { impute: { numeric: 'backwardFill' } } },
  'refused: backwardFill of levels': { data: SERIES, clean: { impute: { category: 'backwardFill' } } },
  'refused: interpolate': { data: SERIES, clean: { impute: { numeric: 'interpolate' } } },
};

export const caseConfig = ({ data, clean }: RecipeCase) => modelConfig.parse({ model: 'm', data, clean });

/** What the engine makes of training.csv now. */
export async function cleanCase(of: RecipeCase): Promise<CleanedTable> {
  const config = caseConfig(of);
  return cleanTable(await readRaw(fixtureFile('training.csv'), config), { config, uploadedAtMs: 0 });
}

import type { CrossValidation } from '../contracts/config/cross-validation.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { TuneSection } from '../contracts/config/tune-section.ts';
import { ConfigurationError } from '../errors.ts';

type Roles = Pick<DataSection, 'time' | 'group' | 'fold' | 'order'>;

/**
 * The cross-validation to use: what `tune.cv` says if the roles of the columns allow it, else timeSeriesSplit
 * with `data.time`, predefinedSplit with `data.fold`, and shuffled kFold for the rest.
 * @throws ConfigurationError when the splitter would let a row leak from a test fold into training
 */
export function resolveCrossValidation(data: Roles, tune: Pick<TuneSection, 'cv'>): CrossValidation {
  const cv = tune.cv ?? defaultFor(data);
  if (cv.splitter === 'kFold') refuseLeakingKFold(cv, data);
  if (cv.splitter === 'predefinedSplit' && data.fold === null) {
    throw new ConfigurationError({
      where: 'tune.cv.splitter',
      found: 'predefinedSplit without data.fold',
      todo: 'Name the column of fold numbers under data.fold, or use another splitter',
    });
  }
  if (cv.splitter !== 'timeSeriesSplit' || data.time !== null) return cv;
  refuseUnordered(data);
  // Without times there is only the order of the rows to cut at.
  return { ...cv, boundary: 'row' };
}

/** Whether every test row is later than the rows trained on, so that nothing may look ahead. */
export function isChronological(cv: CrossValidation): boolean {
  return cv.splitter === 'timeSeriesSplit';
}

function defaultFor(data: Roles): CrossValidation {
  if (data.time !== null) return { splitter: 'timeSeriesSplit', nSplits: 5, boundary: 'time' };
  if (data.fold !== null) return { splitter: 'predefinedSplit' };
  return { splitter: 'kFold', nSplits: 5, shuffle: true };
}

function refuseLeakingKFold(cv: Extract<CrossValidation, { splitter: 'kFold' }>, data: Roles): void {
  if (data.group !== null) {
    throw new ConfigurationError({
      where: 'tune.cv.splitter',
      found: `kFold with data.group: ${data.group} would put rows of one group on both sides of a fold`,
      allowed:
        'predefinedSplit, or timeSeriesSplit with data.time; groupKFold is not available in this version',
      todo: 'Give the rows of each group one fold number in a column of their own and name it under data.fold',
    });
  }
  if (cv.shuffle && data.time !== null) {
    throw new ConfigurationError({
      where: 'tune.cv.shuffle',
      found: `shuffled kFold with data.time: ${data.time} would train on rows later than those it tests`,
      allowed: 'timeSeriesSplit, or kFold with "shuffle: false"',
      todo: 'Leave tune.cv out for timeSeriesSplit with 5 splits',
    });
  }
}

function refuseUnordered(data: Roles): void {
  if (data.order !== null) return;
  throw new ConfigurationError({
    where: 'tune.cv.splitter',
    found: 'timeSeriesSplit without data.time, so that the rows have no order',
    todo: 'Name the column of times under data.time, or say "data.order: file" if the file is in order',
  });
}

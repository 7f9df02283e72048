import type { SeriesFolds } from '../cleaning/series-folds.ts';
import type { CrossValidation } from '../contracts/config/cross-validation.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { TuneSection } from '../contracts/config/tune-section.ts';
import { ConfigurationError } from '../errors.ts';

type Roles = Pick<DataSection, 'time' | 'group' | 'fold' | 'order'>;

/**
 * The cross-validation to use: what `tune.cv` says if the roles of the columns allow it, else timeSeriesSplit with `data.time`,
 * predefinedSplit with `data.fold`, timeSeriesSplit with `data.order`, and shuffled kFold where order does not matter.
 * @throws ConfigurationError when the splitter would let a row leak from a test fold into training
 */
export function resolveCrossValidation(data: Roles, tune: Pick<TuneSection, 'cv'>): CrossValidation {
  const cv = tune.cv ?? defaultCrossValidation(data);
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

/** How the folds lie to the series of the rows: see `SeriesFolds`. */
export function seriesFolds(
  { splitter }: Pick<CrossValidation, 'splitter'>,
  { group }: Pick<Roles, 'group'>,
): SeriesFolds {
  if (splitter === 'timeSeriesSplit') return 'chronological';
  return splitter === 'predefinedSplit' && group !== null ? 'whole' : 'cut';
}

/** What is done where `tune.cv` is silent. Groups in the order of a file are no order of time. */
export function defaultCrossValidation(data: Roles): CrossValidation {
  if (data.time !== null) return { splitter: 'timeSeriesSplit', nSplits: 5, boundary: 'time' };
  if (data.fold !== null) return { splitter: 'predefinedSplit' };
  if (data.order !== null && data.group === null)
    return { splitter: 'timeSeriesSplit', nSplits: 5, boundary: 'row' };
  return { splitter: 'kFold', nSplits: 5, shuffle: true };
}

function refuseLeakingKFold(cv: Extract<CrossValidation, { splitter: 'kFold' }>, data: Roles): void {
  if (data.group !== null) {
    throw new ConfigurationError({
      where: 'tune.cv.splitter',
      found: `kFold with data.group: ${data.group} would put rows of one group on both sides of a fold`,
      allowed:
        'predefinedSplit, or timeSeriesSplit with data.time or data.order: file; groupKFold is not available in this version',
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

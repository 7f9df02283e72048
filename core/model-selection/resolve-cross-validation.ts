import type { SeriesFolds } from '../cleaning/series-folds.ts';
import type { CrossValidation } from '../contracts/config/cross-validation.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { TuneSection } from '../contracts/config/tune-section.ts';
import type { LearningTask } from '../contracts/learning-task.ts';
import { refuseUnfitSplitter } from './splitters/refuse-unfit-splitter.ts';
import { splitsByGroups } from './splitters/splitter-traits.ts';

type Roles = Pick<DataSection, 'target' | 'time' | 'group' | 'fold' | 'order'>;

/**
 * The cross-validation to use: what `tune.cv` says if the roles of the columns and the target allow it, else
 * `defaultCrossValidation`.
 * @param task `null` where the target's type is not known yet, so that splitters of classes are let pass
 * @throws ConfigurationError when the splitter lacks what it goes by, or would let a row leak from a test fold into training
 */
export function resolveCrossValidation(
  data: Roles,
  tune: Pick<TuneSection, 'cv'>,
  task: LearningTask | null,
): CrossValidation {
  const cv = tune.cv ?? defaultCrossValidation(data, task);
  refuseUnfitSplitter(cv, data, task);
  if (cv.splitter !== 'timeSeriesSplit' || data.time !== null) return cv;
  // Without times there is only the order of the rows to cut at.
  return { ...cv, boundary: 'row' };
}

/** How the folds lie to the series of the rows: see `SeriesFolds`. */
export function seriesFolds(
  { splitter }: Pick<CrossValidation, 'splitter'>,
  { group }: Pick<Roles, 'group'>,
): SeriesFolds {
  if (splitter === 'timeSeriesSplit') return 'chronological';
  if (splitsByGroups(splitter)) return 'whole';
  return splitter === 'predefinedSplit' && group !== null ? 'numbered' : 'cut';
}

/**
 * What is done where `tune.cv` is silent: timeSeriesSplit with `data.time`, predefinedSplit with `data.fold`, folds of whole groups with
 * `data.group` (groups in the order of a file are no order of time), timeSeriesSplit with `data.order`, and shuffled folds where order
 * does not matter; for a target of classes the stratified ones. The task changes nothing about `seriesFolds`.
 */
export function defaultCrossValidation(data: Roles, task: LearningTask | null): CrossValidation {
  const isClass = task === 'classification';
  if (data.time !== null) return { ...CHRONOLOGICAL, boundary: 'time' };
  if (data.fold !== null) return { splitter: 'predefinedSplit' };
  if (data.group !== null)
    return { splitter: isClass ? 'stratifiedGroupKFold' : 'groupKFold', nSplits: 5, shuffle: false };
  if (data.order !== null) return { ...CHRONOLOGICAL, boundary: 'row' };
  return { splitter: isClass ? 'stratifiedKFold' : 'kFold', nSplits: 5, shuffle: true };
}

const CHRONOLOGICAL = {
  splitter: 'timeSeriesSplit',
  nSplits: 5,
  gap: 0,
  testSize: null,
  maxTrainSize: null,
} as const;

import type { ModelConfig } from '../../contracts/config/model-config.ts';
import { defaultCrossValidation } from '../../model-selection/resolve-cross-validation.ts';
import type { Finding } from '../finding.ts';

const path = ['tune', 'cv', 'splitter'];

/** A splitter needs the column it splits by, and must not tear apart what `data` says belongs together. */
export function checkSplits({ data, tune }: ModelConfig): Finding[] {
  if (data.target === null) return [];
  const { cv } = tune;
  const findings: (Finding | false)[] = [
    cv?.splitter === 'kFold' && cv.shuffle && data.time !== null && SHUFFLED,
    cv?.splitter === 'predefinedSplit' && data.fold === null && WITHOUT_FOLD,
    cv?.splitter === 'timeSeriesSplit' && data.time === null && data.order === null && WITHOUT_ORDER,
    tearsGroups({ data, tune }) && (cv === null ? TORN_BY_DEFAULT : TORN_GROUPS),
  ];
  return findings.filter((finding) => finding !== false);
}

/** Whether folds are drawn without regard to `data.group`. */
export function tearsGroups({ data, tune }: Pick<ModelConfig, 'data' | 'tune'>): boolean {
  const { splitter } = tune.cv ?? defaultCrossValidation(data);
  return data.target !== null && data.group !== null && splitter === 'kFold';
}

const SHUFFLED: Finding = {
  path,
  found:
    'found a shuffled kFold beside data.time, which would train on rows newer than those it is tested on',
  allowed: 'timeSeriesSplit; kFold with shuffle: false',
  todo: 'Use timeSeriesSplit.',
};

const WITHOUT_FOLD: Finding = {
  path,
  found: 'found predefinedSplit without data.fold',
  allowed: 'predefinedSplit with data.fold',
  todo: 'Name the column that holds the fold numbers.',
};

const WITHOUT_ORDER: Finding = {
  path,
  found: 'found timeSeriesSplit without an order of the rows',
  allowed: 'timeSeriesSplit with data.time, or with data.order: file',
  todo: 'Name the time column, or say that the order of the file is meaningful.',
};

const TORN_GROUPS: Finding = {
  path,
  found: 'found kFold beside data.group; it would put rows of one group into training and test',
  allowed: 'timeSeriesSplit with data.time or data.order: file; predefinedSplit with data.fold',
  todo: 'Use timeSeriesSplit if the rows have an order, number the folds in a column of the data, or remove data.group. groupKFold is not available in this version.',
};

const TORN_BY_DEFAULT: Finding = {
  ...TORN_GROUPS,
  path: ['data', 'group'],
  found:
    'found groups, and no tune.cv: kFold, which is used then, would put rows of one group into training and test',
};

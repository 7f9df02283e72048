import type { CrossValidation } from '../../contracts/config/cross-validation.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import {
  isShuffled,
  nSplitsOf,
  splitsByClasses,
  splitsByGroups,
  splitsByRows,
} from '../../model-selection/splitters/splitter-traits.ts';
import type { Finding } from '../finding.ts';

const path = ['tune', 'cv', 'splitter'];

/** As many as nSplits alone may be. */
const MAX_SPLITS = 1_000;

/** A splitter needs the column it splits by, and must not tear apart what `data` says belongs together. */
export function checkSplits({ data, tune }: ModelConfig): Finding[] {
  const { cv } = tune;
  if (data.target === null || cv === null) return [];
  const { splitter } = cv;
  const targetType = data.types[data.target];
  const findings: (Finding | false)[] = [
    isShuffled(cv) && data.time !== null && shuffled(cv),
    splitter === 'predefinedSplit' && data.fold === null && WITHOUT_FOLD,
    splitter === 'timeSeriesSplit' && data.time === null && data.order === null && WITHOUT_ORDER,
    splitsByGroups(splitter) && data.group === null && withoutGroup(splitter),
    splitsByClasses(splitter) && targetType === 'number' && withoutClasses(splitter, data.target),
    tearsGroups({ data, tune }) && tornGroups(splitter),
    ...sizeFindings(cv),
  ];
  return findings.filter((finding) => finding !== false);
}

/** Whether folds are drawn without regard to `data.group`; by default they never are. */
export function tearsGroups({ data, tune }: Pick<ModelConfig, 'data' | 'tune'>): boolean {
  return data.target !== null && data.group !== null && tune.cv !== null && splitsByRows(tune.cv.splitter);
}

function sizeFindings(cv: CrossValidation): (Finding | false)[] {
  const nSplits = nSplitsOf(cv) ?? 0;
  if (cv.splitter === 'shuffleSplit') return [sharesFinding(cv)];
  return [
    'nRepeats' in cv &&
      nSplits > MAX_SPLITS && {
        path: ['tune', 'cv', 'nRepeats'],
        found: `found ${cv.nRepeats} repeats of ${cv.nSplits} splits, which are ${nSplits}`,
        allowed: `nSplits x nRepeats of at most ${MAX_SPLITS}`,
        todo: 'Use fewer repeats, or fewer splits.',
      },
  ];
}

function sharesFinding({
  testSize,
  trainSize,
}: Extract<CrossValidation, { splitter: 'shuffleSplit' }>): Finding | false {
  if (testSize === null || trainSize === null || testSize >= 1 || trainSize >= 1) return false;
  if (testSize + trainSize <= 1) return false;
  return {
    path: ['tune', 'cv', 'trainSize'],
    found: `found ${trainSize} beside a testSize of ${testSize}, together more than all rows`,
    allowed: `at most ${Number((1 - testSize).toPrecision(12))}`,
    todo: 'Make one of the two smaller.',
  };
}

function shuffled(cv: CrossValidation): Finding {
  const { splitter } = cv;
  const hasSwitch = 'shuffle' in cv;
  return {
    path,
    found: `found ${hasSwitch ? 'a shuffled ' : ''}${splitter} beside data.time, which would train on rows newer than those it is tested on`,
    allowed: `timeSeriesSplit${hasSwitch ? `; ${splitter} with shuffle: false` : ''}`,
    todo: 'Use timeSeriesSplit.',
  };
}

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

function withoutGroup(splitter: string): Finding {
  return {
    path,
    found: `found ${splitter} without data.group`,
    allowed: `${splitter} with data.group`,
    todo: 'Name the column that says which rows belong together.',
  };
}

function withoutClasses(splitter: string, target: string): Finding {
  return {
    path,
    found: `found ${splitter} beside data.types: { ${target}: number }; numbers have no classes to split by`,
    allowed: `${splitter} with a target of type boolean or category`,
    todo: `Use ${splitter === 'stratifiedGroupKFold' ? 'groupKFold' : 'kFold'}, or declare the target as a category.`,
  };
}

function tornGroups(splitter: CrossValidation['splitter']): Finding {
  return {
    path,
    found: `found ${splitter} beside data.group; it would put rows of one group into training and test`,
    allowed:
      'groupKFold; stratifiedGroupKFold; timeSeriesSplit with data.time or data.order: file; predefinedSplit with data.fold',
    todo: `Use ${splitsByClasses(splitter) ? 'stratifiedGroupKFold' : 'groupKFold'}, timeSeriesSplit if the rows have an order, or remove data.group.`,
  };
}

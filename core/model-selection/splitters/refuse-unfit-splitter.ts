import type { CrossValidation } from '../../contracts/config/cross-validation.ts';
import type { DataSection } from '../../contracts/config/data-section.ts';
import type { LearningTask } from '../../contracts/learning-task.ts';
import { ConfigurationError } from '../../errors.ts';
import { isShuffled, splitsByClasses, splitsByGroups, splitsByRows } from './splitter-traits.ts';

type Roles = Pick<DataSection, 'target' | 'time' | 'group' | 'fold' | 'order'>;

/**
 * Refuses a splitter that lacks what it goes by, or that would let a row leak from a test fold into training.
 * @param task `null` where it is not known yet
 * @throws ConfigurationError
 */
export function refuseUnfitSplitter(cv: CrossValidation, data: Roles, task: LearningTask | null): void {
  const { splitter } = cv;
  if (splitsByGroups(splitter) && data.group === null) refuse(withoutGroup(splitter));
  if (splitter === 'predefinedSplit' && data.fold === null) refuse(WITHOUT_FOLD);
  if (splitter === 'timeSeriesSplit' && data.time === null && data.order === null) refuse(WITHOUT_ORDER);
  if (splitsByRows(splitter) && data.group !== null) refuse(tornGroups(splitter, data.group));
  if (isShuffled(cv) && data.time !== null) refuse(shuffledTime(cv, data.time));
  if (splitsByClasses(splitter) && task === 'regression') refuse(withoutClasses(splitter, data.target));
}

interface Refusal {
  /** @default tune.cv.splitter */
  readonly where?: string;
  readonly found: string;
  readonly allowed?: string;
  readonly todo: string;
}

function refuse(refusal: Refusal): never {
  throw new ConfigurationError({ where: 'tune.cv.splitter', ...refusal });
}

const WITHOUT_FOLD: Refusal = {
  found: 'predefinedSplit without data.fold',
  todo: 'Name the column of fold numbers under data.fold, or use another splitter',
};

const WITHOUT_ORDER: Refusal = {
  found: 'timeSeriesSplit without data.time, so that the rows have no order',
  todo: 'Name the column of times under data.time, or say "data.order: file" if the file is in order',
};

/** What splits numbers as the splitter does classes. */
const PLAIN: { readonly [splitter in CrossValidation['splitter']]?: string } = {
  stratifiedGroupKFold: 'groupKFold',
  repeatedStratifiedKFold: 'repeatedKFold',
};

function withoutGroup(splitter: string): Refusal {
  return {
    found: `${splitter} without data.group, so that no rows belong together`,
    todo: 'Name the column of groups under data.group, or use another splitter',
  };
}

function tornGroups(splitter: CrossValidation['splitter'], group: string): Refusal {
  return {
    found: `${splitter} with data.group: ${group} would put rows of one group on both sides of a fold`,
    allowed:
      'groupKFold, stratifiedGroupKFold, predefinedSplit, or timeSeriesSplit with data.time or data.order: file',
    todo: `Use ${splitsByClasses(splitter) ? 'stratifiedGroupKFold' : 'groupKFold'}`,
  };
}

function shuffledTime(cv: CrossValidation, time: string): Refusal {
  const ofItself = 'shuffle' in cv ? `, or ${cv.splitter} with "shuffle: false"` : '';
  const name = 'shuffle' in cv ? `shuffled ${cv.splitter}` : cv.splitter;
  return {
    where: 'shuffle' in cv ? 'tune.cv.shuffle' : 'tune.cv.splitter',
    found: `${name} with data.time: ${time} would train on rows later than those it tests`,
    allowed: `timeSeriesSplit${ofItself}`,
    todo: 'Leave tune.cv out for timeSeriesSplit with 5 splits',
  };
}

function withoutClasses(splitter: CrossValidation['splitter'], target: string | null): Refusal {
  const plain = PLAIN[splitter] ?? 'kFold';
  return {
    found: `${splitter} with data.target: ${target}, which holds numbers and no classes`,
    allowed: 'a target of classes: type boolean or category',
    todo: `Use ${plain}; if the numbers are names of classes, say so under data.types: { ${target}: category }`,
  };
}

import type { CrossValidation } from '../../contracts/config/cross-validation.ts';

type Splitter = CrossValidation['splitter'];

const BY_GROUPS: readonly Splitter[] = ['groupKFold', 'stratifiedGroupKFold'];
const BY_CLASSES: readonly Splitter[] = [
  'stratifiedKFold',
  'stratifiedGroupKFold',
  'repeatedStratifiedKFold',
];
const BY_ROWS: readonly Splitter[] = [
  'kFold',
  'stratifiedKFold',
  'repeatedKFold',
  'repeatedStratifiedKFold',
  'shuffleSplit',
];

/** Whether it needs `data.group`, and puts each group into one fold. */
export function splitsByGroups(splitter: Splitter): boolean {
  return BY_GROUPS.includes(splitter);
}

/** Whether it needs a target of classes. */
export function splitsByClasses(splitter: Splitter): boolean {
  return BY_CLASSES.includes(splitter);
}

/** Whether rows of one group may be on both sides of its folds. */
export function splitsByRows(splitter: Splitter): boolean {
  return BY_ROWS.includes(splitter);
}

/** Whether folds are drawn, so that what is tested may be older than what is trained on. */
export function isShuffled(cv: CrossValidation): boolean {
  if ('shuffle' in cv) return cv.shuffle;
  return 'nRepeats' in cv || cv.splitter === 'shuffleSplit';
}

/** How many splits there are; null where only the data say. */
export function nSplitsOf(cv: CrossValidation): number | null {
  if (cv.splitter === 'predefinedSplit') return null;
  return 'nRepeats' in cv ? cv.nSplits * cv.nRepeats : cv.nSplits;
}

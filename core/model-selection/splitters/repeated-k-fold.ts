import { splitsOfDraws } from './draws.ts';
import { type KFoldTask, kFold } from './k-fold.ts';
import type { Split } from './split.ts';
import { type StratifiedTask, stratifiedKFold } from './stratified-k-fold.ts';

interface Repeats {
  readonly nRepeats: number;
  readonly seed: number;
}

/**
 * Shuffled `kFold` over and over, each time drawn anew, so that each row is tested `nRepeats` times. O(n) for each repeat that is
 * read. Source: scikit-learn's RepeatedKFold, with our own generator.
 * @throws DataRefusedError when there are fewer rows than folds
 */
export function repeatedKFold({
  nRepeats,
  seed,
  ...task
}: Omit<KFoldTask, 'shuffleSeed'> & Repeats): Split[] {
  const draw = (shuffleSeed: number) => kFold({ ...task, shuffleSeed });
  return repeated(draw, { nSplits: task.nSplits, nRepeats, seed });
}

/**
 * The same of `stratifiedKFold`. Source: scikit-learn's RepeatedStratifiedKFold, with our own generator.
 * @throws DataRefusedError when no class has as many rows as there are folds
 */
export function repeatedStratifiedKFold({
  nRepeats,
  seed,
  ...task
}: Omit<StratifiedTask, 'shuffleSeed'> & Repeats): Split[] {
  const draw = (shuffleSeed: number) => stratifiedKFold({ ...task, shuffleSeed });
  return repeated(draw, { nSplits: task.nSplits, nRepeats, seed });
}

function repeated(
  draw: (shuffleSeed: number) => Split[],
  { nSplits, nRepeats, seed }: Repeats & { readonly nSplits: number },
): Split[] {
  // What cannot be drawn is refused now, and not when the first part is read.
  draw(seed);
  return splitsOfDraws({ nDraws: nRepeats, nSplits, seed, draw });
}

import type { CrossValidation } from '../../contracts/config/cross-validation.ts';
import { counted } from '../../counted.ts';
import { splitsByClasses } from './splitter-traits.ts';

export interface SplitNoticesTask {
  readonly cv: CrossValidation;
  readonly rows: Int32Array;
  /** As `makeSplits` takes it. */
  readonly classOf: Int32Array | null;
  /** Their names, in the order of the numbers in `classOf`. */
  readonly classes: readonly string[] | null;
}

const SHOWN = 5;

/**
 * What is worth telling of splits that are made all the same, in sentences: a class of fewer rows than folds, without which some
 * of them are tested. scikit-learn warns of the least class. O(n)
 */
export function splitNotices({ cv, rows, classOf, classes }: SplitNoticesTask): string[] {
  if (classOf === null || classes === null || !splitsByClasses(cv.splitter) || !('nSplits' in cv)) return [];
  const counts = new Int32Array(classes.length);
  for (let at = 0; at < rows.length; at++) counts[classOf[rows[at]!]!]!++;
  const rare = classes.flatMap((name, code) =>
    counts[code]! < cv.nSplits ? [`${JSON.stringify(name)} (${counted(counts[code]!, 'row')})`] : [],
  );
  if (rare.length === 0) return [];
  const shown =
    rare.slice(0, SHOWN).join(', ') + (rare.length > SHOWN ? ` and ${rare.length - SHOWN} more` : '');
  return [
    `${cv.nSplits} folds are more than the rows to search of ${rare.length === 1 ? 'the class' : 'the classes'} ${shown}: some folds are tested without ${rare.length === 1 ? 'it' : 'them'}.`,
  ];
}

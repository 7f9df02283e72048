import { countClasses } from './check-rows.ts';
import { refuseManyClasses } from './many-classes.ts';
import type { ScoredRows } from './scorer.ts';

/** Counts by class, `(nClasses,)` each: what precision, recall and their means come down to. */
export interface ClassCounts {
  /** Rows that are of the class and predicted to be. */
  readonly hits: Float64Array;
  readonly predicted: Float64Array;
  readonly actual: Float64Array;
}

type ClassScore = (counts: ClassCounts, index: number) => number;

/**
 * By scikit-learn's definitions with `labels`, all classes: one that no row has and none is predicted to have counts as 0 in a
 * `macro` mean, so that folds are comparable. Nothing predicted, nothing actual: a ratio without a denominator is 0, as
 * `zero_division` says there by default. `balancedAccuracy` is the mean recall of the classes that some row has.
 */
export const CONFUSION_SCORES = {
  balancedAccuracy,
  precision: (counts) => precision(counts, POSITIVE),
  recall: (counts) => recall(counts, POSITIVE),
  f1: (counts) => f1(counts, POSITIVE),
  precisionMacro: (counts) => macro(counts, precision),
  recallMacro: (counts) => macro(counts, recall),
  f1Macro: (counts) => macro(counts, f1),
  precisionWeighted: (counts) => weighted(counts, precision),
  recallWeighted: (counts) => weighted(counts, recall),
  f1Weighted: (counts) => weighted(counts, f1),
} satisfies { readonly [name: string]: (counts: ClassCounts) => number };

export type ConfusionScorerName = keyof typeof CONFUSION_SCORES;

/** Of two classes the last is the positive one. */
const POSITIVE = 1;

export function isConfusionScorer(name: string): name is ConfusionScorerName {
  return name in CONFUSION_SCORES;
}

export function emptyCounts(nClasses: number): ClassCounts {
  const zeros = () => new Float64Array(nClasses);
  return { hits: zeros(), predicted: zeros(), actual: zeros() };
}

/** `NaN` without rows. O(n). @throws ConfigurationError for a score of two classes where there are more */
export function confusionScore(name: ConfusionScorerName, rows: ScoredRows): number {
  const counts = emptyCounts(countClasses(rows));
  refuseManyClasses(name, rows.classes);
  const { yTrue, yPred } = rows;
  for (let row = 0; row < yTrue.length; row++) {
    const truth = yTrue[row]!;
    const predicted = yPred[row]!;
    counts.actual[truth]! += 1;
    counts.predicted[predicted]! += 1;
    if (truth === predicted) counts.hits[truth]! += 1;
  }
  return yTrue.length === 0 ? Number.NaN : CONFUSION_SCORES[name](counts);
}

function precision({ hits, predicted }: ClassCounts, index: number): number {
  return ratio(hits[index]!, predicted[index]!);
}

function recall({ hits, actual }: ClassCounts, index: number): number {
  return ratio(hits[index]!, actual[index]!);
}

/** The harmonic mean of the two, from the counts, which divides once. */
function f1({ hits, predicted, actual }: ClassCounts, index: number): number {
  return ratio(2 * hits[index]!, predicted[index]! + actual[index]!);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function macro(counts: ClassCounts, score: ClassScore): number {
  let sum = 0;
  for (let index = 0; index < counts.hits.length; index++) sum += score(counts, index);
  return sum / counts.hits.length;
}

function weighted(counts: ClassCounts, score: ClassScore): number {
  let sum = 0;
  let n = 0;
  for (let index = 0; index < counts.hits.length; index++) {
    sum += counts.actual[index]! * score(counts, index);
    n += counts.actual[index]!;
  }
  return sum / n;
}

function balancedAccuracy(counts: ClassCounts): number {
  let sum = 0;
  let nPresent = 0;
  for (let index = 0; index < counts.hits.length; index++) {
    if (counts.actual[index] === 0) continue;
    sum += recall(counts, index);
    nPresent++;
  }
  return sum / nPresent;
}

import { countClasses } from '../../scoring/check-rows.ts';
import {
  type ClassCounts,
  CONFUSION_SCORES,
  type ConfusionScorerName,
  emptyCounts,
} from '../../scoring/confusion-scores.ts';
import { refuseManyClasses } from '../../scoring/many-classes.ts';
import type { PairedLoss, PairedPredictions, Units } from './paired-predictions.ts';

/** A class, and what the two models predict in its place: rows with the same three count as one kind of row. */
interface RowKind {
  readonly truth: number;
  readonly challenger: number;
  readonly opponent: number;
}

/** How many rows of each kind a unit has: those of unit `u` are the entries from `start[u]` to before `start[u + 1]`. */
interface KindCounts {
  readonly kinds: readonly RowKind[];
  readonly start: Int32Array;
  readonly kind: Int32Array;
  readonly count: Int32Array;
}

/** By a score of the confusion matrix. O(nSamples), and O(entries + kinds) a difference; a unit of one row has one entry. */
export function lossOfCounts(
  predictions: PairedPredictions & { readonly scorer: ConfusionScorerName },
  units: Units,
): PairedLoss {
  const { yTrue, classes, challenger, opponent, scorer } = predictions;
  const nClasses = countClasses({ yTrue, classes, ...challenger });
  countClasses({ yTrue, classes, ...opponent });
  refuseManyClasses(scorer, classes);
  const { kinds, start, kind, count } = countKinds(predictions, { ...units, nClasses });
  const score = CONFUSION_SCORES[scorer];
  const totals = new Float64Array(kinds.length);
  const ofChallenger = emptyCounts(nClasses);
  const ofOpponent = emptyCounts(nClasses);
  const { nUnits } = units;
  return {
    nUnits,
    difference: (choose) => {
      totals.fill(0);
      for (let draw = 0; draw < nUnits; draw++) {
        const unit = choose(draw);
        for (let at = start[unit]!; at < start[unit + 1]!; at++) totals[kind[at]!]! += count[at]!;
      }
      clear(ofChallenger);
      clear(ofOpponent);
      for (let index = 0; index < kinds.length; index++) {
        const row = kinds[index]!;
        add(ofChallenger, totals[index]!, { truth: row.truth, predicted: row.challenger });
        add(ofOpponent, totals[index]!, { truth: row.truth, predicted: row.opponent });
      }
      return score(ofChallenger) - score(ofOpponent);
    },
  };
}

function countKinds(
  { yTrue, challenger, opponent }: PairedPredictions,
  { nUnits, unitOf, nClasses }: Units & { readonly nClasses: number },
): KindCounts {
  const numbers = new Map<number, number>();
  const kinds: RowKind[] = [];
  const byUnit = Array.from({ length: nUnits }, () => new Map<number, number>());
  for (let row = 0; row < yTrue.length; row++) {
    const found = { truth: yTrue[row]!, challenger: challenger.yPred[row]!, opponent: opponent.yPred[row]! };
    const key = (found.truth * nClasses + found.challenger) * nClasses + found.opponent;
    let number = numbers.get(key);
    if (number === undefined) {
      number = kinds.push(found) - 1;
      numbers.set(key, number);
    }
    const counts = byUnit[unitOf[row]!]!;
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const entries = byUnit.flatMap((counts) => [...counts]);
  const start = new Int32Array(nUnits + 1);
  for (const [unit, counts] of byUnit.entries()) start[unit + 1] = start[unit]! + counts.size;
  return {
    kinds,
    start,
    kind: Int32Array.from(entries, ([number]) => number),
    count: Int32Array.from(entries, ([, count]) => count),
  };
}

function clear({ hits, predicted, actual }: ClassCounts): void {
  hits.fill(0);
  predicted.fill(0);
  actual.fill(0);
}

function add(
  { hits, predicted, actual }: ClassCounts,
  count: number,
  row: { truth: number; predicted: number },
): void {
  actual[row.truth]! += count;
  predicted[row.predicted]! += count;
  if (row.truth === row.predicted) hits[row.truth]! += count;
}

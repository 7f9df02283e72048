import { isConfusionScorer } from '../../scoring/confusion-scores.ts';
import { isMeanScorer } from '../../scoring/mean-scores.ts';
import { lossOfCounts } from './loss-of-counts.ts';
import { lossOfMeans } from './loss-of-means.ts';
import { lossOfOrder } from './loss-of-order.ts';
import type { PairedLoss, PairedPredictions, Units } from './paired-predictions.ts';

/**
 * The difference in loss of two models by any score, over units of the rows; groups beyond `maxUnits` are dealt out to the units
 * in turn. O(nSamples), and O(nUnits) a difference; for the scores of `lossOfOrder` O(nSamples) a difference.
 */
export function pairedLoss(predictions: PairedPredictions, maxUnits: number): PairedLoss {
  const units = dealOut(predictions, maxUnits);
  const { scorer } = predictions;
  if (isMeanScorer(scorer) || scorer === 'r2') return lossOfMeans({ ...predictions, scorer }, units);
  if (isConfusionScorer(scorer)) return lossOfCounts({ ...predictions, scorer }, units);
  return lossOfOrder({ ...predictions, scorer }, units);
}

/** The unit of each row, `(nSamples,)`: its group, numbered by first appearance, modulo `maxUnits`. */
function dealOut({ yTrue, groups }: PairedPredictions, maxUnits: number): Units {
  const numbers = new Map<number, number>();
  const unitOf = Int32Array.from(yTrue, (_, row) => {
    if (groups === undefined) return row % maxUnits;
    const number = numbers.get(groups[row]!) ?? numbers.size;
    numbers.set(groups[row]!, number);
    return number % maxUnits;
  });
  return { unitOf, nUnits: Math.min(maxUnits, groups === undefined ? yTrue.length : numbers.size) };
}

import type { GramBlock } from '../../linear-algebra/gram-block.ts';
import { meanOf } from '../../linear-algebra/mean.ts';
import { gather, type TermRows } from './gram-of-terms.ts';
import type { MomentPlan } from './moment-plan.ts';
import { momentSums } from './moment-sums.ts';

/**
 * What a sum of squares about 0 may be of that about the mean: beyond it the difference of the two has lost digits. 2 for the
 * square of a standardised uniform or normal feature, 1 for features themselves.
 */
const MAX_LOSS = 16;

/**
 * The Gram block of terms and target from the moments of their features, which are to be about the rows' mean and scale.
 * Null where one of them is so far from its mean here that the difference of sums is not to be trusted. Ranges
 * are those of constant columns; of others, which nobody looks at, without bounds. O(rows x moments).
 */
export function gramOfMoments(plan: MomentPlan, task: TermRows): GramBlock | null {
  const { nTerms, momentOf } = plan;
  const n = task.rows.length;
  const targetMean = n === 0 ? 0 : meanOf(gather(task.y, task.rows));
  const { moments, withTarget, target, targetSquares } = momentSums(plan, task, targetMean);
  const q = nTerms + 1;
  const mean = new Float64Array(q);
  const comoment = new Float64Array(q * q);
  const min = new Float64Array(q).fill(Number.NEGATIVE_INFINITY);
  const max = new Float64Array(q).fill(Number.POSITIVE_INFINITY);
  if (n === 0) return null;
  for (let i = 0; i < nTerms; i++) {
    mean[i] = moments[i]! / n;
    for (let j = 0; j <= i; j++) {
      const moment = momentOf[i * nTerms + j]!;
      const product = (moment === -1 ? 0 : moments[moment]!) - moments[j]! * mean[i]!;
      comoment[i * q + j] = product;
      comoment[j * q + i] = product;
    }
    const cross = withTarget[i]! - target * mean[i]!;
    comoment[i * q + nTerms] = cross;
    comoment[nTerms * q + i] = cross;
    const squares = moments[momentOf[i * nTerms + i]!]!;
    const aboutMean = comoment[i * q + i]!;
    // Sums of 0 and 1, and of 0 alone, are exact: a difference of 0 is a constant.
    if (aboutMean === 0) min[i] = max[i] = mean[i]!;
    else if (!(MAX_LOSS * aboutMean >= squares)) return null;
  }
  mean[nTerms] = targetMean + target / n;
  comoment[q * q - 1] = targetSquares - (target * target) / n;
  return { n, mean, comoment, min, max };
}

import type { Candidate } from '../../contracts/plan.ts';
import { MAX_TERMS, nTerms } from '../../estimators/polynomial-features/n-terms.ts';

/**
 * Columns of the widest polynomial features among candidates; the encoded ones themselves without any. Candidates of more
 * than can be fitted fail, which costs nothing. O(candidates).
 */
export function expandedWidth(
  candidates: readonly Pick<Candidate, 'params'>[],
  nEncodedColumns: number,
): number {
  return candidates.reduce((widest, { params: { degree, interactionOnly } }) => {
    if (typeof degree !== 'number') return widest;
    const width = nTerms(nEncodedColumns, { degree, interactionOnly: interactionOnly === true });
    return width > MAX_TERMS ? widest : Math.max(widest, width);
  }, nEncodedColumns);
}

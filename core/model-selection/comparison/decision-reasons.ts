import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { Decision } from '../../contracts/decision.ts';
import { shortNumber } from '../../short-number.ts';

/** Both models on the comparison rows. */
export interface Scores {
  readonly scorer: ScorerName;
  readonly nRows: number;
  readonly challenger: number;
  readonly opponent: number;
}

/** One sentence for people about a first model, which meets the dummy baseline. */
export function explainFirst(first: { unseen: boolean; promoted: boolean; scores: Scores | null }): string {
  if (first.unseen) return 'First model, promoted without a comparison because tune.holdout is 0.';
  if (first.scores === null) {
    return 'Not promoted: no labelled row fell into the holdout, so that nothing could be compared.';
  }
  const { scorer, nRows, challenger, opponent } = first.scores;
  const numbers = `${scorer} ${shortNumber(challenger)} against ${shortNumber(opponent)} on ${rows(nRows)} held out`;
  return first.promoted
    ? `First model, promoted because it beats the dummy baseline: ${numbers}.`
    : `Not promoted: the model does not beat the dummy baseline, ${numbers}.`;
}

interface Few {
  readonly nRows: number;
  readonly nRowsNeeded: number;
  readonly nGroups: number | null;
  readonly nGroupsNeeded: number;
}

export function explainTooFew(version: number, few: Few): string {
  const groupsAreFew = few.nRows >= few.nRowsNeeded;
  const found = groupsAreFew
    ? `${rows(few.nRows)} of ${few.nGroups} ${few.nGroups === 1 ? 'group' : 'groups'}`
    : rows(few.nRows);
  const needed = groupsAreFew ? `${few.nGroupsNeeded} groups` : rows(few.nRowsNeeded);
  return `Not promoted: there are ${found} that neither version ${version} nor the challenger has seen, and a comparison needs ${needed}. Add newer data, or promote it by hand.`;
}

interface Compared {
  readonly version: number;
  readonly scores: Scores;
  /** `null` when a score is not a finite number. */
  readonly difference: Decision['difference'];
}

/** One sentence for people about a comparison with the champion. */
export function explainComparison({ version, scores, difference }: Compared): string {
  const { scorer, nRows, challenger, opponent } = scores;
  const numbers = `${scorer} ${shortNumber(challenger)} against ${shortNumber(opponent)} of version ${version} on ${rows(nRows)} that neither has seen`;
  if (difference === null) return `Not promoted: a score is not a finite number, ${numbers}.`;
  const { estimate, lowerBound, confidence, margin } = difference;
  if (estimate < 0) return `Not promoted: version ${version} is better, ${numbers}.`;
  const bound = `better by ${shortNumber(estimate)}, at ${shortNumber(confidence * 100)}% confidence by more than ${shortNumber(lowerBound)}`;
  if (lowerBound > margin)
    return `Promoted: ${numbers}; ${bound}, above the margin of ${shortNumber(margin)}.`;
  const verdict = lowerBound > 0 ? 'The improvement is too small' : 'No significant difference';
  return `${verdict}: ${numbers}; ${bound}, not above the margin of ${shortNumber(margin)}.`;
}

function rows(n: number): string {
  return n === 1 ? '1 row' : `${n} rows`;
}

import { evaluateLeastSquares } from './evaluate-least-squares.ts';
import { evaluateOnRows } from './evaluate-on-rows.ts';
import type { PathEvaluation, PathTask } from './path-task.ts';
import { type PreparedCandidate, prepareCandidate } from './prepared-candidate.ts';
import { type ScoreSheet, scoreSheet } from './score-sheet.ts';
import { timeLeft } from './time-left.ts';

/**
 * Scores every candidate on the test part of every split; cleaning statistics are fitted on its training part alone. What
 * goes wrong with a candidate (a parameter, a fit, a score that is not finite, no time left) is its `error`, never an exception. Linear,
 * ridge, lasso and elastic net candidates share sums, factorisations and scores; any other is fitted on rows.
 * O(rows x p^2 + splits x p^3 + candidates x splits x p^2) for the former, with `mae` rows x p more a candidate.
 */
export function evaluateCandidates(task: PathTask): PathEvaluation {
  const sheet = scoreSheet(task);
  const prepared = task.candidates.flatMap((_, position) => prepareOrFail(task, position, sheet));
  const isShared = ({ estimator }: PreparedCandidate) => estimator.family === 'leastSquares';
  const checkTime = timeLeft(task);
  evaluateLeastSquares({ ...task, checkTime }, prepared.filter(isShared), sheet);
  evaluateOnRows(
    { ...task, checkTime },
    prepared.filter((candidate) => !isShared(candidate)),
    sheet,
  );
  return sheet.finish();
}

function prepareOrFail(task: PathTask, position: number, sheet: ScoreSheet): PreparedCandidate[] {
  try {
    return [prepareCandidate(task.candidates[position]!, position, task.clean)];
  } catch (error) {
    for (const split of task.splits.keys()) sheet.fail({ candidate: position, split }, error);
    return [];
  }
}

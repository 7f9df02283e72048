import { expect, it } from 'vitest';
import type { CvResult } from '../../../core/contracts/cv-results.ts';
import { failedTable, notEvaluatedText } from '../../../report/search/failed-table.ts';

const result = (candidateIndex: number, error: string | null): CvResult => {
  const none = { splitTestScores: {}, meanTestScore: {}, stdTestScore: {}, rankTestScore: {} };
  return { candidateIndex, estimator: 'ridge', params: {}, ...none, error };
};
const late: CvResult = { ...result(1, 'not evaluated: no time'), isNotEvaluated: true };

it('does not take what was not evaluated for failed', () => {
  expect(failedTable([result(0, null), late])).toBeNull();
  const { markup } = failedTable([result(0, 'a bad fit'), late])!;
  expect(markup).toContain('a bad fit');
  expect(markup).not.toContain('no time');
  expect(notEvaluatedText([result(0, null), late])!.markup).toContain('1 of 2 candidates were not evaluated');
  expect(notEvaluatedText([result(0, 'a bad fit')])).toBeNull();
});

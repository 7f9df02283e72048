import { expect, test } from 'vitest';
import { halvingSchedule, nSurvivors } from '../../../../core/model-selection/search/halving-schedule.ts';
import halving from '../../../fixtures/halving.json' with { type: 'json' };

test.each(halving.cases)('shares $task out among rounds as scikit-learn', ({ task, rounds }) => {
  const nRows = halvingSchedule(task);
  expect(nRows).toEqual(rounds.nRows);
  const nCandidates = [task.nCandidates];
  while (nCandidates.length < nRows.length) nCandidates.push(nSurvivors(nCandidates.at(-1)!, task.factor));
  expect(nCandidates).toEqual(rounds.nCandidates);
});

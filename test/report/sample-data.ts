import type { RunReportData } from '../../report/run-report-data.ts';
import { SAMPLE_ARTEFACT } from './sample-model.ts';
import { SAMPLE_PROFILE } from './sample-profile.ts';
import { SAMPLE_CV_RESULTS } from './sample-search.ts';
import { SAMPLE_HOLDOUT, SAMPLE_STORY, SAMPLE_WINDOWS } from './sample-service.ts';

/** A run as the demo makes it: version 2 of a fuel economy model. All numbers are made up by formulas, none is random. */
export const SAMPLE_DATA: RunReportData = {
  model: 'auto-mpg',
  runId: '5f0c2a9be1d74e38',
  datasetId: '9d41c07be2a8f653',
  createdAt: '2026-03-01T14:05:12.000Z',
  scoring: ['rmse', 'r2'],
  cvResults: SAMPLE_CV_RESULTS,
  bestIndex: SAMPLE_CV_RESULTS.findIndex(({ rankTestScore }) => rankTestScore.rmse === 1),
  artefact: SAMPLE_ARTEFACT,
  decision: {
    outcome: 'promoted',
    reason:
      'The lower bound of the difference in loss is above 0, so that version 2 is better than version 1.',
    againstVersion: 1,
    scorer: 'rmse',
    nRows: 48,
    challengerScore: 3.172,
    opponentScore: 4.8874,
    difference: { estimate: 1.7154, lowerBound: 0.9834, confidence: 0.95, margin: 0 },
  },
  classes: null,
  holdout: SAMPLE_HOLDOUT,
  holdoutScores: { model: { rmse: 3.172, r2: 0.8814 }, opponent: { rmse: 4.8874, r2: 0.7184 } },
  profile: SAMPLE_PROFILE,
  windows: SAMPLE_WINDOWS,
  alertThreshold: { metric: 'rmse', threshold: 4.5, clear: 4 },
  story: SAMPLE_STORY,
};

/** The same run with nothing but what every run has. */
export const BARE_DATA: RunReportData = {
  ...SAMPLE_DATA,
  cvResults: [],
  artefact: {
    ...SAMPLE_ARTEFACT,
    estimator: { ...SAMPLE_ARTEFACT.estimator, fitted: {} },
    recipe: { ...SAMPLE_ARTEFACT.recipe, features: [] },
  },
  decision: null,
  holdout: [],
  holdoutScores: { model: null, opponent: null },
  profile: null,
  windows: [],
  alertThreshold: null,
  story: [],
};

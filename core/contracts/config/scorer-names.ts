/** Of numbers. */
export const REGRESSION_SCORERS = ['rmse', 'mse', 'mae', 'mape', 'medae', 'r2', 'msle', 'maxError'] as const;

/** Of classes. */
export const CLASSIFICATION_SCORERS = [
  'accuracy',
  'balancedAccuracy',
  'precision',
  'recall',
  'f1',
  'precisionMacro',
  'recallMacro',
  'f1Macro',
  'precisionWeighted',
  'recallWeighted',
  'f1Weighted',
  'logLoss',
  'rocAuc',
  'averagePrecision',
  'brier',
] as const;

export const METRIC_SCORERS = [...REGRESSION_SCORERS, ...CLASSIFICATION_SCORERS] as const;

export type RegressionScorerName = (typeof REGRESSION_SCORERS)[number];
export type ClassificationScorerName = (typeof CLASSIFICATION_SCORERS)[number];
export type ScorerName = RegressionScorerName | ClassificationScorerName;

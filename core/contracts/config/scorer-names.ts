export const METRIC_SCORERS = ['rmse', 'mae', 'r2'] as const;
export type ScorerName = (typeof METRIC_SCORERS)[number];

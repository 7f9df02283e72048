/** The states of TUNE in their order, wherever they run: locally one after the other, on AWS as a state machine. */
export const TUNE_STATES = ['Plan', 'EvaluatePaths', 'Select', 'Promote', 'NotifyResult'] as const;

export type TuneState = (typeof TUNE_STATES)[number];

/** What is learnt: numbers, or to which of some classes a row belongs. */
export type LearningTask = 'regression' | 'classification';

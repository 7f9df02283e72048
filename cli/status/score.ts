/** A version's deciding score: on the rows that it was compared on, or else cross-validated. */
export interface Score {
  readonly on: 'holdout' | 'cv';
  readonly scorer: string;
  readonly value: number;
}

/** Null for a version without scores. The deciding scorer's comes first in the registry. */
export function scoreOf(metrics: { readonly [name: string]: number }): Score | null {
  return firstScore(metrics, 'holdout') ?? firstScore(metrics, 'cv');
}

/** The first score of one kind: `cv_rmse` is kind `cv`. */
export function firstScore(metrics: { readonly [name: string]: number }, on: Score['on']): Score | null {
  const found = Object.entries(metrics).find(([name]) => name.startsWith(`${on}_`));
  return found === undefined ? null : { on, scorer: found[0].slice(on.length + 1), value: found[1] };
}

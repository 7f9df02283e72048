/** Why a tuned model did, or did not, become champion. */
export interface Decision {
  readonly outcome: 'promoted' | 'challenger';
  /** One sentence for people. */
  readonly reason: string;
  /** The champion's version, or null: compared with the dummy baseline. */
  readonly againstVersion: number | null;
  readonly scorer: string;
  readonly nRows: number;
  /** Scores on the comparison rows, before any refit; null without a comparison. */
  readonly challengerScore: number | null;
  readonly opponentScore: number | null;
  /** Of the loss: opponent minus challenger, so that above `margin` is better; null without a bootstrap. */
  readonly difference: {
    readonly estimate: number;
    readonly lowerBound: number;
    readonly confidence: number;
    readonly margin: number;
  } | null;
}

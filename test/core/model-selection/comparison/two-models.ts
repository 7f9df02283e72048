import type { PairedPredictions } from '../../../../core/model-selection/comparison/paired-predictions.ts';
import { type RandomSource, seededGenerator } from '../../../../core/random/seeded-generator.ts';

/** Box-Muller. */
export const normal = (random: RandomSource) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

interface TwoModels {
  readonly n: number;
  readonly nClasses: number;
  readonly seed: number;
  /** Standard deviation of what challenger and opponent add to the evidence that both see. */
  readonly noise: readonly [number, number];
  /** Of the probabilities, so that there are ties. */
  readonly decimals?: number;
}

/** Two models that see the same evidence for a class, each with noise of its own. */
export function twoModels({
  n,
  nClasses,
  seed,
  noise,
  decimals,
}: TwoModels): Omit<PairedPredictions, 'scorer'> {
  const random = seededGenerator(seed);
  const indices = Array.from({ length: nClasses }, (_, index) => index);
  const yTrue = Float64Array.from({ length: n }, () => Math.floor(random() * nClasses));
  const evidence = Array.from(yTrue, (truth) =>
    indices.map((index) => normal(random) + (index === truth ? 1.2 : 0)),
  );
  const [challenger, opponent] = noise.map((sd) => {
    const rows = evidence.map((row) => row.map((value) => Math.exp(value + sd * normal(random))));
    const shares = rows.map((row) => row.map((value) => value / row.reduce((sum, other) => sum + other, 0)));
    const round = (share: number) => (decimals === undefined ? share : Number(share.toFixed(decimals)));
    return {
      yPred: Float64Array.from(shares, (row) => row.indexOf(Math.max(...row))),
      probabilities: Float64Array.from(shares.flat(), round),
    };
  });
  const classes = indices.map((index) => `class ${index}`);
  return { yTrue, classes, challenger: challenger!, opponent: opponent! };
}

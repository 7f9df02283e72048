import type { ParamValue } from '../../contracts/model-artefact.ts';
import { type RandomSource, randomInteger } from '../../random/seeded-generator.ts';
import { type GridValues, isDistribution, listedValues } from './grid-values.ts';

/** The values that one parameter may take. */
export interface ValueSpace {
  /** How many, `Infinity` for any number between two. */
  readonly size: number;
  /** The value of this number, from 0, where they can be counted. */
  at(index: number): ParamValue;
  draw(random: RandomSource): ParamValue;
}

/** `low <= high` of what has ends; a whole number's ends are both included. O(values listed) */
export function valueSpace(values: GridValues): ValueSpace {
  if (!isDistribution(values)) return listedSpace(listedValues(values));
  if ('choice' in values) return listedSpace(values.choice);
  if ('int' in values) {
    const [low, high] = values.int;
    return countedSpace(high - low + 1, (index) => low + index);
  }
  if ('uniform' in values) {
    const [low, high] = values.uniform;
    // Of two products neither is beyond any number, as high - low may be.
    return continuousSpace((share) => within(low * (1 - share) + high * share, low, high));
  }
  const [low, high] = values.logUniform;
  const [from, to] = [Math.log(low), Math.log(high)];
  return continuousSpace((share) => within(Math.exp(from + (to - from) * share), low, high));
}

/** Rounding may lead beyond an end. */
function within(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

function listedSpace(values: readonly ParamValue[]): ValueSpace {
  return countedSpace(values.length, (index) => values[index]!);
}

function countedSpace(size: number, at: (index: number) => ParamValue): ValueSpace {
  return { size, at, draw: (random) => at(randomInteger(random, size)) };
}

function continuousSpace(numberAt: (share: number) => number): ValueSpace {
  return {
    size: Number.POSITIVE_INFINITY,
    at: () => {
      throw new TypeError('numbers between two others cannot be counted');
    },
    draw: (random) => numberAt(random()),
  };
}

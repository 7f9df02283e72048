import { extent } from 'd3-array';
import { scaleLinear, scaleLog, scaleSymlog } from 'd3-scale';
import { formatNumber } from '../text/format-number.ts';

export interface Tick {
  readonly position: number;
  readonly label: string;
}

export interface Scale {
  /** From data to pixels. */
  readonly position: (value: number) => number;
  readonly ticks: readonly Tick[];
  readonly domain: readonly [number, number];
  readonly isLogarithmic: boolean;
}

export interface ScaleOptions {
  /** Those that are not finite are left out. */
  readonly values: readonly number[];
  /** Pixels of the lowest and of the highest value. */
  readonly range: readonly [number, number];
  readonly nTicks?: number;
}

/** An evenly divided scale that ends on round numbers. Equal values, or none, get room around them. */
export function linearScale({ values, range, nTicks = 5 }: ScaleOptions): Scale {
  const scale = scaleLinear(spread(finiteExtent(values)), range).nice(nTicks);
  const format = scale.tickFormat(nTicks);
  const [low = 0, high = 1] = scale.domain();
  return {
    position: (value) => scale(value),
    ticks: scale.ticks(nTicks).map((value) => ({ position: scale(value), label: tickLabel(value, format) })),
    domain: [low, high],
    isLogarithmic: false,
  };
}

/**
 * The scale of a searched parameter: logarithmic when all values are above 0; logarithmic with a linear piece around 0
 * when the grid holds 0 as well, because 0 (no penalty) belongs in the picture; linear otherwise and for few integers.
 */
export function parameterScale({ values, range, nTicks = 7 }: ScaleOptions): Scale {
  const finite = values.filter(Number.isFinite);
  const [low, high] = finiteExtent(finite);
  const positive = finite.filter((value) => value > 0);
  const smallest = Math.min(...positive);
  if (low < 0 || positive.length === 0 || high / smallest < 20) {
    // Between whole numbers, of neighbours or degrees, there is nothing to mark.
    const isWhole = finite.every(Number.isInteger) && high - low >= 1;
    return linearScale({ values, range, nTicks: isWhole ? Math.min(nTicks, high - low) : nTicks });
  }
  const powers = logarithmicMarks([smallest, high], nTicks);
  const scale = low > 0 ? scaleLog([low, high], range) : scaleSymlog([0, high], range).constant(smallest);
  const marks = low > 0 ? powers : [0, ...powers];
  return {
    position: (value) => scale(value),
    ticks: marks.map((value) => ({ position: scale(value), label: formatNumber(value) })),
    domain: [low, high],
    isLogarithmic: true,
  };
}

/** Powers of ten between the two values; also twice and five times as much where that leaves fewer than three marks. */
function logarithmicMarks(ends: readonly [number, number], nTicks: number): number[] {
  const powers = powersOfTen(ends, nTicks);
  if (powers.length >= 3) return powers;
  const [low, high] = ends;
  const below = 10 ** (Math.floor(Math.log10(low)) - 1);
  const marks = Array.from({ length: 4 }, (_, decade) => below * 10 ** decade).flatMap((power) =>
    [1, 2, 5].map((times) => Number((times * power).toPrecision(1))),
  );
  return marks.filter((mark) => mark >= low * (1 - 1e-9) && mark <= high * (1 + 1e-9));
}

/** Powers of ten between the two values, at most about `nTicks` of them. */
function powersOfTen([low, high]: readonly [number, number], nTicks: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first) / nTicks));
  const powers: number[] = [];
  for (let exponent = first; exponent <= last; exponent += step) powers.push(Number(`1e${exponent}`));
  return powers;
}

function finiteExtent(values: readonly number[]): [number, number] {
  const [low = 0, high = 1] = extent(values.filter(Number.isFinite));
  return [low, high];
}

function spread([low, high]: [number, number]): [number, number] {
  if (low < high) return [low, high];
  const room = Math.abs(low) / 10 || 1;
  return [low - room, high + room];
}

function tickLabel(value: number, format: (value: number) => string): string {
  const size = Math.abs(value);
  return size >= 1e6 || (size > 0 && size < 1e-3) ? formatNumber(value) : format(value);
}

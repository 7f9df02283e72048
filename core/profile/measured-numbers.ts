import { orderStatistics } from '../cleaning/order-statistics.ts';
import type { ColumnProfile } from '../contracts/profile.ts';
import { eachBlock, readBlock } from '../number-kernel/each-block.ts';
import { BLOCK_ROWS, numberKernel } from '../number-kernel/number-kernel.ts';
import type { NumberSource } from '../table/number-source.ts';
import {
  beginCounting,
  type CountedSoFar,
  countBlock,
  countedSoFar,
  likelyDepth,
} from './distinct-counter.ts';
import { evenSample } from './even-sample.ts';
import { QuartileRanges } from './quartile-ranges.ts';
import { type PlacedValues, quartilePlaces } from './quartiles.ts';
import { beginBins } from './value-bins.ts';
import { type MomentsAndSigns, MomentsOfBlocks } from './value-moments.ts';
import { withoutGaps } from './without-gaps.ts';

/** What one reading of a column of more distinct values than are counted finds. */
export interface MeasuredNumbers extends MomentsAndSigns {
  readonly distinct: CountedSoFar;
  readonly placed: PlacedValues;
}

/** Counts distinct values until these are too many to count all of them; answers whether they are. O(rows) */
export function hasManyDistinct(source: NumberSource): boolean {
  beginCounting();
  for (let row = 0; row < source.nRows; row += BLOCK_ROWS) {
    countBlock(readBlock(source, row));
    if (countedSoFar().depth > 0) return true;
  }
  return false;
}

/** Block by block, so that each is read from memory once. O(rows) */
export function measureNumbers(source: NumberSource): MeasuredNumbers {
  const sample = evenSample(source);
  const moments = new MomentsOfBlocks();
  const ranges = sample && new QuartileRanges(sample, source.nRows);
  const depth = sample === undefined ? 0 : likelyDepth(sample, source.nRows);
  beginCounting(depth);
  eachBlock(source, (n) => {
    countBlock(n);
    moments.addBlock(n);
    ranges?.addBlock(n);
  });
  const found = moments.result();
  const distinct = countedFrom(depth, source);
  const placed = ranges?.placed(found.n) ?? placedByCopying(source, found.n);
  return { ...found, distinct, placed };
}

/** Where the counting began at a depth and needed none below, a lesser one may have been enough. */
function countedFrom(depth: number, source: NumberSource): CountedSoFar {
  const counted = countedSoFar();
  if (depth === 0 || counted.depth > depth) return counted;
  beginCounting();
  eachBlock(source, countBlock);
  return countedSoFar();
}

function placedByCopying(source: NumberSource, n: number): PlacedValues {
  const values = new Float64Array(source.nRows);
  source.readInto(0, source.nRows, values);
  const places = quartilePlaces(n);
  return { places, values: Array.from(orderStatistics(withoutGaps(values), places), (value) => value + 0) };
}

interface SecondReading {
  readonly measured: MeasuredNumbers;
  readonly withHistogram: boolean;
  /** Beyond them values are counted, where there are any. */
  readonly fences: { readonly low: number; readonly high: number } | undefined;
}

interface FoundBeyond {
  readonly histogram: ColumnProfile['histogram'];
  readonly nBeyond: number;
}

/** What can be counted only once the first reading is done; nothing is read where nothing is to be counted. O(rows) */
export function readAgain(
  source: NumberSource,
  { measured, withHistogram, fences }: SecondReading,
): FoundBeyond {
  const { n, min, max } = measured;
  const bins = withHistogram ? beginBins(min, max) : undefined;
  const beyond = fences !== undefined && (min < fences.low || max > fences.high) ? fences : undefined;
  const { countBeyond } = numberKernel();
  let nBeyond = 0;
  if (bins !== undefined || beyond !== undefined)
    eachBlock(source, (length) => {
      bins?.addBlock(length);
      if (beyond !== undefined) nBeyond += countBeyond(length, beyond.low, beyond.high);
    });
  return { histogram: bins?.histogram(n) ?? null, nBeyond };
}

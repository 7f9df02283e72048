import type { CrossValidation } from '../../contracts/config/cross-validation.ts';
import { DataRefusedError } from '../../errors.ts';
import { seededGenerator, shuffle } from '../../random/seeded-generator.ts';
import { allRows } from '../../table/table.ts';
import { splitsOfDraws } from './draws.ts';
import type { Split } from './split.ts';

export interface ShuffleSplitTask {
  readonly rows: Int32Array;
  readonly cv: Pick<
    Extract<CrossValidation, { splitter: 'shuffleSplit' }>,
    'nSplits' | 'testSize' | 'trainSize'
  >;
  readonly seed: number;
}

/** Where neither size is said. */
const TEST_SHARE = 0.1;

/**
 * `nSplits` draws of a test and a training part, independent of one another: a row may be tested in several, or in none, and in
 * neither part where the sizes leave rows over. A size below 1 is a share of the rows, of the test part rounded up, of the
 * training part down. Rows keep their order within a part. O(n) for each split that is read.
 * Source: scikit-learn's ShuffleSplit, with our own generator.
 * @throws DataRefusedError when a part would be empty, or both together are more than the rows
 */
export function shuffleSplit({ rows, cv, seed }: ShuffleSplitTask): Split[] {
  const sizes = partSizes(rows.length, cv);
  const draw = (drawSeed: number) => [drawSplit(rows, sizes, drawSeed)];
  return splitsOfDraws({ nDraws: cv.nSplits, nSplits: 1, seed, draw });
}

interface PartSizes {
  readonly nTrain: number;
  readonly nTest: number;
}

function partSizes(n: number, { testSize, trainSize }: ShuffleSplitTask['cv']): PartSizes {
  const wantedTest = testSize ?? (trainSize === null ? TEST_SHARE : null);
  const train = trainSize === null ? null : trainSize < 1 ? Math.floor(trainSize * n) : trainSize;
  const nTest = wantedTest === null ? n - train! : wantedTest < 1 ? Math.ceil(wantedTest * n) : wantedTest;
  const nTrain = train ?? n - nTest;
  if (nTest >= 1 && nTrain >= 1 && nTest + nTrain <= n) return { nTrain, nTest };
  throw new DataRefusedError({
    where: 'tune.cv',
    found: `shuffleSplit with testSize ${testSize} and trainSize ${trainSize} would test ${nTest} and train on ${nTrain} of ${n} rows to search`,
    allowed: 'at least 1 row in each part, and together no more than there are',
    todo: 'Change testSize or trainSize, or use a data set with more rows that have a target',
  });
}

function drawSplit(rows: Int32Array, { nTrain, nTest }: PartSizes, seed: number): Split {
  const positions = allRows(rows.length);
  shuffle(positions, seededGenerator(seed));
  const isTested = new Uint8Array(rows.length);
  const isTrained = new Uint8Array(rows.length);
  for (let at = 0; at < nTest; at++) isTested[positions[at]!] = 1;
  for (let at = nTest; at < nTest + nTrain; at++) isTrained[positions[at]!] = 1;
  return { test: markedRows(rows, isTested, nTest), train: markedRows(rows, isTrained, nTrain) };
}

/** In their order, which is that of memory: a sort of the drawn positions would take longer than the draw. */
function markedRows(rows: Int32Array, isMarked: Uint8Array, size: number): Int32Array {
  const marked = new Int32Array(size);
  let n = 0;
  for (let at = 0; at < rows.length; at++) if (isMarked[at] === 1) marked[n++] = rows[at]!;
  return marked;
}

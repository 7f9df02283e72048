/**
 * The choices of one cut: `total[j]` is the least displacement of the cuts so far when this one is
 * `possible[low + j]`.
 */
interface Choices {
  readonly low: number;
  readonly total: Float64Array;
  /** The choice of the cut before that achieves it. */
  readonly previous: Int32Array;
}

/**
 * Of the ascending `possible` cuts, as many distinct ones as are `wanted`, in order, with the least sum of
 * distances to the wanted (ascending) ones; of equals the earlier. Nearest one by one would not do: two can
 * have the same nearest. Dynamic programming within k of each nearest, because k - 1 others can push a cut no
 * further. O(k^2) for k cuts. Needs `possible.length >= wanted.length`.
 */
export function nearestCuts(possible: Int32Array, wanted: readonly number[]): number[] {
  const nCuts = wanted.length;
  const steps: Choices[] = [];
  let before: Choices = { low: -1, total: Float64Array.of(0), previous: Int32Array.of(-1) };
  let nearest = 0;
  for (const [index, target] of wanted.entries()) {
    const distance = (choice: number) => Math.abs(possible[choice]! - target);
    while (nearest + 1 < possible.length && distance(nearest + 1) < distance(nearest)) nearest++;
    const low = Math.max(index, nearest - nCuts);
    const high = Math.min(possible.length - nCuts + index, nearest + nCuts);
    before = extend({ before, low, high, distance });
    steps.push(before);
  }
  return backtrack(steps).map((choice) => possible[choice]!);
}

interface Step {
  readonly before: Choices;
  readonly low: number;
  readonly high: number;
  readonly distance: (choice: number) => number;
}

function extend({ before, low, high, distance }: Step): Choices {
  const total = new Float64Array(high - low + 1);
  const previous = new Int32Array(high - low + 1);
  const beforeEnd = before.low + before.total.length;
  let best = Number.POSITIVE_INFINITY;
  let bestChoice = -1;
  let next = before.low;
  for (let choice = low; choice <= high; choice++) {
    for (; next < choice && next < beforeEnd; next++) {
      if (before.total[next - before.low]! >= best) continue;
      best = before.total[next - before.low]!;
      bestChoice = next;
    }
    total[choice - low] = best + distance(choice);
    previous[choice - low] = bestChoice;
  }
  return { low, total, previous };
}

function backtrack(steps: readonly Choices[]): number[] {
  const last = steps.at(-1)!;
  let choice = last.low + last.total.indexOf(Math.min(...last.total));
  const chosen: number[] = [];
  for (const { low, previous } of steps.toReversed()) {
    chosen.push(choice);
    choice = previous[choice - low]!;
  }
  return chosen.reverse();
}

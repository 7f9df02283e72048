import { expect, it } from 'vitest';
import { NearestItems } from '../../../core/nearest/nearest-items.ts';

it('gives what it kept in order, of items at one distance the first, and starts again', () => {
  const nearest = new NearestItems(4);
  const distances = new Float64Array(4);
  const items = new Int32Array(4);
  for (const [distance, item] of [
    [2, 9],
    [1, 7],
    [2, 3],
    [5, 0],
    [2, 5],
    [0, 8],
    [2, 4],
  ] as const)
    nearest.offer(distance, item);
  nearest.takeInOrder(distances, items);
  expect([Array.from(distances), Array.from(items)]).toEqual([
    [0, 1, 2, 2],
    [8, 7, 3, 4],
  ]);
  expect([nearest.size, nearest.bound]).toEqual([0, Number.POSITIVE_INFINITY]);
  nearest.offer(3, 1);
  nearest.takeInOrder(distances, items);
  expect([distances[0], items[0], distances[1]]).toEqual([3, 1, 1]);
});

import { type RandomSource, randomInteger } from '../../random/seeded-generator.ts';

/**
 * `count` different whole numbers from 0 to below `size`, in random order: the first steps of Fisher-Yates, of which only the
 * places that were changed are kept. O(count), whatever the size.
 */
export function drawWithoutReplacement(size: number, count: number, random: RandomSource): number[] {
  const moved = new Map<number, number>();
  return Array.from({ length: count }, (_, place) => {
    const other = place + randomInteger(random, size - place);
    const drawn = moved.get(other) ?? other;
    moved.set(other, moved.get(place) ?? place);
    return drawn;
  });
}

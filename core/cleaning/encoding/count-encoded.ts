import type { CategoryFeature } from '../../contracts/recipe.ts';
import type { CountedNumbers } from '../../table/number-source.ts';
import type { DictionaryColumn } from '../../table/table.ts';
import { nIndicators, placesByCode } from './encode-category.ts';
import { countLevels } from './level-counts.ts';

/** The values of each column that `encodeCategory` makes of the given rows, and how often each occurs. O(rows + levels) */
export function countEncoded(
  feature: CategoryFeature,
  column: DictionaryColumn,
  rows: Int32Array,
): CountedNumbers[] {
  const places = placesByCode(feature, column.levels);
  const { counts, gaps } = countLevels(column, rows);
  const ofPlace = new Map<number, number>();
  for (const [code, place] of places.entries())
    ofPlace.set(place, (ofPlace.get(place) ?? 0) + (code === 0 ? gaps : counts[code - 1]!));
  if (feature.encode.method === 'ordinal') return [countedOf([...ofPlace].sort(([a], [b]) => a - b))];
  return Array.from({ length: nIndicators(feature) }, (_, place) => {
    const ones = ofPlace.get(place) ?? 0;
    return countedOf([
      [0, rows.length - ones],
      [1, ones],
    ]);
  });
}

/** @param times values, ascending, with their counts */
function countedOf(times: readonly (readonly [number, number])[]): CountedNumbers {
  const present = times.filter(([, count]) => count > 0);
  return {
    values: Float64Array.from(present, ([value]) => value),
    counts: Int32Array.from(present, ([, count]) => count),
  };
}

import type { CleanSection } from '../../contracts/config/clean-section.ts';

/** A level of the training rows. */
export interface CountedLevel {
  readonly level: string;
  readonly count: number;
}

interface GroupedLevels {
  readonly levels: string[];
  readonly infrequent: string[];
}

/**
 * Parts the levels of n training rows, ascending, into those that are kept apart and those that are put together, by the
 * rules of scikit-learn's OneHotEncoder and OrdinalEncoder (`min_frequency`, `max_categories`): first the levels rarer than
 * `minFrequency`; then, where more columns than `maxCategories` would remain, one for the infrequent ones among them, the
 * rarest, of equally rare ones the lowest. O(levels log levels).
 */
export function groupLevels(
  counted: readonly CountedLevel[],
  n: number,
  { minFrequency, maxCategories }: CleanSection['infrequent'],
): GroupedLevels {
  const least = minFrequency === null ? 0 : minFrequency < 1 ? minFrequency * n : minFrequency;
  const infrequent = new Set(counted.filter(({ count }) => count < least));
  // scikit-learn counts a column for infrequent levels even where there is none yet.
  if (maxCategories !== null && maxCategories < counted.length - infrequent.size + 1) {
    const byCount = counted.toSorted((a, b) => a.count - b.count);
    for (const rare of byCount.slice(0, counted.length - (maxCategories - 1))) infrequent.add(rare);
  }
  const namesOf = (isInfrequent: boolean) =>
    counted.filter((each) => infrequent.has(each) === isInfrequent).map(({ level }) => level);
  return { levels: namesOf(false), infrequent: namesOf(true) };
}

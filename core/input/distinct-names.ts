import { writableText } from './writable-text.ts';

/** Names of columns, and what was done to have one distinct name for each. */
export interface DistinctNames {
  readonly names: readonly string[];
  /** Indices of columns that have no name, or one like a column before them. */
  readonly unnamed: readonly number[];
  readonly repeated: readonly number[];
  /** Those whose name held what a file cannot. */
  readonly mended: readonly number[];
}

/**
 * A distinct name for each column, whatever the file calls them: a repeated `name` becomes `name_2`, an empty one `column_3`
 * by its place. NUL and half of a surrogate pair become U+FFFD. O(names)
 */
export function distinctNames(found: readonly string[]): DistinctNames {
  const given = found.map(writableText);
  const mended = given.flatMap((name, index) => (name === found[index] ? [] : [index]));
  const taken = new Set(given);
  const seen = new Set<string>();
  const nextNumber = new Map<string, number>();
  const unnamed: number[] = [];
  const repeated: number[] = [];
  const free = (name: string): string => {
    let number = nextNumber.get(name) ?? 2;
    while (taken.has(`${name}_${number}`)) number++;
    nextNumber.set(name, number + 1);
    taken.add(`${name}_${number}`);
    return `${name}_${number}`;
  };
  const names = given.map((name, index) => {
    if (name.trim() === '') {
      unnamed.push(index);
      const placed = `column_${index + 1}`;
      if (taken.has(placed)) return free(placed);
      taken.add(placed);
      return placed;
    }
    if (seen.has(name)) {
      repeated.push(index);
      return free(name);
    }
    seen.add(name);
    return name;
  });
  return { names, unnamed, repeated, mended };
}

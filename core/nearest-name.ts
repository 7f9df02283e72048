/**
 * The known name that a mistyped one most likely meant, or `undefined` when none is near. Letter case, `_` and `-` do not
 * count (`n_splits` is `nSplits`); otherwise one slip is forgiven for every three letters, at least one. A slip is a letter
 * put in, left out, changed, or swapped with its neighbour. The first of equally near names wins.
 * O(names x length²).
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plain = plainOf(name);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(plain.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(plain, plainOf(candidate));
    // A name of one or two letters is near to every other one.
    if (distance < bestDistance && distance < plain.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** A name without what people vary: letter case, `_` and `-`. */
export function plainOf(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '').slice(0, 100);
}

/**
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment: no part is edited twice).
 * Source: Boytsov, "Indexing methods for approximate dictionary searching", ACM JEA 16, 2011, section 2.
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + changed);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

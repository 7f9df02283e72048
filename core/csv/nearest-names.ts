/** Up to `n` of the names, those nearest to `name` first, by edit distance without regard to case. */
export function nearestNames(name: string, names: readonly string[], n: number): string[] {
  const distances = names.map((other) => editDistance(name.toLowerCase(), other.toLowerCase()));
  const order = names.map((_, index) => index).sort((a, b) => distances[a]! - distances[b]! || a - b);
  return order.slice(0, n).map((index) => names[index]!);
}

/** Levenshtein's distance: insertions, deletions and replacements of characters. O(a x b) */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1);
    }
    previous = current;
  }
  return previous[b.length]!;
}

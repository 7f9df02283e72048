/**
 * A value of numbers, texts, lists and plain objects with 0 for every -0, which JSON has no digits of its own for: a
 * recipe gives the same numbers before it is written and after it is read. O(size).
 */
export function plainZeros<T>(value: T): T {
  return withPlainZeros(value) as T;
}

function withPlainZeros(value: unknown): unknown {
  if (typeof value === 'number') return value + 0;
  if (Array.isArray(value)) return value.map(withPlainZeros);
  if (value === null || typeof value !== 'object') return value;
  // fromEntries defines every key as the object's own, whatever a group is called.
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withPlainZeros(item)]));
}

/**
 * JSON with sorted keys and no white space, so that equal values have equal text: RFC 8785, "JSON Canonicalization Scheme".
 * Keys ascend by UTF-16 code unit, also those that are whole numbers, which objects would put first. Keys whose value is
 * `undefined` are left out, as `JSON.stringify` does; a number that JSON cannot carry is a bug and throws. O(size log keys).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no JSON`);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

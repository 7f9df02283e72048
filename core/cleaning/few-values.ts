/** A column of so few distinct values is a code or a count of a few things, of which none is extreme. */
export const MAX_FEW_VALUES = 10;

/** Of values without gaps. O(n); of a column of measurements, a few of them. */
export function hasFewValues(values: Float64Array): boolean {
  const distinct = new Float64Array(MAX_FEW_VALUES);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    let at = 0;
    while (at < n && distinct[at] !== x) at++;
    if (at < n) continue;
    if (n === MAX_FEW_VALUES) return false;
    distinct[n++] = x;
  }
  return true;
}

/** Brings the rows of the `nLow` lowest values to the front: Hoare's selection, about the median of three. O(rows) mostly */
export function lowestFirst(rows: Int32Array, values: Float64Array, nLow: number): void {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const pivot = medianOfThree(values[rows[low]!]!, values[rows[(low + high) >> 1]!]!, values[rows[high]!]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[rows[i]!]! < pivot) i++;
      while (values[rows[j]!]! > pivot) j--;
      if (i > j) break;
      const row = rows[i]!;
      rows[i++] = rows[j]!;
      rows[j--] = row;
    }
    if (nLow <= j) high = j;
    else if (nLow >= i) low = i;
    else return;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

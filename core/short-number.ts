/** A number for people: four significant digits, whole from 1000 on, never with an exponent in between. */
export function shortNumber(value: number): string {
  return String(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
}

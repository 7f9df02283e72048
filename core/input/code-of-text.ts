/** The place of a text among distinct ones, in the order of their first appearance; a new one is added. O(length) */
export function codeOfText(codes: Map<string, number>, text: string): number {
  const known = codes.get(text);
  if (known !== undefined) return known;
  codes.set(text, codes.size);
  return codes.size - 1;
}

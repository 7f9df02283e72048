/** Of ES2024, which Node has. */
interface WellFormed {
  toWellFormed(): string;
}

/**
 * The text as a file of CSV can hold it, and this reader reads it back: NUL and half of a surrogate pair become U+FFFD; the very
 * same where there is neither. O(length)
 */
export function writableText(text: string): string {
  const wellFormed = (text as string & WellFormed).toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '\ufffd') : wellFormed;
}

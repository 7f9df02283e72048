/**
 * How wide a text will be, at most, in pixels of a system sans-serif font: nobody can measure it without a browser.
 * The factors are those of the widest common fallback (DejaVu Sans), so other fonts leave some air.
 */
export function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of text) em += characterWidth(character);
  return em * fontSize;
}

/** The text, or its beginning and an ellipsis, so that it fits. */
export function fitText(text: string, maxWidth: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= maxWidth) return text;
  let fitted = '';
  let width = characterWidth('…') * fontSize;
  for (const character of text) {
    width += characterWidth(character) * fontSize;
    if (width > maxWidth) break;
    fitted += character;
  }
  return `${fitted.trimEnd()}…`;
}

function characterWidth(character: string): number {
  if (character >= '\u1100') return 1.1;
  if (/[mwMW@%…—]/.test(character)) return 1;
  if (/[A-Z+=<>~&]/.test(character)) return 0.82;
  return /[ilj.,:;'|! ]/.test(character) ? 0.42 : 0.64;
}

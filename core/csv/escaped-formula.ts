const EXECUTED = /^[=+\-@\t\r]/;

/**
 * A text with an apostrophe in front where a spreadsheet would take it for a formula. Source: OWASP, "CSV Injection".
 */
export function escapedFormula(text: string): string {
  return EXECUTED.test(text) ? `'${text}` : text;
}

/** 1 for `true`, 0 for `false`, in any case; else `NaN`. */
export function parseBoolean(text: string): number {
  // Regular expressions rather than lower-casing, which maps a few other characters to ASCII letters too.
  if (/^[tT][rR][uU][eE]$/.test(text)) return 1;
  return /^[fF][aA][lL][sS][eE]$/.test(text) ? 0 : Number.NaN;
}

/**
 * A pattern of `expect.pattern` that a whole value must match. Unicode as people count it: `.` is a character, also one beyond
 * the first 65,536.
 * @throws SyntaxError when it is no regular expression; the configuration is checked for that
 */
export function fullMatch(pattern: string): RegExp {
  // By itself first: `x|y)(` would close the group around it, and match something else.
  const { source } = new RegExp(pattern, 'u');
  return new RegExp(`^(?:${source})$`, 'u');
}

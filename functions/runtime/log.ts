/** One structured line: the function's log format turns it into JSON with time, level and request. */
export function log(message: string, fields: object = {}): void {
  console.info({ message, ...fields });
}

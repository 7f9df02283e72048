const MAX_QUOTED_LENGTH = 40;

/** A text from the file as a message shows it. */
export function quotedExample(text: string): string {
  return JSON.stringify(text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH - 1)}…` : text);
}

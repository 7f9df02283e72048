const NEEDS_QUOTES = /[",\r\n]/;

/** A field of a CSV file with commas (RFC 4180): in quotes where its text would otherwise be taken apart. */
export function quotedText(text: string): string {
  return NEEDS_QUOTES.test(text) ? inQuotes(text) : text;
}

export function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

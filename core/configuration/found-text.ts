/** What was found, in words, never longer than a line: `found "abc"`, `found [1, 0]`, `found a mapping with a, b`. */
export function foundText(value: unknown): string {
  return `found ${valueText(value)}`;
}

function valueText(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing (null)';
  if (typeof value === 'string') return JSON.stringify(shortened(value));
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return listText(value);
  const keys = Object.keys(value);
  return keys.length === 0 ? 'an empty mapping' : `a mapping with ${shortened(keys.join(', '))}`;
}

function listText(items: readonly unknown[]): string {
  if (items.length === 0) return 'an empty list';
  const isPlain = items.every((item) => item === null || typeof item !== 'object');
  if (!isPlain || items.length > 5) return `a list of ${items.length}`;
  return `[${items.map((item) => (typeof item === 'string' ? valueText(item) : String(item))).join(', ')}]`;
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

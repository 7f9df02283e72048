/** Markup that may be inserted as it is. Only `html` and `rawHtml` make it, so text cannot pass unescaped. */
export interface Html {
  readonly markup: string;
}

/** What a template may hold; `null` is nothing. */
export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/gu;

/**
 * Escapes text for element content and for quoted attributes. Characters that HTML does not allow (control characters,
 * lone surrogates) become the replacement character, as a browser would show them.
 */
export function escapeHtml(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** A tagged template whose values are escaped, unless they are markup already. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = parts[0]!;
  values.forEach((value, index) => {
    markup += insert(value) + parts[index + 1]!;
  });
  return { markup };
}

/** For text of our own that is markup already: the style sheet. Never for anything that was read. */
export function rawHtml(markup: string): Html {
  return { markup };
}

function insert(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return coordinate(value);
  if (isList(value)) return value.map(insert).join('');
  return value.markup;
}

/** Bare numbers are coordinates and counts; a hundredth of a pixel is finer than any screen. */
function coordinate(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100 + 0) : 'n/a';
}

function isList(value: Html | readonly HtmlValue[]): value is readonly HtmlValue[] {
  return Array.isArray(value);
}

/**
 * Expressions for `page.evaluate`, as text: they run in the browser, whose types (the DOM) this project does not load.
 */
export interface PictureTexts {
  readonly pictures: number;
  readonly texts: number;
  readonly outside: readonly string[];
}

export const pageWidth = 'Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)';

/** Headings without a box, or outside the page. */
export const hiddenHeadings = `[...document.querySelectorAll('h1, h2')].filter((heading) => {
  const { width, height, left, right } = heading.getBoundingClientRect();
  return width === 0 || height === 0 || left < 0 || right > innerWidth || getComputedStyle(heading).visibility !== 'visible';
}).map((heading) => heading.textContent)`;

/** How many pictures are shown, how many texts they hold, and the texts that leave their picture (half a pixel is rounding). */
export const textsOutside = `(() => {
  const pictures = [...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0);
  const texts = pictures.flatMap((svg) => [...svg.querySelectorAll('text')].map((text) => ({ svg, text })));
  const outside = texts.filter(({ svg, text }) => {
    const frame = svg.getBoundingClientRect();
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5;
  });
  return { pictures: pictures.length, texts: texts.length, outside: outside.map(({ text }) => text.textContent) };
})()`;

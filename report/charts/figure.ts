import { type Html, type HtmlValue, html } from '../markup/html.ts';
import { FRAME_NAMES, type Frame } from './frame.ts';

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: HtmlValue;
}

export interface Picture {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What the picture says, for those who do not see it. */
  readonly description: string;
  /** What to look for, for those who do. */
  readonly caption: HtmlValue;
  readonly draw: (name: Frame['name']) => Drawing;
}

/** A picture with its caption: the wide and the narrow drawing, one of which the style sheet shows. */
export function figure({ id, title, description, caption, draw }: Picture): Html {
  const drawings = FRAME_NAMES.map((name) => {
    const { width, height, content } = draw(name);
    const titleId = `${id}-${name}-title`;
    const descriptionId = `${id}-${name}-description`;
    return html`<svg class="${name}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${titleId}" aria-describedby="${descriptionId}">
<title id="${titleId}">${title}</title><desc id="${descriptionId}">${description}</desc>
${content}</svg>
`;
  });
  return html`<figure id="${id}"><div class="picture">${drawings}</div><figcaption><strong>${title}.</strong> ${caption}</figcaption></figure>
`;
}

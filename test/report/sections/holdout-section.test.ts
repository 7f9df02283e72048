import { describe, expect, it } from 'vitest';
import { holdoutSection } from '../../../report/sections/holdout-section.ts';
import { BARE_DATA, SAMPLE_DATA } from '../sample-data.ts';
import { render, rowsOf, texts } from './section-text.ts';

describe('holdout', () => {
  it('is left out without data', () => {
    expect(holdoutSection(BARE_DATA)).toBeNull();
  });

  it('compares both models on the same rows, with the figures of the decision', () => {
    expect(rowsOf(render(holdoutSection))).toEqual([
      'Score Version 2 Version 1 Difference Better How to read it',
      'RMSE 3.172 4.887 −1.715 version 2 in units of mpg, lower is better',
      'R² 0.8814 0.7184 0.1630 version 2 higher is better',
    ]);
    expect(texts(render(holdoutSection))).toContain('with 95% confidence by at least 0.983');
  });

  it('names the dummy when there was no champion, and draws one dot and one cross a row', () => {
    const markup = render(holdoutSection, { ...SAMPLE_DATA, decision: null });
    expect(texts(markup)).toContain('the dummy baseline');
    expect(markup).not.toContain('bootstrap');
    const [, dots] = [...markup.matchAll(/class="dots accent" d="([^"]*)"/g)].map((match) => match[1]!);
    expect(dots!.match(/Z/g)).toHaveLength(48);
  });

  it('draws the line of equality within the plot, whatever the scales', () => {
    const markup = render(holdoutSection);
    const linesOf = (className: string) =>
      (markup.match(new RegExp(`<line class="${className}"[^>]*>`, 'g')) ?? []).map((line) =>
        Object.fromEntries(
          [...line.matchAll(/([xy][12])="([^"]+)"/g)].map(([, name, at]) => [name, Number(at)]),
        ),
      );
    const identity = linesOf('reference').filter(({ y1, y2 }) => y1 !== y2);
    const axes = linesOf('axis').filter(({ x1, x2 }) => x1 !== x2);
    expect(identity).toHaveLength(2);
    identity.forEach((line, index) => {
      const { x1, x2, y1 } = axes[index]!;
      expect(line).toMatchObject({ x1, x2, y1 });
      expect(line.y2).toBeLessThan(y1!);
    });
  });

  it('counts classes by what they were taken for, in place of a picture of numbers', () => {
    const points = [
      [0, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
      [1, 1, 0],
    ].map(([actual, predicted, opponent]) => ({
      actual: actual!,
      predicted: predicted!,
      opponent: opponent!,
    }));
    const markup = render(holdoutSection, { ...SAMPLE_DATA, classes: ['no', 'yes'], holdout: points });
    expect(rowsOf(markup).slice(0, 3)).toEqual([
      'Actual as no as yes Rows Found Found by opponent',
      'no 1 1 2 50% 100%',
      'yes 0 2 2 100% 0%',
    ]);
    expect(markup).not.toContain('<svg');
  });
});

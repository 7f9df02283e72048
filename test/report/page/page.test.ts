import { describe, expect, it } from 'vitest';
import { decisionSentence } from '../../../report/page/decision-sentence.ts';
import { keyFigures } from '../../../report/page/key-figures.ts';
import { DARK, LIGHT, type Palette } from '../../../report/page/palette.ts';
import { SAMPLE_DATA } from '../sample-data.ts';

describe('decisionSentence', () => {
  const withReason = (outcome: 'promoted' | 'challenger', reason: string) =>
    decisionSentence({ ...SAMPLE_DATA, decision: { ...SAMPLE_DATA.decision!, outcome, reason } });

  it('is one sentence that ends the way sentences do', () => {
    expect(withReason('promoted', 'It is better')).toBe('Version 2 was promoted to champion: it is better.');
    expect(withReason('challenger', 'RMSE is not better.')).toBe(
      'Version 2 stays challenger: RMSE is not better.',
    );
  });
});

describe('keyFigures', () => {
  const figures = (data = SAMPLE_DATA) =>
    keyFigures(data)
      .markup.replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');

  it('shows estimator, cross-validated score, holdout score against the opponent, and rows', () => {
    expect(figures()).toContain('Best estimator ridge alpha = 1.778, fitIntercept = true');
    expect(figures()).toContain('Cross-validated RMSE 2.692 ± 0.400 over the splits, in units of mpg');
    expect(figures()).toContain('Holdout RMSE 3.172 against 4.887 of version 1, on 48 rows');
    expect(figures()).toContain('Rows 287 1970-01-01 to 1978-01-01');
  });

  it('shows each holdout score with its own digits', () => {
    const decision = { ...SAMPLE_DATA.decision!, challengerScore: 0.000_412_3, opponentScore: 1.029 };
    expect(figures({ ...SAMPLE_DATA, decision })).toContain('0.0004123 against 1.029');
  });

  it('leaves out what does not exist, and names no unit for R²', () => {
    const artefact = { ...SAMPLE_DATA.artefact, metrics: { ...SAMPLE_DATA.artefact.metrics, holdout: null } };
    const text = figures({ ...SAMPLE_DATA, artefact, decision: null, scoring: ['r2'] });
    expect(text).not.toContain('Holdout');
    expect(text).toContain('Cross-validated R² 0.8809 ± 0.0400 over the splits Rows');
  });
});

describe('palette', () => {
  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ] as const)('has the contrast that WCAG AA asks for, in %s', (_, palette: Palette) => {
    for (const ground of [palette.paper, palette.panel]) {
      for (const text of [palette.ink, palette.muted, palette.accent, palette.alarm])
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.ink, palette.alarmTint)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.alarm, palette.alarmTint)).toBeGreaterThanOrEqual(4.5);
    for (const ground of [palette.paper, palette.alarmTint])
      expect(contrast(palette.line, ground)).toBeGreaterThanOrEqual(3);
  });
});

/** https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

import { describe, expect, it } from 'vitest';
import { searchSection } from '../../../report/sections/search-section.ts';
import { BARE_DATA, SAMPLE_DATA } from '../sample-data.ts';
import { render, rowsOf, texts } from './section-text.ts';

describe('search', () => {
  it('is left out without data', () => {
    expect(searchSection(BARE_DATA)).toBeNull();
  });

  it('says what was tried and chosen, and marks the chosen point and the dummy in the picture', () => {
    const text = texts(render(searchSection));
    expect(text).toContain(
      '55 candidates were scored on 5 splits. Chosen: ridge (alpha = 1.778, fitIntercept = true), with a mean RMSE of 2.692; lower is better.',
    );
    expect(text).toContain('chosen: alpha = 1.778, RMSE 2.692');
    expect(text).toContain('dummy baseline, 7.769');
    expect(text).toContain('RMSE, in units of mpg (lower is better)');
  });

  it('draws no shade where there can be no score', () => {
    const results = [0.98, 0.99, 0.97].map((mean, at) => ({
      candidateIndex: at,
      estimator: 'kNeighbors',
      params: { nNeighbors: at + 1 },
      splitTestScores: { accuracy: [mean] },
      meanTestScore: { accuracy: mean },
      stdTestScore: { accuracy: 0.03 },
      rankTestScore: { accuracy: at + 1 },
      error: null,
    }));
    const markup = render(searchSection, {
      ...SAMPLE_DATA,
      scoring: ['accuracy'],
      cvResults: results,
      bestIndex: 0,
    });
    const ticks = [...markup.matchAll(/class="tick"[^>]*>([0-9.]+)</g)].map((match) => Number(match[1]));
    // The marks of the upright axis lie below those of nNeighbors, which are 1, 2 and 3.
    expect(ticks.filter((tick) => tick > 1)).toEqual([2, 3, 2, 3]);
    expect(ticks).toContain(0.94);
    expect(texts(markup)).toContain('accuracy (higher is better)');
    expect(texts(markup)).toContain('Where the line is flat, nNeighbors hardly matters.');
  });

  it('ranks the best 15 and the dummy with the scores of every split, and says how many are not shown', () => {
    const rows = rowsOf(render(searchSection));
    const ranking = rows.slice(
      0,
      rows.findIndex((row) => row.startsWith('Estimator')),
    );
    expect(ranking).toHaveLength(1 + 16);
    expect(ranking[0]).toContain('Split 0 Split 1 Split 2 Split 3 Split 4');
    expect(ranking[1]).toBe(
      '1 ridge chosen 2.692 0.400 alpha = 1.778, fitIntercept = true 0.8809 3.333 2.900 2.659 2.365 2.202',
    );
    expect(ranking.at(-1)).toContain('54 dummy baseline 7.769');
    expect(texts(render(searchSection))).toContain('38 more candidates are in cv_results.csv.');
  });

  it('lists failed candidates with their reason, and no such table without any', () => {
    const rows = rowsOf(render(searchSection));
    expect(rows.at(-1)).toBe(
      'polynomial degree = 6, feature = horsepower split 0: 7 coefficients cannot be fitted on 6 rows.',
    );
    const sound = SAMPLE_DATA.cvResults.filter(({ error }) => error === null);
    expect(render(searchSection, { ...SAMPLE_DATA, cvResults: sound })).not.toContain('failed candidate');
  });

  it('keeps a far dummy off the picture and says so', () => {
    const cvResults = SAMPLE_DATA.cvResults.map((result) =>
      result.estimator === 'dummy' ? { ...result, meanTestScore: { rmse: 900 } } : result,
    );
    const text = texts(render(searchSection, { ...SAMPLE_DATA, cvResults }));
    expect(text).toContain('The dummy baseline scores 900.000. That is off this picture.');
    expect(text).not.toContain('dummy baseline, 900');
  });
});

import { describe, expect, it } from 'vitest';
import { modelSection } from '../../../report/sections/model-section.ts';
import { BARE_DATA, SAMPLE_DATA } from '../sample-data.ts';
import { render, rowsOf, texts } from './section-text.ts';

describe('the model', () => {
  it('is left out without data', () => {
    expect(modelSection(BARE_DATA)).toBeNull();
  });

  it('draws coefficients by size, largest first, and shows what the solver reports', () => {
    const markup = render(modelSection);
    const bars = [...markup.matchAll(/<text class="label"[^>]*>([^<]*)</g)].map((match) => match[1]);
    expect(bars.slice(0, 9)).toEqual([
      'weightInLbs',
      'horsepower',
      'modelYear',
      'displacement',
      'cylinders',
      'origin=USA',
      'origin=Japan',
      'acceleration',
      'origin=Europe',
    ]);
    expect(texts(markup)).toContain('intercept 31.27 rank 8 solver cholesky');
    expect(markup.match(/class="bar negative"/g)).toHaveLength(10);
  });

  it('tells for every feature what fills a gap and what its normalised unit is', () => {
    const rows = rowsOf(render(modelSection));
    expect(rows).toContain('weightInLbs number 2934 median minMax 1613 3527');
    expect(rows).toContain('origin category USA mostFrequent oneHot: Europe, Japan, USA – –');
  });

  it('names coefficients of polynomial features by their terms', () => {
    const fitted = { terms: ['weightInLbs', 'weightInLbs^2'], coef: [-3, 4], intercept: 1 };
    const estimator = { estimator: 'ridge', params: { degree: 2 }, fitted };
    const artefact = { ...SAMPLE_DATA.artefact, estimator, featureNames: ['weightInLbs'] };
    const markup = render(modelSection, { ...SAMPLE_DATA, artefact });
    const bars = [...markup.matchAll(/<text class="label"[^>]*>([^<]*)</g)].map((match) => match[1]);
    expect(bars.slice(0, 2)).toEqual(['weightInLbs^2', 'weightInLbs']);
    expect(texts(markup)).toContain('when a feature, or a product of features, grows by one');
  });

  it('goes without bars when the coefficients are not those of the features', () => {
    const artefact = { ...SAMPLE_DATA.artefact, featureNames: ['one'] };
    expect(render(modelSection, { ...SAMPLE_DATA, artefact })).not.toContain('<svg');
  });

  it('shows no columns of numbers that a model keeps as text', () => {
    const fitted = { nSamples: 3, y: 'AAAAAAAA8D8A'.repeat(10), columns: ['AAAA'] };
    const estimator = { estimator: 'kNeighbors', params: { nNeighbors: 3 }, fitted };
    const text = texts(
      render(modelSection, { ...SAMPLE_DATA, artefact: { ...SAMPLE_DATA.artefact, estimator } }),
    );
    expect(text).toContain('nSamples 3');
    expect(text).not.toContain('AAAA');
  });

  it('lists the coefficients of each of several classes, largest first', () => {
    const estimator = {
      estimator: 'logistic',
      params: {},
      fitted: {
        coef: [
          [1, -3],
          [0, 2],
          [-1, 1],
        ],
      },
    };
    const artefact = {
      ...SAMPLE_DATA.artefact,
      estimator,
      classes: ['a', 'b', 'c'],
      featureNames: ['small', 'large'],
    };
    const markup = render(modelSection, { ...SAMPLE_DATA, artefact });
    expect(rowsOf(markup).slice(0, 3)).toEqual([
      'Feature a b c',
      'large −3.000 2.000 1.000',
      'small 1.000 0.000 −1.000',
    ]);
  });

  it('draws those of two classes as one row of bars', () => {
    const estimator = { estimator: 'logistic', params: {}, fitted: { coef: [[1, -3]] } };
    const artefact = {
      ...SAMPLE_DATA.artefact,
      estimator,
      classes: ['no', 'yes'],
      featureNames: ['small', 'large'],
    };
    expect(texts(render(modelSection, { ...SAMPLE_DATA, artefact }))).toContain(
      'the logarithm of the odds of mpg=yes moves',
    );
  });
});

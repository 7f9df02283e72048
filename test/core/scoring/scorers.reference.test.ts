import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ScorerName } from '../../../core/contracts/config/scorer-names.ts';
import { scoredNumbers } from '../../../core/scoring/scorer.ts';
import { SCORERS } from '../../../core/scoring/scorers.ts';
import { relativeError } from '../linear-algebra/relative-error.ts';

interface NumbersCase {
  readonly name: string;
  readonly yTrue: readonly number[];
  readonly yPred: readonly number[];
  /** null: not defined, or refused */
  readonly scores: { readonly [name in ScorerName]?: number | null };
}

interface ClassesCase extends NumbersCase {
  readonly nClasses: number;
  readonly probabilities: readonly number[];
}

interface Fixture {
  readonly regression: readonly NumbersCase[];
  readonly classification: readonly ClassesCase[];
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/scorers.json', import.meta.url), 'utf8'),
);

const namesOf = (task: string) =>
  Object.values(SCORERS)
    .filter((scorer) => scorer.task === task)
    .map(({ name }) => name);

// Sums of at most 60 terms in another order: some eps of each.
const TOLERANCE = 1e-13;

function expectScore(found: number, expected: number | null, name: string): void {
  if (expected === null) expect(found, name).toBeNaN();
  else
    expect(relativeError([found], [expected]), `${name}: ${found}, not ${expected}`).toBeLessThan(TOLERANCE);
}

test('scores of the cases of estimators.json are those of scikit-learn too', () => {
  const url = new URL('../../fixtures/estimators.json', import.meta.url);
  const { scores }: { scores: readonly Record<string, never>[] } = JSON.parse(readFileSync(url, 'utf8'));
  expect(scores).not.toHaveLength(0);
  for (const { yTrue, yPred, ...expected } of scores) {
    const rows = scoredNumbers(Float64Array.from(yTrue!), Float64Array.from(yPred!));
    for (const name of ['rmse', 'mae', 'r2'] as const) {
      expectScore(SCORERS[name].score(rows), expected[name]!, name);
    }
  }
});

describe('scores of numbers are those of scikit-learn', () => {
  test.each(fixture.regression)('$name', ({ yTrue, yPred, scores }) => {
    expect(Object.keys(scores).sort()).toEqual(namesOf('regression').sort());
    const rows = scoredNumbers(Float64Array.from(yTrue), Float64Array.from(yPred));
    for (const name of namesOf('regression')) expectScore(SCORERS[name].score(rows), scores[name]!, name);
  });
});

describe('scores of classes are those of scikit-learn', () => {
  test.each(fixture.classification)('$name', ({ nClasses, yTrue, yPred, probabilities, scores }) => {
    const binary = nClasses === 2 ? [] : ['precision', 'recall', 'f1'];
    const names = namesOf('classification').filter((name) => !binary.includes(name));
    expect(Object.keys(scores).sort()).toEqual([...names].sort());
    const rows = {
      yTrue: Float64Array.from(yTrue),
      yPred: Float64Array.from(yPred),
      probabilities: Float64Array.from(probabilities),
      classes: Array.from({ length: nClasses }, (_, index) => `class ${index}`),
    };
    for (const name of names) expectScore(SCORERS[name].score(rows), scores[name]!, name);
  });
});

import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../../core/contracts/plan.ts';
import { decidePromotion } from '../../../../core/model-selection/comparison/decide-promotion.ts';
import { numbersOf } from './numbers-of.ts';

const promote = { margin: 0, confidence: 0.95 };
const empty = numbersOf({
  yTrue: new Float64Array(),
  challenger: new Float64Array(),
  opponent: new Float64Array(),
});
const first = (kind: Comparison['kind'], nRows: number): Comparison => ({
  kind,
  nRows,
  championVersion: null,
});
const later = (nRows: number): Comparison => ({ kind: 'unseen', nRows, championVersion: 3 });

/** The challenger errs by 1 or `challengerError` in turn, the opponent by `opponentErrors` in turn. */
function rowsOf(nRows: number, challengerErrors: readonly number[], opponentErrors: readonly number[]) {
  const yTrue = Float64Array.from({ length: nRows }, (_, row) => row);
  const predict = (errors: readonly number[]) => yTrue.map((y, row) => y + errors[row % errors.length]!);
  return numbersOf({ yTrue, challenger: predict(challengerErrors), opponent: predict(opponentErrors) });
}

const decide = (comparison: Comparison, rows: ReturnType<typeof rowsOf>, changes: object = {}) =>
  decidePromotion({ comparison, scorer: 'mae', promote, seed: 42, ...rows, ...changes });

describe('decidePromotion of a first model', () => {
  it('promotes without a holdout and says that nothing was compared', () => {
    expect(decide(first('none', 0), empty)).toEqual({
      outcome: 'promoted',
      reason: 'First model, promoted without a comparison because tune.holdout is 0.',
      againstVersion: null,
      scorer: 'mae',
      nRows: 0,
      challengerScore: null,
      opponentScore: null,
      difference: null,
    });
  });

  it('promotes what beats the baseline, on few rows too', () => {
    expect(decide(first('newest', 6), rowsOf(6, [1], [2]))).toEqual({
      outcome: 'promoted',
      reason:
        'First model, promoted because it beats the dummy baseline: mae 1 against 2 on 6 rows held out.',
      againstVersion: null,
      scorer: 'mae',
      nRows: 6,
      challengerScore: 1,
      opponentScore: 2,
      difference: null,
    });
  });

  it('keeps what is no better than the baseline', () => {
    const decision = decide(first('hash', 4), rowsOf(4, [2], [2]));
    expect(decision.outcome).toBe('challenger');
    expect(decision.reason).toBe(
      'Not promoted: the model does not beat the dummy baseline, mae 2 against 2 on 4 rows held out.',
    );
  });

  it('takes the greater score for the better where it is', () => {
    const rows = rowsOf(10, [1, -1], [2, -2]);
    expect(decide(first('hash', 10), rows, { scorer: 'r2' }).outcome).toBe('promoted');
    const swapped = { ...rows, challenger: rows.opponent, opponent: rows.challenger };
    expect(decide(first('hash', 10), swapped, { scorer: 'r2' }).outcome).toBe('challenger');
  });

  it('keeps a model whose holdout came out empty', () => {
    const decision = decide(first('hash', 0), empty);
    expect(decision.outcome).toBe('challenger');
    expect(decision.reason).toBe(
      'Not promoted: no labelled row fell into the holdout, so that nothing could be compared.',
    );
  });

  it('keeps a model that predicts no finite number', () => {
    const decision = decide(first('hash', 4), rowsOf(4, [Number.NaN], [2]));
    expect(decision.outcome).toBe('challenger');
    expect(decision.challengerScore).toBeNull();
  });
});

describe('decidePromotion against a champion', () => {
  it('promotes when the bound is above the margin', () => {
    const decision = decide(later(40), rowsOf(40, [1], [2]));
    expect(decision).toEqual({
      outcome: 'promoted',
      reason:
        'Promoted: mae 1 against 2 of version 3 on 40 rows that neither has seen; ' +
        'better by 1, at 95% confidence by more than 1, above the margin of 0.',
      againstVersion: 3,
      scorer: 'mae',
      nRows: 40,
      challengerScore: 1,
      opponentScore: 2,
      difference: { estimate: 1, lowerBound: 1, confidence: 0.95, margin: 0 },
    });
  });

  it('wants more than the margin', () => {
    const decision = decide(later(40), rowsOf(40, [1], [2]), { promote: { margin: 1, confidence: 0.95 } });
    expect(decision.outcome).toBe('challenger');
    expect(decision.reason).toBe(
      'The improvement is too small: mae 1 against 2 of version 3 on 40 rows that neither has seen; ' +
        'better by 1, at 95% confidence by more than 1, not above the margin of 1.',
    );
  });

  it('finds no significant difference where the bound is below 0', () => {
    const decision = decide(later(40), rowsOf(40, [1, 3], [3.2, 1]));
    expect(decision.outcome).toBe('challenger');
    expect(decision.difference!.estimate).toBeCloseTo(0.1, 9);
    expect(decision.difference!.lowerBound).toBeLessThan(-0.3);
    expect(decision.reason).toMatch(
      /^No significant difference: mae 2 against 2\.1 of version 3 on 40 rows that neither has seen; better by 0\.1, at 95% confidence by more than -0\.\d+, not above the margin of 0\.$/,
    );
  });

  it('says so when the champion is better', () => {
    expect(decide(later(40), rowsOf(40, [3], [2])).reason).toBe(
      'Not promoted: version 3 is better, mae 3 against 2 of version 3 on 40 rows that neither has seen.',
    );
  });

  it('compares on 20 rows and not on 19', () => {
    expect(decide(later(20), rowsOf(20, [1], [2])).outcome).toBe('promoted');
    const decision = decide(later(19), rowsOf(19, [1], [2]));
    expect(decision).toEqual({
      outcome: 'challenger',
      reason:
        'Not promoted: there are 19 rows that neither version 3 nor the challenger has seen, and a comparison needs 20 rows. Add newer data, or promote it by hand.',
      againstVersion: 3,
      scorer: 'mae',
      nRows: 19,
      challengerScore: null,
      opponentScore: null,
      difference: null,
    });
  });

  it('compares on 5 groups and not on 4', () => {
    const groups = (n: number) => Int32Array.from({ length: 40 }, (_, row) => row % n);
    expect(decide(later(40), rowsOf(40, [1], [2]), { groups: groups(5) }).outcome).toBe('promoted');
    const decision = decide(later(40), rowsOf(40, [1], [2]), { groups: groups(4) });
    expect(decision.outcome).toBe('challenger');
    expect(decision.reason).toBe(
      'Not promoted: there are 40 rows of 4 groups that neither version 3 nor the challenger has seen, and a comparison needs 5 groups. Add newer data, or promote it by hand.',
    );
  });

  it('keeps a challenger that predicts no finite number', () => {
    const decision = decide(later(40), rowsOf(40, [1, Number.NaN], [2]));
    expect(decision.outcome).toBe('challenger');
    expect(decision.difference).toBeNull();
    expect(decision.reason).toBe(
      'Not promoted: a score is not a finite number, mae NaN against 2 of version 3 on 40 rows that neither has seen.',
    );
  });
});

describe('decidePromotion between classifiers', () => {
  const classes = ['no', 'yes'];
  const yTrue = Float64Array.from({ length: 40 }, (_, row) => row % 2);
  /** Says the true class with this probability, and the other one in every so many rows. */
  const says = (probability: number, wrongEvery: number) => {
    const isWrong = (row: number) => row % wrongEvery === wrongEvery - 1;
    const yPred = yTrue.map((truth, row) => (isWrong(row) ? 1 - truth : truth));
    const probabilities = Float64Array.from({ length: 80 }, (_, at) =>
      yPred[at >> 1] === at % 2 ? probability : 1 - probability,
    );
    return { yPred, probabilities };
  };
  const better = { yTrue, classes, challenger: says(0.9, 20), opponent: says(0.6, 4) };
  const decideClasses = (changes: object) =>
    decidePromotion({ comparison: later(40), scorer: 'accuracy', promote, seed: 42, ...better, ...changes });

  it('promotes by accuracy', () => {
    const decision = decideClasses({});
    expect(decision).toMatchObject({ outcome: 'promoted', challengerScore: 0.95, opponentScore: 0.75 });
    expect(decision.difference!.estimate).toBeCloseTo(0.2, 12);
    expect(decision.reason).toMatch(
      /^Promoted: accuracy 0\.95 against 0\.75 of version 3 on 40 rows that neither has seen; better by 0\.2, /,
    );
  });

  it.each([
    'logLoss',
    'brier',
    'rocAuc',
    'averagePrecision',
    'f1',
    'f1Weighted',
  ] as const)('promotes by %s, and never the other way round', (scorer) => {
    expect(decideClasses({ scorer }).outcome).toBe('promoted');
    const swapped = { challenger: better.opponent, opponent: better.challenger };
    expect(decideClasses({ scorer, ...swapped }).outcome).toBe('challenger');
  });

  it('does not compare by probabilities with a champion that has none', () => {
    const opponent = { ...better.opponent, probabilities: null };
    const decision = decideClasses({ scorer: 'logLoss', opponent });
    expect(decision).toMatchObject({ outcome: 'challenger', opponentScore: null, difference: null });
    expect(decision.reason).toMatch(/^Not promoted: a score is not a finite number, logLoss 0\./);
    expect(decideClasses({ opponent }).outcome).toBe('promoted');
  });

  it('compares a first model with the baseline', () => {
    const decision = decideClasses({ comparison: first('hash', 40), scorer: 'logLoss' });
    expect(decision.reason).toMatch(
      /^First model, promoted because it beats the dummy baseline: logLoss 0\.\d+ against 0\.\d+ on 40 rows held out\.$/,
    );
  });
});

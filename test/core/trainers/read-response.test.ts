import { describe, expect, it } from 'vitest';
import { checkResponse, predictionOf } from '../../../core/trainers/read-response.ts';

const trainer = { name: 'nets' };
const read = (fields: object) =>
  predictionOf(checkResponse({ format: 'upkeep-trainer-response/1', ...fields }, trainer), {
    nSamples: 2,
    classes: ['no', 'yes', 'perhaps'],
    trainer,
  });

describe('the response of a trainer of classes', () => {
  it('holds indices and probabilities, row by row', () => {
    const probabilities = [
      [0.2, 0.5, 0.3],
      [0, 0, 1],
    ];
    expect(read({ predictions: [1, 2], probabilities })).toEqual({
      yPred: Float64Array.of(1, 2),
      probabilities: Float64Array.of(0.2, 0.5, 0.3, 0, 0, 1),
    });
  });

  it('may do without probabilities, and say more than is asked', () => {
    const found = read({ predictions: [1, 2], probabilities: null, epochs: 12 });
    expect(found.probabilities).toBeNull();
  });

  it('may add up in single precision, and is brought to 1', () => {
    const third = Math.fround(1 / 3);
    const { probabilities } = read({
      predictions: [0, 0],
      probabilities: [
        [third, third, third],
        [1, 0, 0],
      ],
    });
    // 1e-15: three roundings of double precision.
    expect(Math.abs(probabilities!.subarray(0, 3).reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(
      1e-15,
    );
  });

  it.each([
    [{ predictions: [1, 3] }, 'its prediction of row 1 is 3. Allowed: whole numbers from 0 to 2'],
    [{ predictions: [0.5, 1] }, 'its prediction of row 0 is 0.5.'],
    [{ predictions: [-1, 1] }, 'its prediction of row 0 is -1.'],
    [{ predictions: [0, 1], probabilities: [[1, 0, 0]] }, 'it answers probabilities of 1 rows for 2.'],
    [
      {
        predictions: [0, 1],
        probabilities: [
          [1, 0, 0],
          [0, 1],
        ],
      },
      'its probabilities of row 1 are [0,1].',
    ],
    [
      {
        predictions: [0, 1],
        probabilities: [
          [0.5, 0.4, 0],
          [0, 1, 0],
        ],
      },
      'its probabilities of row 0 are [0.5,0.4,0]. Allowed: 3 numbers of at least 0 that add up to 1.',
    ],
    [
      {
        predictions: [0, 1],
        probabilities: [
          [1.5, -0.5, 0],
          [0, 1, 0],
        ],
      },
      'its probabilities of row 0 are [1.5,-0.5,0].',
    ],
  ])('%j is refused', (fields, message) => {
    expect(() => read(fields)).toThrow(`trainer nets: ${message}`);
  });
});

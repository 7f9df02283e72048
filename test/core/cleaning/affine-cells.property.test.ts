import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affineCells } from '../../../core/cleaning/affine-cells.ts';
import { BLOCK_ROWS } from '../../../core/number-kernel/number-kernel.ts';
import { seededGenerator } from '../../../core/random/seeded-generator.ts';

const bound = fc.option(fc.double({ min: -10, max: 10, noNaN: true }), { nil: undefined });
const number = fc.double({ min: -10, max: 10, noNaN: true });
const settings = fc.record({
  least: bound,
  most: bound,
  isGap: fc.boolean(),
  fill: number,
  offset: number,
  scale: number,
  low: number,
  clip: fc.option(fc.constantFrom([0, 1] as [number, number], [-1, 5] as [number, number])),
});

describe('affineCells', () => {
  it('does with each cell what the recipe says, in this order, bit by bit', () => {
    const random = seededGenerator(3);
    // Beyond one block, and no whole number of them.
    const values = Float64Array.from({ length: BLOCK_ROWS + 301 }, (_, i) =>
      i % 7 === 0 ? Number.NaN : i % 11 === 0 ? 0 : 24 * random() - 12,
    );
    const rows = Int32Array.from({ length: 9000 }, () => Math.floor(random() * values.length));
    fc.assert(
      fc.property(settings, fc.boolean(), ({ fill, offset, scale, low, clip, ...outliers }, some) => {
        const { least = -Infinity, most = Infinity, isGap } = outliers;
        const treatment = {
          low: least,
          high: most,
          below: isGap ? Number.NaN : least,
          above: isGap ? Number.NaN : most,
          gapUpTo: -Infinity,
        };
        const normalize = { method: 'minMax' as const, offset, scale, low, clip };
        const into = new Float64Array(some ? rows.length : values.length);
        affineCells({ values, rows: some ? rows : undefined, treatment, fill, normalize, into });
        const expected = Float64Array.from(some ? rows : values.keys(), (row) => {
          const cell = values[row]!;
          const treated = cell < least ? treatment.below : cell > most ? treatment.above : cell;
          const z = ((Number.isNaN(treated) ? fill : treated) - offset) * scale + low;
          return clip === null ? z : z < clip[0] ? clip[0] : z > clip[1] ? clip[1] : z;
        });
        expect(Buffer.compare(Buffer.from(into.buffer), Buffer.from(expected.buffer))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

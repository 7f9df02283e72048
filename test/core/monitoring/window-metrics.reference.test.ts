import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Metrics } from '../../../core/contracts/monitoring.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';
import { deliver, evaluateAll, type LogLine } from './support.ts';

interface Fixture {
  readonly predictions: readonly LogLine[];
  readonly actuals: readonly LogLine[];
  readonly expected: {
    readonly [unit: string]: readonly {
      readonly window: string;
      readonly version: number;
      readonly metrics: Metrics;
    }[];
  };
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/monitoring.json', import.meta.url), 'utf8'),
);

/**
 * Errors of about 3 at values of about 1e6 carry 1e-16 * 1e6 / 3, so 4e-11, of rounding already in the log; the mean error
 * cancels further. 1e-9 of the size of an error leaves room for both.
 */
const TOLERANCE = 1e-9;

describe('metrics of windows equal those of scikit-learn', () => {
  test.each(Object.keys(fixture.expected))('with windows of %s', async (unit) => {
    const store = memoryObjectStore();
    await deliver(store, 'predictions', { file: 'p1.jsonl', lines: fixture.predictions.slice(0, 150) });
    await deliver(store, 'predictions', { file: 'p2.jsonl', lines: fixture.predictions.slice(150) });
    await deliver(store, 'actuals', { file: 'y.jsonl', lines: fixture.actuals });
    const windows = await evaluateAll(store, { window: unit });
    const found = windows.flatMap(({ window, versions }) =>
      versions.map(({ version, metrics }) => ({ window, version, metrics })),
    );
    const expected = fixture.expected[unit]!;
    expect(found.map(({ window, version }) => `${window} v${version}`)).toEqual(
      expected.map(({ window, version }) => `${window} v${version}`),
    );
    for (const [index, { metrics }] of expected.entries()) {
      const ours = found[index]!.metrics;
      expect(Object.keys(ours).sort()).toEqual(Object.keys(metrics).sort());
      for (const [name, value] of Object.entries(metrics) as [keyof Metrics, number][]) {
        expect(Math.abs(ours[name]! - value), `${name} in ${expected[index]!.window}`).toBeLessThanOrEqual(
          TOLERANCE * Math.max(1, Math.abs(value)),
        );
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../core/contracts/plan.ts';
import type { RunRef } from '../../../core/contracts/steps.ts';
import { clean } from '../../../core/steps/clean.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { select } from '../../../core/steps/select.ts';
import { prepareTune } from '../../../core/steps/start-tune.ts';
import { isLastRound, latestRound, pathsOfRound } from '../../../core/tuning/rounds.ts';
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts';
import { carsCsv, uploadCars } from './cars.ts';
import { HALVING_CONFIG } from './halving-cars.ts';

const GRID = HALVING_CONFIG.replace('strategy: halving, factor: 3', 'strategy: grid');

async function begin(config: string): Promise<{ ports: MemoryPorts; run: RunRef }> {
  const ports = memoryPorts();
  const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974), config) }, ports);
  return { ports, run: await prepareTune(dataSet, ports.store) };
}

async function evaluate(planned: Plan, { store }: MemoryPorts): Promise<void> {
  const { model, runId } = planned;
  for (const { index: pathIndex } of pathsOfRound(planned))
    await evaluatePath({ model, runId, pathIndex }, { store, nowMs: () => 0 });
}

async function search(config: string) {
  const { ports, run } = await begin(config);
  let planned = await plan(run, ports);
  await evaluate(planned, ports);
  while (!isLastRound(planned)) {
    planned = await plan(run, ports, latestRound(planned));
    await evaluate(planned, ports);
  }
  const selection = await select(run, ports);
  const csv = ports.store.contents()[`models/cars/runs/${run.runId}/cv_results.csv`]!;
  return { ports, run, planned, selection, lines: csv.trim().split('\n') };
}

describe('successive halving', () => {
  it('judges fewer candidates on more rows, and the baseline in the last round', async () => {
    const { planned, selection, lines } = await search(HALVING_CONFIG);
    const { nRows, candidateIndices } = planned.halving!;
    expect(candidateIndices.map(({ length }) => length)).toEqual([9, 3, 2]);
    expect(candidateIndices.at(-1)).toContain(selection.dummyIndex);
    expect(candidateIndices.at(-1)).toContain(selection.bestIndex);
    for (const [round, indices] of candidateIndices.slice(1, 2).entries()) {
      expect(candidateIndices[round]).toEqual(expect.arrayContaining([...indices]));
    }
    expect(nRows.at(-1)).toBeLessThanOrEqual(planned.nSearchRows);
    expect(nRows[1]).toBe(3 * nRows[0]!);
    const header = lines[0]!.split(',');
    expect(header.slice(4, 7)).toEqual(['params', 'iter', 'n_resources']);
    const rounds = lines.slice(1).map((line) =>
      line
        .match(/",(\d),(\d+),/)!
        .slice(1, 3)
        .map(Number),
    );
    for (const [index, [round, rows]] of rounds.entries()) {
      expect(candidateIndices[round!]).toContain(index);
      expect(candidateIndices[round! + 1] ?? []).not.toContain(index);
      expect(rows).toBe(nRows[round!]);
    }
  });

  it('ranks a later round before an earlier one', async () => {
    const { lines } = await search(HALVING_CONFIG);
    const rank = lines[0]!.split(',').indexOf('rank_test_rmse') - lines[0]!.split(',').length;
    const cells = lines.slice(1).map((line) => ({
      round: Number(line.match(/",(\d),\d+,/)![1]),
      rank: Number(line.split(',').at(rank)),
    }));
    const ascending = cells.toSorted((a, b) => a.rank - b.rank).map(({ round }) => round);
    expect(ascending).toEqual(ascending.toSorted((a, b) => b - a));
  });

  it('told twice of one round plans the next once, and nothing is told of a plan made anew', async () => {
    const { ports, run } = await begin(HALVING_CONFIG);
    const first = await plan(run, ports);
    await evaluate(first, ports);
    const second = await plan(run, ports, latestRound(first));
    expect(latestRound(second).round).toBe(1);
    expect(await plan(run, ports, latestRound(first))).toEqual(second);
    expect(await plan(run, ports)).toEqual(second);
    expect(await plan(run, ports, { ...latestRound(second), rowsSha256: 'of another plan' })).toEqual(second);
  });

  it('ends where no candidate of a round has a score, and Select says why', async () => {
    const { ports, run } = await begin(HALVING_CONFIG);
    const first = await plan(run, ports);
    const ended = await plan(run, ports, latestRound(first));
    expect(isLastRound(ended)).toBe(true);
    await expect(select(run, ports)).rejects.toThrow('9 of 9 candidates failed');
  });

  it('in a single round is the grid search, and finds its work done', async () => {
    const whole = await search(GRID);
    const { ports, planned } = await search(HALVING_CONFIG.replace('factor: 3', 'factor: 10'));
    expect(planned.halving).toMatchObject({ nRounds: 1, nRows: [planned.nSearchRows] });
    expect(planned.paths.map(({ hash }) => hash)).toEqual(whole.planned.paths.map(({ hash }) => hash));
    expect(Object.keys(ports.store.contents('models/cars/paths/'))).toHaveLength(planned.paths.length);
  });
});

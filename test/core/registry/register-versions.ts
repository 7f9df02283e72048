import type { Decision } from '../../../core/contracts/decision.ts';
import type { Registry } from '../../../core/ports/registry.ts';
import { activateVersion } from '../../../core/registry/activate-version.ts';
import { reserveVersion } from '../../../core/registry/reserve-version.ts';

export const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5);
export const NOW = '2026-01-02T03:04:05.000Z';

export function decisionOf(outcome: Decision['outcome'], reason = `it is ${outcome}`): Decision {
  return {
    outcome,
    reason,
    againstVersion: null,
    scorer: 'rmse',
    nRows: 30,
    challengerScore: 2.5,
    opponentScore: 7,
    difference: null,
  };
}

export interface RunOfTest {
  readonly runId: string;
  readonly uploadedAtMs: number;
}

export function runNumber(n: number): RunOfTest {
  return { runId: `run-${n}`, uploadedAtMs: n * 1000 };
}

export function reserve(registry: Registry, run: RunOfTest): Promise<number> {
  return reserveVersion({
    registry,
    model: 'cars',
    datasetId: `data-of-${run.runId}`,
    nowMs: NOW_MS,
    ...run,
  });
}

/** Reserves and activates, as one run's Promote does. */
export async function register(
  registry: Registry,
  run: RunOfTest,
  { outcome, expectedChampion }: { outcome: Decision['outcome']; expectedChampion: number | null },
): Promise<Decision> {
  const version = await reserve(registry, run);
  const decision = decisionOf(outcome);
  const { runId } = run;
  return activateVersion({
    registry,
    model: 'cars',
    runId,
    version,
    decision,
    expectedChampion,
    nowMs: NOW_MS,
  });
}

/** Registers versions 1 to n, each promoted over the one before. */
export async function registerChampions(registry: Registry, n: number): Promise<void> {
  for (let version = 1; version <= n; version++) {
    const expectedChampion = version === 1 ? null : version - 1;
    await register(registry, runNumber(version), { outcome: 'promoted', expectedChampion });
  }
}

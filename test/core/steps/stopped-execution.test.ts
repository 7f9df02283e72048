import { describe, expect, it } from 'vitest';
import { isLeased } from '../../../core/registry/lease.ts';
import { readModel } from '../../../core/registry/model-document.ts';
import { readRun } from '../../../core/registry/run-record.ts';
import { readWaiting } from '../../../core/registry/waiting-tune.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { isStop, type Stoppable, stoppablePorts } from '../../support/stoppable-ports.ts';
import {
  breakOff,
  carryOut,
  type DeployedPorts,
  deployedPorts,
  JAN_1975,
  uploadYears,
} from './deployed-cars.ts';

type Ports = DeployedPorts & Stoppable;

/** Two uploads, the second while the first is tuned on, and every state of both runs, each tried again once if it is stopped. */
async function play(ports: Ports, firstRun: typeof carryOut | typeof breakOff): Promise<void> {
  const retried = async <T>(state: () => Promise<T>): Promise<T> => {
    try {
      return await state();
    } catch (error) {
      if (!isStop(error)) throw error;
      // Whatever was stopped is gone; the next try is another process.
      ports.stopAfter(null);
      return state();
    }
  };
  const first = await uploadYears(ports, 1970, 1972);
  const second = await uploadYears(ports, 1970, 1974);
  await retried(() => takeUpload({ key: first }, ports, JAN_1975));
  await retried(() => takeUpload({ key: second }, ports, JAN_1975));
  const { begun } = ports.executions;
  for (let i = 0; i < begun.length; i++) await (i === 0 ? firstRun : carryOut)(begun[i]!, ports, retried);
}

async function outcomeOf(ports: Ports) {
  const { registry, executions, notified } = ports;
  const runs = await Promise.all(executions.begun.map((run) => readRun({ registry, ...run })));
  const model = await readModel(registry, 'cars');
  return {
    executions: executions.begun,
    runs: runs.map((run) => [run?.status, run?.attempt, run?.version]),
    aliases: model?.aliases,
    nVersions: model?.versions.length,
    isLeased: await isLeased({ registry, name: 'cars', nowMs: JAN_1975 }),
    waiting: await readWaiting({ registry, model: 'cars' }),
    // Told at least once, and recognised.
    told: [...new Set(notified.map(({ deduplicationId, subject }) => `${deduplicationId} ${subject}`))],
  };
}

/** The configuration and two files are put there by somebody else, who is not stopped. */
const N_EFFECTS_OF_UPLOADING = 3;

const stoppable = () => stoppablePorts(deployedPorts());

describe('two runs of a model', () => {
  it.each([
    {
      what: 'that finish',
      firstRun: carryOut,
      runs: [
        ['finished', 1, 1],
        ['finished', 1, 2],
      ],
      nVersions: 2,
    },
    {
      what: 'of which the first fails',
      firstRun: breakOff,
      runs: [
        ['failed', 1, null],
        ['finished', 1, 1],
      ],
      nVersions: 1,
    },
  ])('$what come to the same, stopped after any effect and repeated', async ({
    firstRun,
    runs,
    nVersions,
  }) => {
    const whole = stoppable();
    await play(whole, firstRun);
    const expected = await outcomeOf(whole);
    expect(expected).toMatchObject({ runs, nVersions, isLeased: false, waiting: null });
    const nEffects = whole.nEffects();
    expect(nEffects).toBeGreaterThan(50);
    for (let k = N_EFFECTS_OF_UPLOADING; k < nEffects; k++) {
      const ports = stoppable();
      ports.stopAfter(k);
      await play(ports, firstRun);
      expect(await outcomeOf(ports), `stopped after ${k} of ${nEffects} effects`).toEqual(expected);
    }
  }, 120_000);
});

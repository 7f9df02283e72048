import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { maintainDeployed } from '../../../cli/pipeline/maintain-deployed.ts';
import { acquireLease, releaseLease } from '../../../core/registry/lease.ts';
import { carsCsv, cleanAndTune } from '../../core/steps/cars.ts';
import { scriptedDeployment } from '../follow/scripted-deployment.ts';

/** A deployment whose own monitor works: on a machine of our name, in a process that is none of ours. */
async function beingMonitored() {
  const deployment = scriptedDeployment();
  const { ports, nowMs } = deployment;
  await cleanAndTune(ports, carsCsv(1970, 1974));
  const holder = { host: hostname(), pid: 2 ** 30 };
  const lease = { registry: ports.registry, name: 'cars/monitor', owner: 'another monitor', holder };
  await acquireLease({ ...lease, nowMs: nowMs(), durationMs: 900_000 });
  return { deployment, lease };
}

describe("a tick of a deployment's monitor from here", () => {
  it('waits for another one to end', async () => {
    const { deployment, lease } = await beingMonitored();
    deployment.script.push(
      async () => {},
      () => releaseLease(lease),
    );
    const { retuned, states } = await maintainDeployed('cars', deployment.context);
    expect({ retuned, states: states.map(({ state }) => state) }).toEqual({
      retuned: null,
      states: ['INSUFFICIENT_DATA'],
    });
    expect(deployment.nSleeps()).toBe(2);
    expect(deployment.stdout()).toMatch(/^✔ Monitor: 0 new records; no new window; /);
  });

  it('says after a minute who holds it, and never takes a holder for gone', async () => {
    const { deployment, lease } = await beingMonitored();
    const beganMs = deployment.nowMs();
    await expect(maintainDeployed('cars', deployment.context)).rejects.toThrow(
      /^lease cars\/monitor: another monitor holds it until 2026-01-02T00:15:00\.000Z/,
    );
    expect(deployment.nowMs() - beganMs).toBe(60_000);
    await expect(
      acquireLease({ ...lease, owner: 'a third', nowMs: deployment.nowMs(), durationMs: 1000 }),
    ).rejects.toThrow('another monitor holds it');
  });
});

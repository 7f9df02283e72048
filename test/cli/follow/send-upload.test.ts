import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendUpload } from '../../../cli/follow/send-upload.ts';
import { readWaiting } from '../../../core/registry/waiting-tune.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { CARS_CONFIG, carsCsv } from '../../core/steps/cars.ts';
import { breakOff, type DeployedPorts, deployedPorts, JAN_1975 } from '../../core/steps/deployed-cars.ts';

describe('sendUpload', () => {
  let folder: string;
  let ports: DeployedPorts;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upkeep-test-'));
    await writeFile(join(folder, 'upkeep.yaml'), CARS_CONFIG);
    ports = deployedPorts();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Sends the cars until a year; answers the object's version. */
  async function send(toYear: number): Promise<string> {
    const body = new TextEncoder().encode(carsCsv(1970, toYear));
    const upload = { body, file: `${toYear}.csv`, config: join(folder, 'upkeep.yaml') };
    const { key } = await sendUpload(upload, { ports, nowMs: JAN_1975 });
    return (await ports.store.head(key))!.version;
  }

  const take = async (toYear: number) => {
    const key = Object.keys(ports.store.contents('raw/')).find((name) => name.endsWith(`${toYear}.csv`))!;
    return takeUpload({ key }, ports, JAN_1975);
  };

  it('writes nothing again that is tuned on or waits, so that nobody loses the place', async () => {
    const versions = [await send(1973), await send(1974)];
    expect((await take(1973)).status).toBe('running');
    expect((await take(1974)).status).toBe('waiting');
    const waiting = await readWaiting({ registry: ports.registry, model: 'cars' });
    expect([await send(1973), await send(1974)]).toEqual(versions);
    expect(await readWaiting({ registry: ports.registry, model: 'cars' })).toEqual(waiting);
  });

  it('writes again what has failed, whose event is otherwise past', async () => {
    const version = await send(1973);
    await take(1973);
    await breakOff(ports.executions.begun[0]!, ports);
    expect(await send(1973)).not.toBe(version);
  });
});

import type { StateResult } from '../../core/contracts/steps.ts';
import { holdExecutionLease } from '../../core/registry/execution-lease.ts';
import { plan } from '../../core/steps/plan.ts';
import { writeMissingPaths } from '../../core/tuning/missing-paths.ts';
import { asResult } from '../runtime/as-result.ts';
import { tuneExecutionOf } from '../runtime/events.ts';
import { log } from '../runtime/log.ts';
import { registryOf, storeOf } from '../runtime/ports.ts';
import { readSettings } from '../runtime/settings.ts';

const settings = readSettings('bucketName', 'tableName');
const store = storeOf(settings);
const registry = registryOf(settings);

/** The first state: plans the search, and writes the items of the map. */
export async function handler(input: unknown): Promise<StateResult<{ nPaths: number; pathsKey: string }>> {
  const execution = tuneExecutionOf(input);
  const result = await asResult(async () => {
    await holdExecutionLease(execution, { registry, nowMs: Date.now() });
    return writeMissingPaths(store, await plan(execution, { store, registry }));
  });
  log('Plan', { ...execution, ...result });
  return result;
}

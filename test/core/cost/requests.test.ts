import { describe, expect, it } from 'vitest';
import type { TuneExecution } from '../../../core/contracts/steps.ts';
import { addRequests, type Requests, STEP_REQUESTS } from '../../../core/cost/requests.ts';
import { holdExecutionLease } from '../../../core/registry/execution-lease.ts';
import { dispatch } from '../../../core/steps/dispatch.ts';
import { finishExecution } from '../../../core/steps/end-execution.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { monitor } from '../../../core/steps/monitor.ts';
import { plan } from '../../../core/steps/plan.ts';
import { promote } from '../../../core/steps/promote.ts';
import { select } from '../../../core/steps/select.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { writeMissingPaths } from '../../../core/tuning/missing-paths.ts';
import { writeRunReport } from '../../../report/write-run-report.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { CARS_CONFIG, carsCsv, HOLDER, uploadCars } from '../steps/cars.ts';
import { countRequests } from './count-requests.ts';

const NOW_MS = Date.UTC(1975, 0, 2);
/** With the baseline: two paths, or three. */
const CONFIGS = [
  CARS_CONFIG,
  CARS_CONFIG.replace('[{ estimator: linear }', '[{ estimator: multivariateLinear }, { estimator: linear }'),
];

/** One list, whoever reads one after the other or many at once. */
function plain(requests: Requests): Requests {
  const { gets, bulkGets, ...rest } = addRequests(requests);
  return { gets: gets + bulkGets, ...rest };
}

/** The states as their functions carry them out; answers what each asked for. */
async function loop(config: string) {
  const started: TuneExecution[] = [];
  const executions = {
    start: async (execution: TuneExecution) => {
      started.push(execution);
      return 'running' as const;
    },
    hasEnded: async () => false,
  };
  const { ports, taken } = countRequests({ ...memoryPorts(), executions });
  const key = await uploadCars(ports, carsCsv(1970, 1974), config);
  taken();
  const asked: Record<string, Requests> = {};
  const step = async (name: string, work: () => Promise<unknown>) => {
    await work();
    asked[name] = taken();
  };
  await step('clean', () => takeUpload({ key, maxBytes: 1e9 }, ports, NOW_MS));
  const execution = started[0]!;
  const lease = () => holdExecutionLease(execution, { registry: ports.registry, nowMs: NOW_MS });
  let nPaths = 0;
  await step('plan', async () => {
    await lease();
    const planned = await plan(execution, ports);
    nPaths = planned.paths.length;
    await writeMissingPaths(ports.store, planned);
  });
  for (let pathIndex = 0; pathIndex < nPaths; pathIndex++) {
    const { model, runId } = execution;
    await step('evaluatePath', () => evaluatePath({ model, runId, pathIndex }, { ...ports, nowMs: () => 0 }));
  }
  await step('select', () => select(execution, ports));
  await step('promote', async () => {
    await lease();
    await promote(execution, ports, NOW_MS);
  });
  await step('notifyResult', async () => {
    await writeRunReport(execution, ports);
    await finishExecution(execution, ports, NOW_MS);
  });
  return { ports, taken, asked, nPaths };
}

describe('STEP_REQUESTS', () => {
  it.each(
    CONFIGS.map((config, index) => ({ config, expected: index + 2 })),
  )('is what CLEAN and the states of TUNE ask for, with $expected paths', async ({ config, expected }) => {
    const { asked, nPaths } = await loop(config);
    expect(nPaths).toBe(expected);
    for (const name of ['clean', 'plan', 'evaluatePath', 'select', 'promote', 'notifyResult'] as const) {
      expectNear(asked[name]!, STEP_REQUESTS[name](nPaths), name);
    }
  });

  it('is what a tick asks for, with and without a model that is due', async () => {
    const { ports, taken } = await loop(CARS_CONFIG);
    const tick = (nowMs: number) => dispatch({ logKeys: [], nowMs }, ports, async () => {});
    await tick(NOW_MS);
    expectNear(taken(), addRequests(STEP_REQUESTS.dispatch(1), STEP_REQUESTS.order()), 'due');
    await tick(NOW_MS + 300_000);
    expectNear(taken(), STEP_REQUESTS.dispatch(1), 'not due');
  });

  it('is what a run of MONITOR asks for, with a new log object, a closing window, a listing', async () => {
    const { ports, taken } = await loop(CARS_CONFIG);
    const key = 'predictions/cars/1975.jsonl';
    await ports.store.put(key, predictions(100));
    taken();
    const run = async (nowMs: number, logKeys?: readonly string[]) => {
      await monitor({ model: 'cars', nowMs, holder: HOLDER, logKeys }, ports);
      return taken();
    };
    const base = STEP_REQUESTS.monitor();
    const withLog = await run(Date.UTC(1975, 1, 1), [key]);
    expectNear(withLog, addRequests(base, STEP_REQUESTS.logObject()), 'log object');
    // Four parts are read, and the window is written; from then on it is read.
    const closing = await run(Date.UTC(1976, 1, 1), []);
    expectNear(closing, addRequests(base, { bulkGets: 4, puts: 1 }), 'closing window');
    const listing = await run(Date.UTC(1976, 1, 2));
    expectNear(listing, addRequests(base, STEP_REQUESTS.monitorListing(), { bulkGets: 1 }), 'listing');
  });
});

function predictions(count: number): string {
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: `p${index}`, time: '1975-01-01T00:00:00Z', version: 1, prediction: 20, actual: 21 }),
  ).join('\n');
}

/** To two requests of a kind: what a step gains or loses by a small change matters to nobody's bill. */
function expectNear(asked: Requests, counted: Requests, what: string): void {
  const [found, expected] = [plain(asked), plain(counted)];
  for (const [kind, count] of Object.entries(expected)) {
    expect(Math.abs((found[kind as keyof Requests] ?? 0) - count), `${what}: ${kind}`).toBeLessThanOrEqual(2);
  }
}

import { describe, expect, it } from 'vitest';
import type { MonitorOrder } from '../../../core/contracts/steps.ts';
import { addRequests, type Requests, STEP_REQUESTS } from '../../../core/cost/requests.ts';
import { carryOutOrder } from '../../../core/steps/carry-out-order.ts';
import { dispatch } from '../../../core/steps/dispatch.ts';
import { finishExecution } from '../../../core/steps/end-execution.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { planExecution } from '../../../core/steps/plan-execution.ts';
import { promoteExecution } from '../../../core/steps/promote-execution.ts';
import { select } from '../../../core/steps/select.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { writeRunReport } from '../../../report/write-run-report.ts';
import { CARS_CONFIG, carsCsv, HOLDER, uploadCars } from '../steps/cars.ts';
import { deployedPorts } from '../steps/deployed-cars.ts';
import { countRequests } from './count-requests.ts';

const NOW_MS = Date.UTC(1975, 0, 2);
const LOG_KEY = 'predictions/cars/1975.jsonl';
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
  const { ports, taken } = countRequests(deployedPorts());
  const key = await uploadCars(ports, carsCsv(1970, 1974), config);
  taken();
  const asked: Record<string, Requests> = {};
  const step = async (name: string, work: () => Promise<unknown>) => {
    await work();
    asked[name] = taken();
  };
  await step('clean', () => takeUpload({ key, maxBytes: 1e9 }, ports, NOW_MS));
  const execution = ports.executions.begun[0]!;
  let nPaths = 0;
  await step('plan', async () => {
    ({ nPaths } = await planExecution(execution, ports, { nowMs: NOW_MS }));
  });
  for (let pathIndex = 0; pathIndex < nPaths; pathIndex++) {
    const { model, runId } = execution;
    await step('evaluatePath', () => evaluatePath({ model, runId, pathIndex }, { ...ports, nowMs: () => 0 }));
  }
  await step('select', () => select(execution, ports));
  await step('promote', () => promoteExecution(execution, ports, NOW_MS));
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

  it('is what a tick asks for, and the run of MONITOR that it orders', async () => {
    const { ports, taken } = await loop(CARS_CONFIG);
    const orders: MonitorOrder[] = [];
    const tick = async (nowMs: number, keys: readonly string[] = []) => {
      const logEvents = { receive: async () => ({ keys, nForeign: 0, acknowledge: async () => {} }) };
      const order = async (given: MonitorOrder) => void orders.push(given);
      await dispatch(nowMs, { ...ports, logEvents, order });
      return taken();
    };
    /** A tick that orders, and the run that comes of it. */
    const run = async (nowMs: number, keys?: readonly string[]) => {
      expectNear(
        await tick(nowMs, keys),
        addRequests(STEP_REQUESTS.dispatch(1), STEP_REQUESTS.order()),
        'due',
      );
      const order = orders.pop()!;
      await carryOutOrder(order, { ports, holder: HOLDER, presentMs: nowMs });
      return { isListing: order.logKeys === undefined, asked: taken() };
    };
    const base = STEP_REQUESTS.monitor();
    const listing = STEP_REQUESTS.monitorListing();

    const first = await run(NOW_MS);
    expect(first.isListing).toBe(true);
    expectNear(first.asked, addRequests(base, listing), 'listing');
    expectNear(await tick(NOW_MS + 300_000), STEP_REQUESTS.dispatch(1), 'not due');
    await ports.store.put(LOG_KEY, predictions(100));
    taken();
    const withLog = await run(NOW_MS + 600_000, [LOG_KEY]);
    expect(withLog.isListing).toBe(false);
    expectNear(withLog.asked, addRequests(base, STEP_REQUESTS.logObject()), 'log object');
    // Four parts are read, and the window is written; from then on it is read.
    const closing = await run(Date.UTC(1976, 1, 1));
    expectNear(closing.asked, addRequests(base, listing, { bulkGets: 4, puts: 1 }), 'closing window');
    const later = await run(Date.UTC(1976, 1, 2));
    expectNear(later.asked, addRequests(base, listing, { bulkGets: 1 }), 'listing again');
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

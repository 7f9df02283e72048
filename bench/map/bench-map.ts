/**
 * What the Map of a search costs with candidates grouped into paths, beside one invocation a candidate:
 * `npm run bench:map [rows]`, by default 10,000 rows of 20 columns, 500 ridge candidates and the baseline, 5 folds. Both on an
 * emulator of AWS, with the deployed function; invocations and billed time are those of its log. The grouped search is a whole
 * run by the state machine; the other's invocations follow one another, so that they do not slow each other down, and all but the
 * first find a warm function, which flatters them. Scores are compared before anything is printed.
 */
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { keys } from '../../core/contracts/keys.ts';
import type { Plan } from '../../core/contracts/plan.ts';
import { TRANSITIONS_OF_A_PATH } from '../../core/cost/deployment-facts.ts';
import { gbSeconds } from '../../core/cost/invocation.ts';
import prices from '../../core/cost/prices.json' with { type: 'json' };
import { loadPlan } from '../../core/tuning/load-run.ts';
import { deployForTests, functionName, type TestDeployment } from '../../test/e2e/aws/deployment.ts';
import { awaitVersion } from '../../test/e2e/aws/finished-run.ts';
import { openEndpoint } from '../../test/emulator/open-endpoint.ts';
import { makeData } from '../tune/make-data.ts';
import { type Billed, readBilled } from './invocation-log.ts';
import { requireSameScores, scatterRun } from './scattered-run.ts';

const MODEL = 'map';
const N_FEATURES = 20;
const FUNCTION = 'EvaluatePath';
const CONFIG = `
model: ${MODEL}
data: { target: y }
tune:
  cv: { splitter: kFold, nSplits: 5 }
  scoring: [rmse]
  estimators: [{ estimator: ridge, grid: { alpha: { logspace: [-3, 3, 500] } } }]
`;

const nRows = Number(process.argv[2] ?? 10_000);
const endpoint = await openEndpoint({ variable: 'UPKEEP_E2E_ENDPOINT' });
try {
  const deployment = await deployForTests(endpoint.url);
  try {
    await benchMap(deployment);
  } finally {
    await deployment.cdk.close();
  }
} finally {
  await endpoint.close();
}

async function benchMap(deployment: TestDeployment): Promise<void> {
  const { store } = deployment.ports;
  await store.put(keys.config(MODEL), CONFIG);
  await store.put(keys.raw(MODEL, 'data.csv'), csvOf(nRows));
  const { runId } = await awaitVersion(deployment, MODEL, { version: 1 });
  const plan = await loadPlan(store, { model: MODEL, runId });
  const grouped = await readBilled(deployment, FUNCTION);
  const scattered = await scatterRun(plan, store);
  await evaluate(scattered, deployment);
  const both = await readBilled(deployment, FUNCTION);
  await requireSameScores(plan, scattered, store);
  console.log(
    `${plan.candidates.length} candidates x ${plan.nSplits} splits, ${nRows} rows x ${N_FEATURES} columns`,
  );
  console.log(
    '| Map | invocations | billed seconds | GB-seconds | transitions | US$ |\n|---|---|---|---|---|---|',
  );
  printRow('candidates grouped into paths', grouped);
  printRow('one invocation a candidate', {
    ...both,
    nInvocations: both.nInvocations - grouped.nInvocations,
    seconds: both.seconds - grouped.seconds,
  });
}

function csvOf(nRows: number): string {
  const { columns, y } = makeData({ nRows, nFeatures: N_FEATURES, gaps: 0, target: 'number' });
  const lines = Array.from(y, (value, row) => [...columns.map((column) => column[row]!), value].join(','));
  return `${[...columns.map((_, j) => `x${j}`), 'y'].join(',')}\n${lines.join('\n')}\n`;
}

async function evaluate({ model, runId, paths }: Plan, deployment: TestDeployment): Promise<void> {
  const FunctionName = await functionName(deployment, FUNCTION);
  for (const { index: pathIndex } of paths) {
    const Payload = JSON.stringify({ model, runId, pathIndex });
    const { FunctionError } = await deployment.clients.lambda.send(
      new InvokeCommand({ FunctionName, Payload }),
    );
    if (FunctionError !== undefined) throw new Error(`Path ${pathIndex} failed: ${FunctionError}`);
  }
}

function printRow(what: string, { nInvocations, seconds, memoryMb }: Billed): void {
  const { lambdaGbSecond, lambdaRequest, stepFunctionsTransition } = prices.prices;
  const used = gbSeconds({ memoryMb, seconds });
  const nTransitions = nInvocations * TRANSITIONS_OF_A_PATH;
  const usd =
    used * (lambdaGbSecond.usd / lambdaGbSecond.per) +
    nInvocations * (lambdaRequest.usd / lambdaRequest.per) +
    nTransitions * (stepFunctionsTransition.usd / stepFunctionsTransition.per);
  const cells = [what, nInvocations, seconds.toFixed(2), used.toFixed(2), nTransitions, usd.toFixed(6)];
  console.log(`| ${cells.join(' | ')} |`);
}

// A search whose threads never end by themselves, stopped as soon as both are at work. Argument: root, with a plan in it.
import { createLocalPorts } from '../../../../adapters/local/local-ports.ts';
import { createWorkerPathRunner } from '../../../../adapters/local/worker-path-runner.ts';
import { stubEvaluatePath } from '../../../contracts/stub-evaluate-path.ts';

const storeRoot = process.argv[2] ?? '';
const { store } = createLocalPorts(storeRoot);
const controller = new AbortController();
const runner = createWorkerPathRunner({
  storeRoot,
  nWorkers: 2,
  signal: controller.signal,
  evaluate: stubEvaluatePath,
  workerUrl: new URL('../stub-path-worker.ts', import.meta.url),
});
const run = { model: 'cars', runId: '0123456789abcdef', pathIndices: [0, 1] };
const running = runner.run(run, () => {}).catch((error: Error) => process.stdout.write(error.message));
for (const hash of ['path-0', 'path-1']) while (!(await store.head(`tries/${hash}/1`)));
controller.abort(new Error('interrupted'));
await running;

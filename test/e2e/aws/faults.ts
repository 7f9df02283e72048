import { StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../../core/contracts/keys.ts';
import type { Plan } from '../../../core/contracts/plan.ts';
import { isLeased } from '../../../core/registry/lease.ts';
import { readModel } from '../../../core/registry/model-document.ts';
import { loadPlan } from '../../../core/tuning/load-run.ts';
import { CARS_CONFIG, carsCsv } from '../../core/steps/cars.ts';
import { executionsOf, type TestDeployment } from './deployment.ts';
import { eventually } from './eventually.ts';
import { type Faults, faultKeys } from './fault-keys.ts';
import { awaitRun, awaitVersion } from './finished-run.ts';
import { IN_ORDER } from './in-order.ts';
import { nTriesOf, plantFaultyWorker } from './plant-faults.ts';
import { type SubscribedQueue, subscribeQueue } from './subscribed-queue.ts';

/** Three paths: least squares (5 candidates), multivariateLinear (1), dummy (1): one of them is less than a fifth. */
const ESTIMATORS =
  'estimators: [{ estimator: linear }, { estimator: ridge, grid: { alpha: [0.1, 1, 10, 100] } }, { estimator: multivariateLinear }]';

/** Why a candidate failed whose worker never answered, of a search with three splits. */
const NO_RESULT = 'no result for splits 0, 1, 2: the work was not finished';

/** What goes wrong in a search, and how it ends. */
export function describeFaults(deployment: () => TestDeployment): void {
  describe('a search', () => {
    const queues: SubscribedQueue[] = [];
    beforeAll(() => plantFaultyWorker(deployment()));
    afterAll(() => Promise.all(queues.map((queue) => queue.close())));

    it('goes on after a worker that failed twice', IN_ORDER, async () => {
      await uploadWith('fails-twice', { failures: { 0: 2 } });
      const { runId } = await awaitVersion(deployment(), 'fails-twice', { version: 1 });
      expect(await nTriesOf(deployment(), 'fails-twice', 0)).toBe(3);
      expect(await errorsOf('fails-twice', runId)).toEqual([]);
    });

    it(
      'counts the candidates as failed of a worker that always fails, if they are few',
      IN_ORDER,
      async () => {
        const planned = await uploadWith('fails-always', { failures: { 1: 1000 } });
        const { runId } = await awaitVersion(deployment(), 'fails-always', { version: 1 });
        const { candidates, paths } = await planned(runId);
        const [failed] = paths[1]!.candidateIndices;
        const { estimator } = candidates[failed!]!;
        expect(await errorsOf('fails-always', runId)).toEqual([{ estimator, error: NO_RESULT }]);
        // No other path pays for it.
        expect(await nTriesOf(deployment(), 'fails-always', 0)).toBe(1);
      },
    );

    it('fails when most of its candidates did, says so, and lets the next run begin', IN_ORDER, async () => {
      const queue = await messagesOf('fails-most');
      await uploadWith('fails-most', { failures: { 0: 1000 } });
      const told = await queue.next('the failure', ({ attributes }) => attributes.state === 'FAILED');
      expect(told).toMatchObject({ messageAttributes: { kind: 'tune', severity: 'warning' } });
      const { runId, reason } = await awaitRun(deployment(), 'fails-most', { status: 'failed' });
      expect(told.text.startsWith(reason!)).toBe(true);
      expect(reason).toContain('5 of 6 candidates failed');
      expect(reason).toContain(NO_RESULT);
      const [execution] = await eventually('the end of the execution', async () => {
        const found = await executionsOf(deployment(), runId);
        return found.some(({ status }) => status === 'RUNNING') ? undefined : found;
      });
      expect(execution).toMatchObject({ status: 'FAILED' });
      expect(await readModel(deployment().ports.registry, 'fails-most')).toBeUndefined();
      expect(await isFree('fails-most')).toBe(true);
    });

    it(
      'is ended when it is aborted from outside, and begun again does only what is missing',
      IN_ORDER,
      async () => {
        const { clients, ports } = deployment();
        const model = 'aborted';
        const queue = await messagesOf(model);
        const planned = await uploadWith(model, { hold: [0] });
        const { runId } = await awaitRun(deployment(), model, { status: 'running' });
        const done = await eventually('the paths that are not held', async () => {
          const plan = await planned(runId).catch(() => undefined);
          const results = await Promise.all(
            (plan?.paths.slice(1) ?? []).map(({ hash }) => ports.store.head(keys.path(model, hash))),
          );
          const isHeld = (await nTriesOf(deployment(), model, 0)) === 1;
          const areThere = results.length > 0 && results.every((found) => found !== undefined);
          return isHeld && areThere ? results : undefined;
        });
        const [running] = await executionsOf(deployment(), runId);
        await clients.sfn.send(
          new StopExecutionCommand({ executionArn: running!.executionArn, cause: 'somebody stopped it' }),
        );
        const told = await queue.next('the notice', ({ attributes }) => attributes.state === 'FAILED');
        expect(told.text).toContain(`Execution ${runId}-1 was aborted`);
        await awaitRun(deployment(), model, { status: 'failed' });
        expect(await isFree(model)).toBe(true);

        await ports.store.put(faultKeys.faults(model), JSON.stringify({}));
        await ports.store.put(keys.raw(model, 'cars.csv'), carsCsv(1970, 1974));
        await awaitVersion(deployment(), model, { version: 1 });
        expect(await nTriesOf(deployment(), model, 0)).toBe(2);
        for (const result of done) {
          expect(await ports.store.head(result!.key)).toEqual(result);
          const { paths } = await planned(runId);
          const { index } = paths.find(({ hash }) => keys.path(model, hash) === result!.key)!;
          expect(await nTriesOf(deployment(), model, index)).toBe(1);
        }
      },
    );

    it('started twice registers one version and tells of it once', IN_ORDER, async () => {
      const { clients, ports, resources } = deployment();
      const model = 'started-twice';
      const queue = await messagesOf(model);
      await uploadWith(model, { hold: [0] });
      const { runId, attempt } = await awaitRun(deployment(), model, { status: 'running' });
      await eventually('the path that is held', async () =>
        (await nTriesOf(deployment(), model, 0)) > 0 ? true : undefined,
      );
      // By its own name it is the same execution; by another it works beside the first.
      const { stateMachineArn } = resources;
      const input = JSON.stringify({ model, runId, attempt });
      for (const name of [`${runId}-${attempt}`, `${runId}-${attempt}-again`]) {
        await clients.sfn
          .send(new StartExecutionCommand({ stateMachineArn, name, input }))
          .catch((error: Error) => expect(error.name).toBe('ExecutionAlreadyExists'));
      }
      await ports.store.put(faultKeys.faults(model), JSON.stringify({}));
      const ended = await eventually('the end of both executions', async () => {
        const found = await executionsOf(deployment(), runId);
        return found.some(({ status }) => status === 'RUNNING') ? undefined : found;
      });
      expect(ended.map(({ name }) => name).sort()).toEqual([`${runId}-1`, `${runId}-1-again`]);
      expect(ended.map(({ status }) => status)).toContain('SUCCEEDED');
      const { versions, moves } = (await readModel(ports.registry, model))!;
      expect(versions).toMatchObject([{ version: 1, runId }]);
      expect(moves).toHaveLength(1);
      await queue.drain();
      // A message may arrive twice, and is known again by its id.
      expect(new Set(queue.received.map(({ attributes }) => attributes.state))).toEqual(
        new Set(['PROMOTED']),
      );
      expect(new Set(queue.received.map(({ deduplicationId }) => deduplicationId)).size).toBe(1);
      expect(await isFree(model)).toBe(true);
    });

    async function messagesOf(model: string): Promise<SubscribedQueue> {
      const { clients, resources } = deployment();
      const queue = await subscribeQueue(clients, { ...resources, model });
      queues.push(queue);
      return queue;
    }

    /** Uploads the cars of 1970-1974 for a model with planted faults; answers what reads the plan of its run. */
    async function uploadWith(model: string, faults: Faults): Promise<(runId: string) => Promise<Plan>> {
      const { store } = deployment().ports;
      const config = CARS_CONFIG.replace('model: cars', `model: ${model}`).replace(
        /estimators: .*/,
        ESTIMATORS,
      );
      await store.put(faultKeys.faults(model), JSON.stringify(faults));
      await store.put(keys.config(model), config);
      await store.put(keys.raw(model, 'cars.csv'), carsCsv(1970, 1974));
      return (runId) => loadPlan(store, { model, runId });
    }

    /** The candidates whose row in cv_results.csv holds an error. */
    async function errorsOf(model: string, runId: string): Promise<{ estimator: string; error: string }[]> {
      const body = await deployment().ports.store.get(keys.run(model, runId, 'cv_results.csv'));
      const [header, ...rows] = new TextDecoder().decode(body).trimEnd().split('\n');
      const columns = header!.split(',');
      expect(columns.at(-1)).toBe('error');
      return rows
        .filter((row) => row.includes('NaN'))
        .map((row) => ({
          estimator: row.split(',')[columns.indexOf('estimator')]!,
          // The last cell, in quotes because of its commas.
          error: /"([^"]*)"$/.exec(row)?.[1] ?? '',
        }));
    }

    async function isFree(model: string): Promise<boolean> {
      const { registry } = deployment().ports;
      return !(await isLeased({ registry, name: model, nowMs: Date.now() }));
    }
  });
}

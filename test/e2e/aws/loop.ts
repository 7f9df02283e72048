import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRIC_DIMENSIONS } from '../../../core/contracts/deployment.ts';
import { keys } from '../../../core/contracts/keys.ts';
import type { MonitorWindow } from '../../../core/contracts/monitoring.ts';
import type { ModelVersion } from '../../../core/registry/model-document.ts';
import { readModel } from '../../../core/registry/model-document.ts';
import { promoteVersion } from '../../../core/registry/move-alias.ts';
import { collect } from '../../contracts/collect.ts';
import { carsCsv } from '../../core/steps/cars.ts';
import { serveYears } from '../../core/steps/log-cars.ts';
import { inTemporaryFolder, REPOSITORY } from '../run-upkeep.ts';
import { executionsOf, type TestDeployment } from './deployment.ts';
import { eventually } from './eventually.ts';
import { awaitVersion } from './finished-run.ts';
import { IN_ORDER } from './in-order.ts';
import { expectSameBytes, runLocally } from './local-run.ts';
import { type SubscribedQueue, subscribeQueue } from './subscribed-queue.ts';

const MODEL = 'auto-mpg';
/** What a person may call a file, and what a URL would change. */
const RAW_KEY = `raw/${MODEL}/cars 1970+1974, 100%.csv`;

/** The story of the demo, with a schedule and a queue in the place of its clock and its terminal. */
export function describeLoop(deployment: () => TestDeployment): void {
  describe('the loop on a deployment', () => {
    let queue: SubscribedQueue;
    let config: string;
    let first: ModelVersion;
    let lateLine: string;
    let log1978: string;

    beforeAll(async () => {
      const { clients, resources, ports } = deployment();
      queue = await subscribeQueue(clients, { ...resources, model: MODEL });
      config = await readFile(join(REPOSITORY, 'examples', 'auto-mpg', 'upkeep.yaml'), 'utf8');
      await ports.store.put(keys.config(MODEL), config);
    });
    afterAll(() => queue?.close());

    it(
      'makes a champion of an upload that is sent twice at once: one data set, one run',
      IN_ORDER,
      async () => {
        const { store } = deployment().ports;
        const csv = carsCsv(1970, 1974);
        await Promise.all([store.put(RAW_KEY, csv), store.put(RAW_KEY, csv)]);
        first = await awaitVersion(deployment(), MODEL, { version: 1 });
        expect(await readModel(deployment().ports.registry, MODEL)).toMatchObject({
          aliases: { champion: 1 },
        });
        const message = await queue.next(
          'the message of the run',
          ({ attributes }) => attributes.kind === 'tune',
        );
        expect(message.messageAttributes).toMatchObject({ model: MODEL, kind: 'tune', state: 'PROMOTED' });
        const manifests = (await collect(store.list(`clean/${MODEL}/`))).filter(({ key }) =>
          key.endsWith('manifest.json'),
        );
        expect(manifests).toHaveLength(1);
        const executions = await executionsOf(deployment(), first.runId);
        expect(executions.map(({ name }) => name)).toEqual([`${first.runId}-1`]);
      },
    );

    it('comes to the same bytes as a run on this machine', IN_ORDER, async () => {
      await inTemporaryFolder(async (root) => {
        const upload = { model: MODEL, rawKey: RAW_KEY, csv: carsCsv(1970, 1974), config };
        const local = await runLocally(root, upload);
        expect(local.run).toMatchObject({ runId: first.runId, datasetId: first.datasetId, version: 1 });
        await expectSameBytes(deployment().ports.store, local);
      });
    });

    it('leaves a report beside the artefacts of the run', IN_ORDER, async () => {
      const report = await deployment().ports.store.get(keys.run(MODEL, first.runId, 'report.html'));
      expect(new TextDecoder().decode(report)).toContain('<title>auto-mpg version 1');
    });

    it('raises an alarm on the schedule, publishes the error, and replaces the model', IN_ORDER, async () => {
      const { ports } = deployment();
      const { predictions, actuals } = await serveYears(ports, [1978, 1980], MODEL);
      const lines = predictions.trimEnd().split('\n');
      lateLine = lines.find((line) => line.includes('"1979-'))!;
      log1978 = lines.filter((line) => line.includes('"1978-')).join('\n');
      const punctual = lines.filter((line) => line !== lateLine);
      await ports.store.put(keys.predictions(MODEL, '1978-80.jsonl'), `${punctual.join('\n')}\n`);
      await ports.store.put(keys.actuals(MODEL, '1978-80.jsonl'), actuals);
      const alarm = await queue.next('the alarm', ({ attributes }) => attributes.state === 'ALARM');
      expect(alarm.messageAttributes).toMatchObject({
        model: MODEL,
        kind: 'alert',
        severity: 'critical',
        state: 'ALARM',
      });
      expect(alarm.subject).toBe('ALARM auto-mpg: rmse above 4.5 (10.96 in 1980)');
      const { at } = alarm.body as { at: string };
      const published = await readRmse(deployment(), Date.parse(at));
      expect(published).toBeCloseTo((await windowOf('1980')).versions[0]!.metrics.rmse!, 9);
      await awaitVersion(deployment(), MODEL, { version: 2 });
      expect(await readModel(ports.registry, MODEL)).toMatchObject({ aliases: { champion: 2 } });
    });

    it('takes back the alarm once the new version has served well', IN_ORDER, async () => {
      const { ports } = deployment();
      const { predictions, actuals } = await serveYears(ports, [1981, 1982], MODEL);
      const before = await windowOf('1978');
      await ports.store.put(keys.predictions(MODEL, 'late.jsonl'), `${lateLine}\n`);
      await ports.store.put(keys.predictions(MODEL, 'again.jsonl'), `${log1978}\n`);
      await ports.store.put(keys.predictions(MODEL, '1981-82.jsonl'), predictions);
      await ports.store.put(keys.actuals(MODEL, '1981-82.jsonl'), actuals);
      const ok = await queue.next('the end of the alarm', ({ attributes }) => attributes.state === 'OK');
      expect(ok.messageAttributes).toMatchObject({ kind: 'alert', severity: 'info', state: 'OK' });
      // The events of the four objects may be taken by two ticks.
      const late = await eventually('the late prediction', () =>
        windowWhere('1979', ({ versions }) => versions[0]!.nPredictions > 28),
      );
      expect(late.versions[0]).toMatchObject({ version: 1, nPredictions: 29 });
      const after = await eventually('the repeated log', () =>
        windowWhere('1978', ({ nDuplicates }) => nDuplicates > before.nDuplicates),
      );
      expect(after.versions).toEqual(before.versions);
      expect(after.nDuplicates).toBe(before.nDuplicates + 36);
    });

    it('has told each thing once', IN_ORDER, async () => {
      await queue.drain();
      const told = queue.received.map(({ attributes, subject }) => `${attributes.state} ${subject}`);
      expect(told).toHaveLength(new Set(told).size);
      expect(queue.received.map(({ attributes }) => attributes.state)).toEqual([
        'PROMOTED',
        'ALARM',
        'PROMOTED',
        'OK',
      ]);
    });

    it('lets one of two promotions at once win', IN_ORDER, async () => {
      const { registry } = deployment().ports;
      const promote = (reason: string) =>
        promoteVersion({
          registry,
          model: MODEL,
          version: 1,
          expectedChampion: 2,
          reason,
          nowMs: Date.now(),
        });
      const settled = await Promise.allSettled([promote('one'), promote('another')]);
      expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const { reason } = settled.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
      expect(reason).toMatchObject({ name: 'ConflictError' });
      expect((await readModel(registry, MODEL))!.moves.filter(({ by }) => by === 'promote')).toHaveLength(1);
    });

    async function windowOf(name: string): Promise<MonitorWindow> {
      const body = await deployment().ports.store.get(keys.monitor(MODEL, `windows/${name}.json`));
      return JSON.parse(new TextDecoder().decode(body)) as MonitorWindow;
    }

    async function windowWhere(name: string, isAsAwaited: (window: MonitorWindow) => boolean) {
      const window = await windowOf(name);
      return isAsAwaited(window) ? window : undefined;
    }
  });
}

/** The model's error as CloudWatch knows it around a moment. */
function readRmse({ clients, resources }: TestDeployment, atMs: number): Promise<number> {
  const metric = {
    Namespace: resources.metricNamespace,
    MetricName: 'rmse',
    Dimensions: [
      { Name: METRIC_DIMENSIONS.model, Value: MODEL },
      { Name: METRIC_DIMENSIONS.alias, Value: 'champion' },
    ],
  };
  const request = new GetMetricDataCommand({
    StartTime: new Date(atMs - 60_000),
    EndTime: new Date(atMs + 60_000),
    MetricDataQueries: [{ Id: 'rmse', MetricStat: { Metric: metric, Period: 60, Stat: 'Average' } }],
  });
  return eventually('the published error', async () => {
    const { MetricDataResults = [] } = await clients.cloudWatch.send(request);
    return MetricDataResults[0]?.Values?.[0];
  });
}

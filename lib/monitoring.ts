import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeResources } from './acknowledge.ts';
import { keepFailedInvocations, queueTarget } from './asynchronous.ts';
import type { Foundation } from './foundation.ts';
import { grantDocuments } from './grants/grant-documents.ts';
import { grantInvocations } from './grants/grant-invocations.ts';
import { grantMessages } from './grants/grant-messages.ts';
import { grantObjects } from './grants/grant-objects.ts';
import { createObjectCreatedRule } from './object-created-rule.ts';
import { createQueue } from './queues.ts';
import { createTick } from './tick.ts';
import { createFunction } from './upkeep-function.ts';

const DISPATCH_TIMEOUT = Duration.seconds(60);

export interface MonitoringProps extends Foundation {
  /** CLEAN, which takes up again what waits, and a retuning whose event was lost. */
  readonly clean: IFunction;
}

/** MONITOR: new logs gather in a queue; each tick drains it and monitors the models that are due. */
export class Monitoring extends Construct {
  readonly logQueue: Queue;
  readonly dispatch: IFunction;
  readonly monitor: IFunction;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { settings, storage, deadLetters } = props;
    this.logQueue = createQueue(this, 'LogQueue', {
      // A tick that fails gives its messages back before the second one after it.
      visibilityTimeout: Duration.seconds(2 * DISPATCH_TIMEOUT.toSeconds()),
      // Ten failed ticks; what then becomes a dead letter is found again by the daily listing.
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 10 },
    });
    createObjectCreatedRule(this, 'Logged', {
      bucket: storage.bucket,
      prefixes: ['predictions', 'actuals'],
      description: 'New predictions and actuals gather in a queue.',
      target: queueTarget(this.logQueue, deadLetters),
    });
    this.monitor = this.createMonitor(props);
    this.dispatch = this.createDispatch(props);
    createTick(this, { interval: settings.tick, target: this.dispatch });
  }

  private createMonitor(props: MonitoringProps): IFunction {
    const { settings, storage, notifications, deadLetters, clean } = props;
    const monitor = createFunction(this, 'Monitor', {
      entry: 'monitor/monitor',
      description: 'MONITOR: evaluates what came in for one model, alerts, and tunes again.',
      memoryMb: settings.monitorMemoryMb,
      timeout: Duration.seconds(900),
      environment: {
        bucketName: storage.bucket.bucketName,
        tableName: storage.table.tableName,
        topicArn: notifications.topic.topicArn,
        metricNamespace: settings.metricNamespace,
        cleanFunctionName: clean.functionName,
      },
      settings,
    });
    grantObjects(monitor, storage, {
      read: ['config', 'models', 'predictions', 'actuals', 'monitor', 'raw', 'clean'],
      write: ['monitor', 'raw'],
      list: ['monitor', 'predictions', 'actuals'],
      versions: ['raw', 'predictions', 'actuals'],
    });
    grantDocuments(monitor, storage, { read: ['model'], write: ['alerts', 'lease', 'tick'] });
    grantMessages(monitor, props);
    grantInvocations(monitor, clean);
    grantMetrics(monitor, settings.metricNamespace);
    keepFailedInvocations(monitor, deadLetters);
    return monitor;
  }

  private createDispatch({ settings, storage, clean }: MonitoringProps): IFunction {
    const dispatch = createFunction(this, 'Dispatch', {
      entry: 'monitor/dispatch',
      description: 'The tick: asks for MONITOR of each model that is due.',
      memoryMb: 512,
      timeout: DISPATCH_TIMEOUT,
      environment: {
        bucketName: storage.bucket.bucketName,
        tableName: storage.table.tableName,
        logQueueUrl: this.logQueue.queueUrl,
        cleanFunctionName: clean.functionName,
        monitorFunctionName: this.monitor.functionName,
      },
      settings,
    });
    grantObjects(dispatch, storage, { read: ['config'], write: [] });
    grantDocuments(dispatch, storage, {
      read: ['alerts'],
      write: ['tick', 'waiting'],
      list: ['model', 'waiting'],
    });
    grantInvocations(dispatch, this.monitor);
    grantInvocations(dispatch, clean);
    dispatch.addToRolePolicy(
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
        resources: [this.logQueue.queueArn],
      }),
    );
    // Not tried again: the next tick does what this one could not, and two at once would do it twice.
    dispatch.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: settings.tick });
    return dispatch;
  }
}

function grantMetrics(grantee: IFunction, namespace: string): void {
  grantee.addToRolePolicy(
    new PolicyStatement({
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': namespace } },
    }),
  );
  acknowledgeResources(
    grantee.role!,
    ['*'],
    'CloudWatch knows no resources for metrics; a condition names the one namespace. X-Ray knows none either.',
  );
}

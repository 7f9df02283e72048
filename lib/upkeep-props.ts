import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Architecture } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What a deployment can be told. Everything has a default that a new account can run. */
export interface UpkeepProps {
  /**
   * Begins the fixed names: state machine, alarms, dashboard, the log group of the executions. 1 to 60 letters, digits and
   * hyphens. Two deployments in one account and region need two names.
   * @default the stack's name, which is unique there already
   */
  readonly name?: string;
  /**
   * How often new prediction logs are looked for; a tick that finds nothing due costs one short invocation. Whole minutes,
   * 1 to 60: no window of monitoring is shorter than an hour.
   * @default 5 minutes: an alert is at most that late, and 8,640 ticks a month stay within the free tier
   */
  readonly tick?: Duration;
  /**
   * How many paths of a search are evaluated at the same time, 1 to 1000.
   * @default 5: a new account may run only 10 functions at once in all, and the other steps need some of them
   */
  readonly mapConcurrency?: number;
  /**
   * Memory of CLEAN in MB, 512 to 10240. It decides how large an upload may be, see `maxUploadBytes`.
   * @default 1769: one whole vCPU
   */
  readonly cleanMemoryMb?: number;
  /**
   * Memory of the steps of TUNE that read rows, in MB, 512 to 10240.
   * @default 1769: one whole vCPU, which is what one path can use
   */
  readonly tuneMemoryMb?: number;
  /**
   * Memory of MONITOR in MB, 512 to 10240.
   * @default 1769: a retuning reads the champion's whole data set again, so what CLEAN could take must fit here too; a
   * model without new logs is not monitored at all, so idle it costs nothing
   */
  readonly monitorMemoryMb?: number;
  /**
   * Processors of the functions.
   * @default arm64: a fifth cheaper for each GB-second
   */
  readonly architecture?: Architecture;
  /**
   * How long logs are kept.
   * @default one month: longer than the 14 days that a failed event waits in the dead-letter queue to be looked into
   */
  readonly logRetention?: RetentionDays;
  /**
   * What becomes of bucket, table and key when the stack is deleted: RETAIN or DESTROY. With DESTROY a bucket that is not
   * empty still blocks the deletion: S3 refuses it, and nothing here empties a bucket.
   * @default RETAIN: models and their data outlive a mistaken `cdk destroy`
   */
  readonly removalPolicy?: RemovalPolicy;
  /**
   * The CloudWatch namespace of the models' metrics.
   * @default Upkeep; two deployments with a model of the same name need two
   */
  readonly metricNamespace?: string;
  /**
   * Whether there is a dashboard.
   * @default true; an account's first three cost nothing
   */
  readonly dashboard?: boolean;
  /**
   * ARNs of the Lambda functions that may be called as trainers, as `tune.estimators` names them, with the version or the alias
   * where one is meant. Only these can be invoked. Each of them needs `Upkeep.grantTrainer`, or the policy in docs/trainer.md.
   * @default none
   */
  readonly trainers?: readonly string[];
}

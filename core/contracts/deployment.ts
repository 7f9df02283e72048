/**
 * What the stack and the functions in it agree on: names of environment variables and outputs, times, prefixes. `lib/` sets
 * them, `functions/` and the command line read them.
 */
export const ENVIRONMENT = {
  bucketName: 'UPKEEP_BUCKET',
  tableName: 'UPKEEP_TABLE',
  topicArn: 'UPKEEP_TOPIC_ARN',
  metricNamespace: 'UPKEEP_METRIC_NAMESPACE',
  stateMachineArn: 'UPKEEP_STATE_MACHINE_ARN',
  cleanFunctionName: 'UPKEEP_CLEAN_FUNCTION',
  monitorFunctionName: 'UPKEEP_MONITOR_FUNCTION',
  logQueueUrl: 'UPKEEP_LOG_QUEUE_URL',
  maxUploadBytes: 'UPKEEP_MAX_UPLOAD_BYTES',
  /** With blanks between them; absent where there are none. */
  trainerArns: 'UPKEEP_TRAINER_ARNS',
} as const;

/** Outputs of the stack: what `--stack NAME` looks up. */
export const STACK_OUTPUTS = {
  bucketName: 'BucketName',
  tableName: 'TableName',
  topicArn: 'TopicArn',
  stateMachineArn: 'StateMachineArn',
  metricNamespace: 'MetricNamespace',
} as const;

/** The namespace of metrics unless the construct is told another. */
export const DEFAULT_METRIC_NAMESPACE = 'Upkeep';

/** Dimensions of a model's metrics, as CloudWatch names them. */
export const METRIC_DIMENSIONS = { model: 'model', alias: 'alias' } as const;

/** The longest that an execution of TUNE may take: `TimeoutSeconds` of the state machine, and the end of its lease. */
export const TUNE_TIMEOUT_SECONDS = 6 * 3600;

/** The attribute that the registry's table is divided by: the part of an item's key before the first slash. */
export const REGISTRY_TABLE = { partitionKey: 'kind', sortKey: 'key' } as const;

/** Memory, in bytes, that CLEAN may take for one byte of an upload: see docs/decisions/0019-sizes-that-clean-refuses.md. */
export const MEMORY_PER_UPLOAD_BYTE = 12;

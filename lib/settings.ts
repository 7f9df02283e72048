import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DEFAULT_METRIC_NAMESPACE } from '../core/contracts/deployment.ts';
import { settingError } from './setting-error.ts';
import type { UpkeepProps } from './upkeep-props.ts';

/** The properties with their defaults put in, and checked. */
export type UpkeepSettings = Required<UpkeepProps>;

const DEFAULTS = {
  tick: Duration.minutes(5),
  mapConcurrency: 5,
  cleanMemoryMb: 1769,
  tuneMemoryMb: 1769,
  monitorMemoryMb: 1769,
  architecture: Architecture.ARM_64,
  logRetention: RetentionDays.ONE_MONTH,
  removalPolicy: RemovalPolicy.RETAIN,
  metricNamespace: DEFAULT_METRIC_NAMESPACE,
  dashboard: true,
  trainers: [],
} as const;

const TRAINER_ARN =
  /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9-_]{1,64}(:[A-Za-z0-9-_$]{1,128})?$/;

const MEMORY_MB = { min: 512, max: 10_240 };
const KEPT_OR_NOT: readonly RemovalPolicy[] = [RemovalPolicy.RETAIN, RemovalPolicy.DESTROY];

/** Fills in the defaults. @throws Error that names the first property that is outside its range */
export function settingsOf(props: UpkeepProps, stackName: string): UpkeepSettings {
  const settings = { ...DEFAULTS, name: stackName, ...props };
  checkName(settings.name);
  checkWhole('tick (in minutes)', settings.tick.toMinutes({ integral: false }), { min: 1, max: 60 });
  checkWhole('mapConcurrency', settings.mapConcurrency, { min: 1, max: 1000 });
  checkWhole('cleanMemoryMb', settings.cleanMemoryMb, MEMORY_MB);
  checkWhole('tuneMemoryMb', settings.tuneMemoryMb, MEMORY_MB);
  checkWhole('monitorMemoryMb', settings.monitorMemoryMb, MEMORY_MB);
  checkNamespace(settings.metricNamespace);
  for (const arn of settings.trainers) checkTrainer(arn);
  if (!KEPT_OR_NOT.includes(settings.removalPolicy)) {
    const found = `${settings.removalPolicy} of bucket, table and key`;
    throw refused('removalPolicy', found, 'RemovalPolicy.RETAIN or RemovalPolicy.DESTROY');
  }
  return settings;
}

function checkWhole(property: string, value: number, { min, max }: { min: number; max: number }): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw refused(property, `${value}`, `a whole number from ${min} to ${max}`);
}

/** A state machine's name has at most 80 characters; the longest that is made of it adds 18. */
function checkName(name: string): void {
  if (/^[A-Za-z0-9-]{1,60}$/.test(name)) return;
  throw refused('name', JSON.stringify(name), '1 to 60 letters, digits and hyphens');
}

/** It stands in quotes inside search expressions, and CloudWatch keeps `AWS/` for itself. */
function checkNamespace(namespace: string): void {
  if (/^(?!AWS\/)[A-Za-z0-9._#/-]{1,255}$/.test(namespace)) return;
  const allowed = '1 to 255 letters, digits and . _ # / -, not beginning with AWS/';
  throw refused('metricNamespace', JSON.stringify(namespace), allowed);
}

/** One that CDK fills in later is taken as it is. */
function checkTrainer(arn: string): void {
  if (Token.isUnresolved(arn) || TRAINER_ARN.test(arn)) return;
  const allowed = 'ARNs of Lambda functions, with or without a version or an alias';
  throw refused('trainers', JSON.stringify(arn), allowed);
}

function refused(property: string, found: string, allowed: string): Error {
  return settingError({
    where: `UpkeepProps.${property}`,
    found: `found ${found}`,
    allowed,
    todo: 'Give another value, or leave it out for the default',
  });
}

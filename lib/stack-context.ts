import type { Node } from 'constructs';
import { settingError } from './setting-error.ts';

/** The settings that `cdk -c KEY=VALUE` or `cdk.json` can give. */
export interface StackContext {
  readonly stackName: string;
  readonly tickMinutes: number;
  readonly retainData: boolean;
  /** ARNs of Lambda functions. */
  readonly trainers: readonly string[];
}

/** Reads and checks the context; `cdk -c` gives every value as text. @throws Error that names the key */
export function readStackContext(node: Pick<Node, 'tryGetContext'>): StackContext {
  return {
    stackName: stackNameOf(node.tryGetContext('stackName') ?? 'Upkeep'),
    tickMinutes: minutesOf(node.tryGetContext('tickMinutes') ?? 5),
    retainData: booleanOf(node.tryGetContext('retainData') ?? true),
    trainers: listOf(node.tryGetContext('trainers') ?? []),
  };
}

function stackNameOf(value: unknown): string {
  if (typeof value === 'string' && /^[A-Za-z][A-Za-z0-9-]{0,59}$/.test(value)) return value;
  throw refused('stackName', value, '1 to 60 letters, digits and hyphens, beginning with a letter');
}

function minutesOf(value: unknown): number {
  const text = String(value);
  const minutes = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  if (minutes >= 1 && minutes <= 60) return minutes;
  throw refused('tickMinutes', value, 'a whole number from 1 to 60');
}

function booleanOf(value: unknown): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw refused('retainData', value, 'true or false');
}

/** What a list holds, the construct checks. */
function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  if (typeof value === 'string') return value.split(',').filter((item) => item !== '');
  throw refused(
    'trainers',
    value,
    'ARNs of Lambda functions with commas between them, in cdk.json also a list',
  );
}

function refused(key: string, value: unknown, allowed: string): Error {
  return settingError({
    where: `context ${key}`,
    found: `found ${JSON.stringify(value)}`,
    allowed,
    todo: `Give it as: cdk deploy -c ${key}=VALUE, or in cdk.json`,
  });
}

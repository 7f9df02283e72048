import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { maxUploadBytes } from '../../lib/max-upload-bytes.ts';
import { settingsOf } from '../../lib/settings.ts';
import { readStackContext } from '../../lib/stack-context.ts';

describe('the properties of the construct', () => {
  it('all have defaults, which a new account can run', () => {
    const { tick, architecture, ...settings } = settingsOf({}, 'Upkeep');
    expect(tick.toMinutes()).toBe(5);
    expect(architecture.name).toBe('arm64');
    expect(settings).toEqual({
      name: 'Upkeep',
      mapConcurrency: 5,
      cleanMemoryMb: 1769,
      tuneMemoryMb: 1769,
      monitorMemoryMb: 1769,
      logRetention: 30,
      removalPolicy: 'retain',
      metricNamespace: 'Upkeep',
      dashboard: true,
      trainers: [],
    });
  });

  const todo = 'Give another value, or leave it out for the default.';
  it.each([
    [{ name: 'a_b' }, 'UpkeepProps.name: found "a_b". Allowed: 1 to 60 letters, digits and hyphens.'],
    [
      { tick: Duration.seconds(90) },
      'UpkeepProps.tick (in minutes): found 1.5. Allowed: a whole number from 1 to 60.',
    ],
    [
      { tick: Duration.hours(2) },
      'UpkeepProps.tick (in minutes): found 120. Allowed: a whole number from 1 to 60.',
    ],
    [{ mapConcurrency: 0 }, 'UpkeepProps.mapConcurrency: found 0. Allowed: a whole number from 1 to 1000.'],
    [
      { cleanMemoryMb: 300 },
      'UpkeepProps.cleanMemoryMb: found 300. Allowed: a whole number from 512 to 10240.',
    ],
    [
      { tuneMemoryMb: 10_241 },
      'UpkeepProps.tuneMemoryMb: found 10241. Allowed: a whole number from 512 to 10240.',
    ],
    [
      { monitorMemoryMb: 0.5 },
      'UpkeepProps.monitorMemoryMb: found 0.5. Allowed: a whole number from 512 to 10240.',
    ],
    [
      { metricNamespace: 'AWS/Lambda' },
      'UpkeepProps.metricNamespace: found "AWS/Lambda". Allowed: 1 to 255 letters, digits and . _ # / -, not beginning with AWS/.',
    ],
    [
      { trainers: ['trainer'] },
      'UpkeepProps.trainers: found "trainer". Allowed: ARNs of Lambda functions, with or without a version or an alias.',
    ],
    [
      { removalPolicy: RemovalPolicy.SNAPSHOT },
      'UpkeepProps.removalPolicy: found snapshot of bucket, table and key. Allowed: RemovalPolicy.RETAIN or RemovalPolicy.DESTROY.',
    ],
  ])('refuse %j', (props, message) => {
    expect(() => settingsOf(props, 'Upkeep')).toThrow(new Error(`${message} ${todo}`));
  });
});

describe('the context of the stack', () => {
  const read = (context: Record<string, unknown>) =>
    readStackContext({ tryGetContext: (key) => context[key] });

  it('has defaults', () => {
    expect(read({})).toEqual({ stackName: 'Upkeep', tickMinutes: 5, retainData: true, trainers: [] });
  });

  it('is read as cdk.json gives it, and as text, as the command line gives it', () => {
    const expected = { stackName: 'Cars', tickMinutes: 1, retainData: false, trainers: ['a', 'b'] };
    expect(read({ stackName: 'Cars', tickMinutes: 1, retainData: false, trainers: ['a', 'b'] })).toEqual(
      expected,
    );
    expect(read({ stackName: 'Cars', tickMinutes: '1', retainData: 'false', trainers: 'a,b' })).toEqual(
      expected,
    );
    expect(read({ retainData: 'true' })).toMatchObject({ retainData: true });
  });

  it.each([
    ['stackName', '', '""', '1 to 60 letters, digits and hyphens, beginning with a letter'],
    ['stackName', '1st', '"1st"', '1 to 60 letters, digits and hyphens, beginning with a letter'],
    ['tickMinutes', '0', '"0"', 'a whole number from 1 to 60'],
    ['tickMinutes', '2.5', '"2.5"', 'a whole number from 1 to 60'],
    ['tickMinutes', 61, '61', 'a whole number from 1 to 60'],
    ['tickMinutes', '5m', '"5m"', 'a whole number from 1 to 60'],
    ['retainData', 'no', '"no"', 'true or false'],
    ['retainData', 0, '0', 'true or false'],
    ['trainers', 1, '1', 'ARNs of Lambda functions with commas between them, in cdk.json also a list'],
  ])('refuses %s=%s', (key, value, found, allowed) => {
    const message =
      `context ${key}: found ${found}. Allowed: ${allowed}. ` +
      `Give it as: cdk deploy -c ${key}=VALUE, or in cdk.json.`;
    expect(() => read({ [key]: value })).toThrow(new Error(message));
  });
});

describe('maxUploadBytes', () => {
  it('is what fits into the memory beside Node itself', () => {
    expect(maxUploadBytes(1769)).toBe(Math.floor((1469 * 1024 * 1024) / 12));
    expect(maxUploadBytes(3008)).toBeGreaterThan(maxUploadBytes(1769));
  });

  it('is some megabytes with the least memory allowed', () => {
    expect(maxUploadBytes(512)).toBeGreaterThan(18e6);
  });
});

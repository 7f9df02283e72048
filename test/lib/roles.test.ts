import { describe, expect, it } from 'vitest';
import { readableIn, statementText } from './readable.ts';
import { resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();
const readable = readableIn(template);

/** The statements of each role, without those that every function has and the test below looks at. */
function rolesOf(): Record<string, string[]> {
  const policies = resourcesOf(template, 'AWS::IAM::Policy');
  return Object.fromEntries(
    Object.entries(policies).map(([path, { Properties }]) => [
      path.replace(/(Role)?\/(Role\/)?DefaultPolicy$/, ''),
      Properties.PolicyDocument.Statement.map((statement: object) => statementText(statement, readable)),
    ]),
  );
}

const roles = rolesOf();
const functions = Object.keys(resourcesOf(template, 'AWS::Lambda::Function'));

const X_RAY = 'xray:PutTelemetryRecords, xray:PutTraceSegments on *';
const logsOf = (path: string) => `logs:CreateLogStream, logs:PutLogEvents on ${path}Logs`;
const grantedTo = (path: string) => roles[path]!.filter((text) => text !== X_RAY && text !== logsOf(path));

const below = (prefixes: string) =>
  prefixes
    .split(' ')
    .map((prefix) => `Storage/Bucket/${prefix}/*`)
    .sort()
    .join(' ');
const listed = (prefixes: string) =>
  prefixes
    .split(' ')
    .map((prefix) => `${prefix}/*`)
    .join(' ');
const reads = (prefixes: string) => [
  `s3:GetObject on ${below(prefixes)}`,
  `s3:ListBucket on Storage/Bucket if StringLikeIfExists s3:prefix ${listed(prefixes)}`,
];
const readsVersions = (prefixes: string) => `s3:GetObjectVersion on ${below(prefixes)}`;
const lists = (prefixes: string) =>
  `s3:ListBucketVersions on Storage/Bucket if StringLike s3:prefix ${listed(prefixes)}`;
const writes = (prefixes: string) => `s3:PutObject on ${below(prefixes)}`;
const takesBackParts = (prefixes: string) => `s3:AbortMultipartUpload on ${below(prefixes)}`;
const onKinds = (action: string, kinds: string) =>
  `dynamodb:${action} on Storage/Registry if ForAllValues:StringEquals dynamodb:LeadingKeys ${kinds}`;
const readsKinds = (kinds: string) => onKinds('GetItem', kinds);
const writesKinds = (kinds: string) => onKinds('PutItem', kinds);
const READ_WRITE_KEY = 'kms:Decrypt, kms:DescribeKey, kms:Encrypt, kms:GenerateDataKey on Storage/Key';
const PUBLISH = 'sns:Publish on Notifications/Topic';
const INVOKE_CLEAN = 'lambda:InvokeFunction on Cleaning/Clean';
const DEAD_LETTERS = 'sqs:GetQueueAttributes, sqs:GetQueueUrl, sqs:SendMessage on DeadLetters';
const ENDS = [
  readsKinds('model run lease alerts waiting'),
  writesKinds('run lease alerts waiting'),
  READ_WRITE_KEY,
  PUBLISH,
  INVOKE_CLEAN,
];

/** Everything that each role may do: the whole of it, so that a wider grant fails here. */
const TABLE: Record<string, string[]> = {
  'Cleaning/Clean': [
    ...reads('raw config clean models'),
    readsVersions('raw'),
    writes('clean quarantine models'),
    takesBackParts('clean'),
    readsKinds('model run lease waiting alerts'),
    writesKinds('run lease waiting alerts'),
    READ_WRITE_KEY,
    PUBLISH,
    'states:StartExecution on stateMachine:Upkeep-tune',
    'states:DescribeExecution on execution:Upkeep-tune:*',
    DEAD_LETTERS,
  ],
  'Tuning/Plan': [
    ...reads('clean models'),
    writes('models'),
    readsKinds('model lease'),
    writesKinds('lease'),
    READ_WRITE_KEY,
  ],
  'Tuning/EvaluatePath': [...reads('clean models'), writes('models'), READ_WRITE_KEY],
  'Tuning/Select': [...reads('clean models'), writes('models'), READ_WRITE_KEY],
  'Tuning/Promote': [
    ...reads('clean models'),
    writes('models'),
    onKinds('GetItem, dynamodb:PutItem', 'model lease'),
    READ_WRITE_KEY,
  ],
  'Tuning/NotifyResult': [...reads('models clean monitor raw'), lists('monitor'), writes('models'), ...ENDS],
  'Tuning/NotifyFailure': [...reads('models'), ...ENDS],
  'Tuning/ExecutionEnded': [...reads('models'), ...ENDS, DEAD_LETTERS],
  'Monitoring/Dispatch': [
    ...reads('config'),
    readsKinds('alerts tick waiting'),
    writesKinds('tick waiting'),
    onKinds('Query', 'model waiting'),
    READ_WRITE_KEY,
    'lambda:InvokeFunction on Cleaning/Clean Monitoring/Monitor',
    'sqs:DeleteMessage, sqs:ReceiveMessage on Monitoring/LogQueue',
  ],
  'Monitoring/Monitor': [
    ...reads('config models predictions actuals monitor raw clean'),
    readsVersions('raw predictions actuals'),
    lists('monitor predictions actuals'),
    writes('monitor raw'),
    readsKinds('model alerts lease tick'),
    writesKinds('alerts lease tick'),
    READ_WRITE_KEY,
    PUBLISH,
    INVOKE_CLEAN,
    'cloudwatch:PutMetricData on * if StringEquals cloudwatch:namespace Upkeep',
    DEAD_LETTERS,
  ],
};

describe('the role of a function', () => {
  it.each(functions)('%s writes its own logs and traces', (path) => {
    expect(roles[path]).toEqual(expect.arrayContaining([logsOf(path), X_RAY]));
  });

  it.each(Object.entries(TABLE))('%s may do exactly this', (path, statements) => {
    expect(grantedTo(path).sort()).toEqual([...statements].sort());
  });

  it('stands in the table above', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...functions].sort());
  });
});

describe('the roles of services', () => {
  it('are those of the state machine and the schedule', () => {
    const others = Object.keys(roles).filter((path) => !functions.includes(path));
    expect(others.sort()).toEqual(['Monitoring/Tick', 'Tuning/StateMachine']);
  });

  it('let the state machine run its functions and the items of its map, and write what those answer', () => {
    expect(roles['Tuning/StateMachine']!.sort()).toEqual([
      'kms:Decrypt, kms:GenerateDataKey on Storage/Key',
      'lambda:InvokeFunction on Tuning/EvaluatePath Tuning/NotifyFailure Tuning/NotifyResult Tuning/Plan Tuning/Promote Tuning/Select',
      'logs:CreateLogDelivery, logs:DeleteLogDelivery, logs:DescribeLogGroups, logs:DescribeResourcePolicies, ' +
        'logs:GetLogDelivery, logs:ListLogDeliveries, logs:PutResourcePolicy, logs:UpdateLogDelivery, ' +
        'xray:GetSamplingRules, xray:GetSamplingTargets, xray:PutTelemetryRecords, xray:PutTraceSegments on *',
      's3:AbortMultipartUpload, s3:GetObject, s3:ListMultipartUploadParts, s3:PutObject on Storage/Bucket/map-runs/*',
      's3:GetObject on Storage/Bucket/models/*',
      'states:DescribeExecution, states:StopExecution on execution:Upkeep-tune/* execution:Upkeep-tune:*',
      'states:StartExecution on stateMachine:Upkeep-tune',
    ]);
  });

  it('let the schedule invoke the tick, and nothing else', () => {
    expect(roles['Monitoring/Tick']).toEqual(['lambda:InvokeFunction on Monitoring/Dispatch']);
  });
});

describe('every role', () => {
  const all = resourcesOf(template, 'AWS::IAM::Role');

  it('is taken on by one service', () => {
    const services = Object.entries(all).map(([path, { Properties }]) => {
      const [{ Principal, Action }, ...more] = Properties.AssumeRolePolicyDocument.Statement;
      expect(more).toEqual([]);
      expect(Action).toBe('sts:AssumeRole');
      return [path.replace(/(\/Role|Role)$/, ''), Principal.Service];
    });
    expect(Object.fromEntries(services)).toEqual({
      ...Object.fromEntries(functions.map((path) => [path, 'lambda.amazonaws.com'])),
      'Tuning/StateMachine': 'states.amazonaws.com',
      'Monitoring/Tick': 'scheduler.amazonaws.com',
    });
  });

  it('has no managed policy and no wildcard in an action', () => {
    for (const { Properties } of Object.values(all)) expect(Properties.ManagedPolicyArns).toBeUndefined();
    const actions = Object.values(roles)
      .flat()
      .map((text) => text.split(' on ')[0]);
    expect(actions.filter((text) => text!.includes('*'))).toEqual([]);
  });
});

import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import { Upkeep } from '../../lib/upkeep.ts';
import { readableIn, statementText } from './readable.ts';
import { resourcesOf, synthesise, withOutput } from './synthesise.ts';

const ARNS = [
  'arn:aws:lambda:eu-central-1:123456789012:function:trees',
  'arn:aws:lambda:eu-central-1:123456789012:function:nets:live',
];

// Made before the tests begin, as a synthesis takes its time.
const plainTemplate = synthesise();
const template = synthesise({ trainers: ARNS.join(',') });

/** What the policies of a stack with trainers allow beyond those of one without, by the function. */
function added(): Record<string, string[]> {
  const [plain, with_] = [plainTemplate, template].map((synthesised) => {
    const readable = readableIn(synthesised);
    const policies = Object.entries(resourcesOf(synthesised, 'AWS::IAM::Policy'));
    return policies.map(([path, { Properties }]): [string, string[]] => [
      path.replace(/(Role)?\/(Role\/)?DefaultPolicy$/, ''),
      Properties.PolicyDocument.Statement.map((statement: object) => statementText(statement, readable)),
    ]);
  });
  const before = new Map(plain);
  const news = with_!.map(([path, texts]): [string, string[]] => [
    path,
    texts.filter((text) => !before.get(path)!.includes(text)).sort(),
  ]);
  return Object.fromEntries(news.filter(([, texts]) => texts.length > 0));
}

describe('a stack with trainers', () => {
  const CALLS = [
    `lambda:InvokeFunction on ${[...ARNS].sort().join(' ')}`,
    's3:AbortMultipartUpload on Storage/Bucket/work/*',
    's3:GetObject on Storage/Bucket/clean/* Storage/Bucket/models/* Storage/Bucket/work/*',
    's3:ListBucket on Storage/Bucket if StringLikeIfExists s3:prefix work/*',
    's3:PutObject on Storage/Bucket/models/* Storage/Bucket/work/*',
  ];

  it('lets the steps that call them invoke them, exactly, and hand over files', () => {
    // It keeps models as streams, so that CDK makes one statement of writing and of taking back.
    const keepsModels = [
      CALLS[0],
      's3:AbortMultipartUpload, s3:PutObject on Storage/Bucket/models/* Storage/Bucket/work/*',
      ...CALLS.slice(2, 4),
    ];
    expect(added()).toEqual({
      'Tuning/EvaluatePath': CALLS,
      'Tuning/Select': CALLS,
      'Tuning/Promote': keepsModels,
    });
  });

  it('names them to the steps that check and call them', () => {
    const functions = resourcesOf(template, 'AWS::Lambda::Function');
    const told = Object.entries(functions).flatMap(([path, { Properties }]) => {
      const arns = Properties.Environment.Variables.UPKEEP_TRAINER_ARNS;
      return arns === undefined ? [] : [[path, arns]];
    });
    const all = ARNS.join(' ');
    expect(Object.fromEntries(told)).toEqual({
      'Tuning/Plan': all,
      'Tuning/EvaluatePath': all,
      'Tuning/Select': all,
      'Tuning/Promote': all,
    });
  });
});

describe('grantTrainer', () => {
  it('lets a trainer read what it is given and write what it makes, and no more', () => {
    const texts = withOutput((outdir) => {
      const app = new App({ outdir, context: { 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
      const stack = new Stack(app, 'Own');
      const trainer = new LambdaFunction(stack, 'Trainer', {
        runtime: Runtime.PYTHON_3_13,
        handler: 'trainer.handler',
        code: Code.fromInline('#'),
      });
      const upkeep = new Upkeep(stack, 'Upkeep', { trainers: [trainer.functionArn] });
      upkeep.grantTrainer(trainer);
      const policies = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
      const [, policy] = policies.find(([id]) => id.startsWith('TrainerServiceRole'))!;
      return policy.Properties.PolicyDocument.Statement.map(
        ({ Action, Resource }: { Action: unknown; Resource: unknown }) =>
          `${JSON.stringify(Action)} ${
            JSON.stringify(Resource)
              .match(/\/(work|models)[^"]*/g)
              ?.join(' ') ?? 'key'
          }`,
      );
    });
    expect(texts).toEqual([
      '"s3:GetObject" /work/* /models/*/trainer.model',
      '"s3:PutObject" /work/*',
      '["kms:Decrypt","kms:DescribeKey","kms:Encrypt","kms:GenerateDataKey"] key',
    ]);
  });
});

import { expect, it } from 'vitest';
import { resolveReferences } from './references.ts';

const STACK = {
  place: { region: 'eu-west-1', account: '123456789012' },
  resources: new Map([
    ['Bucket', { type: 'AWS::S3::Bucket', physicalId: 'data' }],
    [
      'Queue',
      { type: 'AWS::SQS::Queue', physicalId: 'https://sqs.eu-west-1.amazonaws.com/123456789012/logs' },
    ],
    ['Topic', { type: 'AWS::SNS::Topic', physicalId: 'arn:aws:sns:eu-west-1:123456789012:news' }],
    ['Role', { type: 'AWS::IAM::Role', physicalId: 'somebody' }],
  ]),
};
const join = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });

it.each([
  ['the ARN of a queue, from its URL', arn('Queue'), 'arn:aws:sqs:eu-west-1:123456789012:logs'],
  ['a name', { Ref: 'Topic' }, 'arn:aws:sns:eu-west-1:123456789012:news'],
  ['parts that are joined', join(arn('Bucket'), '/raw/*'), 'arn:aws:s3:::data/raw/*'],
  [
    'the place of the stack',
    join('arn:', { Ref: 'AWS::Partition' }, ':states:', { Ref: 'AWS::Region' }, ':', {
      Ref: 'AWS::AccountId',
    }),
    'arn:aws:states:eu-west-1:123456789012',
  ],
])('resolves %s', (_, value, expected) => {
  expect(resolveReferences({ Resource: [value, 'as it is'] }, STACK)).toEqual({
    Resource: [expected, 'as it is'],
  });
});

it.each([
  ['another function', { 'Fn::Sub': 'a' }, 'a function of templates that is not known here: {"Fn::Sub":"a"}'],
  [
    'another attribute',
    { 'Fn::GetAtt': ['Bucket', 'DomainName'] },
    'a function of templates that is not known here',
  ],
  [
    'the ARN of another type',
    arn('Role'),
    'the ARN of a resource of the type AWS::IAM::Role is not known here',
  ],
  ['what the stack does not hold', { Ref: 'Nothing' }, 'the stack holds nothing that is called Nothing'],
])('refuses %s', (_, value, message) => {
  expect(() => resolveReferences([value], STACK)).toThrow(message);
});

import { describe, expect, it } from 'vitest';
import { isAllowed, partsOf, partText } from './evaluate.ts';
import type { Permission } from './permission.ts';
import { readStatement } from './statement.ts';

const BUCKET = 'arn:aws:s3:::data';
const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/registry';

const READ = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: `${BUCKET}/models/*` };
const listing = (operator: string) => ({
  Effect: 'Allow',
  Action: 's3:ListBucket',
  Resource: BUCKET,
  Condition: { [operator]: { 's3:prefix': ['models/*', 'raw/*'] } },
});
const DOCUMENTS = {
  Effect: 'Allow',
  Action: 'dynamodb:Query',
  Resource: TABLE,
  Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['run', 'lease'] } },
};
const METRICS = {
  Effect: 'Allow',
  Action: 'cloudwatch:PutMetricData',
  Resource: '*',
  Condition: { StringEquals: { 'cloudwatch:namespace': 'Upkeep' } },
};

const needs = (action: string, resource: string, context: Permission['context'] = {}) => ({
  action,
  resource,
  context,
});
const list = (...prefixes: string[]) =>
  needs('s3:ListBucket', BUCKET, prefixes.length === 0 ? {} : { 's3:prefix': prefixes });
const query = (...kinds: string[]) => needs('dynamodb:Query', TABLE, { 'dynamodb:LeadingKeys': kinds });
const metric = (namespace: string) =>
  needs('cloudwatch:PutMetricData', '*', { 'cloudwatch:namespace': [namespace] });

describe('a role', () => {
  it.each([
    ['an object below the prefix', READ, needs('s3:GetObject', `${BUCKET}/models/cars/1.json`)],
    ['an action in other letters', READ, needs('S3:getobject', `${BUCKET}/models/1`)],
    ['a listing below a prefix', listing('StringLike'), list('raw/cars/')],
    [
      'a request without a prefix, if one is asked for only if it exists',
      listing('StringLikeIfExists'),
      list(),
    ],
    ['documents of its kinds', DOCUMENTS, query('run', 'lease')],
    ['metrics of its namespace', METRICS, metric('Upkeep')],
  ])('allows %s', (_, statement, needed) => {
    expect(isAllowed([readStatement(statement)], needed)).toBe(true);
  });

  it.each([
    ['another action', READ, needs('s3:GetObjectVersion', `${BUCKET}/models/1`)],
    ['an object elsewhere', READ, needs('s3:GetObject', `${BUCKET}/raw/models/1`)],
    ['a bucket of a longer name', READ, needs('s3:GetObject', `${BUCKET}-2/models/1`)],
    ['a listing elsewhere', listing('StringLike'), list('clean/')],
    ['a listing of everything', listing('StringLikeIfExists'), list('')],
    ['a request without a prefix', listing('StringLike'), list()],
    ['one document of another kind', DOCUMENTS, query('run', 'model')],
    ['metrics of another namespace', METRICS, metric('Upkeep2')],
  ])('does not allow %s', (_, statement, needed) => {
    expect(isAllowed([readStatement(statement)], needed)).toBe(false);
  });

  it('without statements allows nothing', () => {
    expect(isAllowed([], metric('Upkeep'))).toBe(false);
  });
});

describe('a statement', () => {
  it.each([
    ['the effect Deny', { ...READ, Effect: 'Deny' }],
    ['the element NotAction', { ...READ, NotAction: 's3:*' }],
    ['the element Principal', { ...READ, Principal: '*' }],
    ['the operator StringNotLike', listing('StringNotLike')],
    ['the condition key aws:SourceIp', { ...READ, Condition: { StringEquals: { 'aws:SourceIp': '::1' } } }],
    ['the value {"Ref":"Bucket"}', { ...READ, Resource: { Ref: 'Bucket' } }],
    ['the value []', { ...READ, Action: [] }],
  ])('is refused for %s', (what, statement) => {
    expect(() => readStatement(statement)).toThrow(`${what} is not known here`);
  });

  it('with a policy variable cannot be judged', () => {
    const statement = readStatement({ ...READ, Resource: `${BUCKET}/\${aws:username}` });
    expect(() => isAllowed([statement], needs('s3:GetObject', `${BUCKET}/me`))).toThrow('policy variable');
  });

  it('comes apart into an action, a resource and a value each', () => {
    const texts = [READ, DOCUMENTS].flatMap((raw) => [...partsOf(readStatement(raw))].map(partText));
    expect(texts).toEqual([
      's3:GetObject models/*',
      's3:PutObject models/*',
      'dynamodb:Query run',
      'dynamodb:Query lease',
    ]);
  });
});

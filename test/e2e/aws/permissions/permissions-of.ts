import { REGISTRY_TABLE } from '../../../../core/contracts/deployment.ts';
import { type AwsRequest, serviceOf, textOf } from './aws-request.ts';
import { arnIn, type EncryptedPlace, type Permission, type Place } from './permission.ts';
import { s3Permissions } from './s3-permissions.ts';

type Reader = (request: AwsRequest, place: EncryptedPlace) => Permission[];
/** What the body of a request holds. Its shape is AWS's: a wrong path fails, and what fails is not allowed. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Input = any;
type Operation = (input: Input, place: Place) => Permission;

/** By the end of the header X-Amz-Target. */
const JSON_OPERATIONS: Readonly<Record<string, Operation>> = {
  GetItem: ({ TableName, Key }, place) => onTable('GetItem', TableName, kindIn(Key), place),
  PutItem: ({ TableName, Item }, place) => onTable('PutItem', TableName, kindIn(Item), place),
  Query: (input, place) => onTable('Query', input.TableName, queriedKind(input), place),
  StartExecution: ({ stateMachineArn }) => on('states:StartExecution', stateMachineArn),
  DescribeExecution: ({ executionArn }) => on('states:DescribeExecution', executionArn),
  ReceiveMessage: ({ QueueUrl }, place) => on('sqs:ReceiveMessage', queueArn(QueueUrl, place)),
  DeleteMessageBatch: ({ QueueUrl }, place) => on('sqs:DeleteMessage', queueArn(QueueUrl, place)),
  PutMetricData: ({ Namespace }) =>
    on('cloudwatch:PutMetricData', '*', { 'cloudwatch:namespace': [Namespace] }),
};

const readJson: Reader = (request, place) => {
  const target = String(request.headers['x-amz-target']);
  const operation = JSON_OPERATIONS[target.slice(target.indexOf('.') + 1)];
  if (operation === undefined) throw new Error(`an operation that is not known here: ${target}`);
  return [operation(JSON.parse(textOf(request)), place)];
};

const readLambda: Reader = ({ method, path }, place) => {
  const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path) ?? [];
  if (method !== 'POST' || name === undefined)
    throw new Error(`an operation of Lambda that is not known here: ${method} ${path}`);
  return [on('lambda:InvokeFunction', arnIn(place, 'lambda', `function:${decodeURIComponent(name)}`))];
};

/** A message is encrypted with the topic's key. */
const readSns: Reader = (request, { keyArn }) => {
  const form = new URLSearchParams(textOf(request));
  const [action, topicArn] = [form.get('Action'), form.get('TopicArn')];
  if (action !== 'Publish' || topicArn === null)
    throw new Error(`an operation of SNS that is not known here: ${action} on ${topicArn}`);
  return [on('sns:Publish', topicArn), on('kms:GenerateDataKey', keyArn), on('kms:Decrypt', keyArn)];
};

/** By the service's name in a signature. */
const READERS: Readonly<Record<string, Reader>> = {
  s3: s3Permissions,
  dynamodb: readJson,
  states: readJson,
  sqs: readJson,
  monitoring: readJson,
  lambda: readLambda,
  sns: readSns,
};

/** What AWS would ask the caller's role for. @throws {Error} for a request that is not known here, so that none is overlooked */
export function permissionsOf(request: AwsRequest, place: EncryptedPlace): Permission[] {
  const service = serviceOf(request);
  const reader = READERS[service];
  if (reader === undefined) throw new Error(`a service that is not known here: ${service}`);
  return reader(request, place);
}

function on(action: string, resource: string, context: Permission['context'] = {}): Permission {
  return { action, resource, context };
}

function onTable(operation: string, table: string, kind: string, place: Place): Permission {
  const context = { 'dynamodb:LeadingKeys': [kind] };
  return on(`dynamodb:${operation}`, arnIn(place, 'dynamodb', `table/${table}`), context);
}

function kindIn(attributes: Input): string {
  return attributes[REGISTRY_TABLE.partitionKey].S;
}

function queriedKind({ KeyConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues }: Input) {
  const [, name, value] = /^(#\w+) = (:\w+)\b/.exec(KeyConditionExpression) ?? [];
  if (ExpressionAttributeNames[name!] !== REGISTRY_TABLE.partitionKey)
    throw new Error(`a query that is not known here: ${KeyConditionExpression}`);
  return ExpressionAttributeValues[value!].S;
}

function queueArn(url: string, place: Place): string {
  return arnIn(place, 'sqs', url.slice(url.lastIndexOf('/') + 1));
}

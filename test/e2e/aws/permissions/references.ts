import { arnIn, type Place } from './permission.ts';

/** A resource of a deployed stack: its type, and the name that AWS gave it. */
export interface Deployed {
  readonly type: string;
  readonly physicalId: string;
}

export interface DeployedStack {
  readonly place: Place;
  readonly resources: ReadonlyMap<string, Deployed>;
}

/** @throws {Error} for a type whose ARN is not known here */
export function arnOf({ type, physicalId }: Deployed, place: Place): string {
  const inPlace = (service: string, resource: string) => arnIn(place, service, resource);
  switch (type) {
    case 'AWS::S3::Bucket':
      return `arn:aws:s3:::${physicalId}`;
    case 'AWS::DynamoDB::Table':
      return inPlace('dynamodb', `table/${physicalId}`);
    case 'AWS::KMS::Key':
      return inPlace('kms', `key/${physicalId}`);
    case 'AWS::Lambda::Function':
      return inPlace('lambda', `function:${physicalId}`);
    case 'AWS::SQS::Queue':
      return inPlace('sqs', physicalId.slice(physicalId.lastIndexOf('/') + 1));
    case 'AWS::Logs::LogGroup':
      return inPlace('logs', `log-group:${physicalId}:*`);
    default:
      throw new Error(`the ARN of a resource of the type ${type} is not known here`);
  }
}

/** A value of a template with its references replaced by what they refer to. @throws {Error} for a function not known here */
export function resolveReferences(value: unknown, stack: DeployedStack): unknown {
  const resolve = (part: unknown) => resolveReferences(part, stack);
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length > 0 || (name !== 'Ref' && !name.startsWith('Fn::')))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part)]));
  if (name === 'Ref') return referenceOf(argument, stack);
  if (name === 'Fn::Join') return argument[1].map(resolve).join(argument[0]);
  if (name === 'Fn::GetAtt' && argument[1] === 'Arn')
    return arnOf(deployedIn(stack, argument[0]), stack.place);
  throw new Error(`a function of templates that is not known here: ${JSON.stringify(value)}`);
}

function referenceOf(name: string, stack: DeployedStack): string {
  if (name === 'AWS::Partition') return 'aws';
  if (name === 'AWS::Region') return stack.place.region;
  if (name === 'AWS::AccountId') return stack.place.account;
  return deployedIn(stack, name).physicalId;
}

function deployedIn({ resources }: DeployedStack, logicalId: string): Deployed {
  const found = resources.get(logicalId);
  if (found === undefined) throw new Error(`the stack holds nothing that is called ${logicalId}`);
  return found;
}

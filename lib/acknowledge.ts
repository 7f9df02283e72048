import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Answers one finding of cdk-nag about one construct. `finding` is what the rule puts in its brackets, so that an
 * acknowledgement never covers a wildcard that is added later.
 */
export function acknowledge(scope: IConstruct, id: string, reason: string): void {
  Validations.of(scope).acknowledge({ id, reason });
}

/** Answers the finding that a statement names `<arn><suffix>`, the suffix with its wildcard. */
export function acknowledgeResources(scope: IConstruct, resources: readonly string[], reason: string): void {
  for (const resource of resources) {
    acknowledge(scope, `AwsSolutions-IAM5[Resource::${flatReference(scope, resource)}]`, reason);
  }
}

/** An ARN as cdk-nag writes it: `{Fn::Join}` flattened, `{Fn::GetAtt: [A, Arn]}` as `<A.Arn>`, `{Ref: B}` as `<B>`. */
function flatReference(scope: IConstruct, text: string): string {
  return flat(Stack.of(scope).resolve(text));
}

function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = ['', '']] = Object.entries(value as Record<string, unknown>);
  if (name === 'Ref') return `<${argument}>`;
  if (name === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  const [separator, parts] = argument as [string, unknown[]];
  return parts.map(flat).join(separator);
}

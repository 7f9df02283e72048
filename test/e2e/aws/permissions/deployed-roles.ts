import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import type { EncryptedPlace } from './permission.ts';
import { arnOf, type DeployedStack, resolveReferences } from './references.ts';
import { readStatement, type Statement } from './statement.ts';

export interface DeployedRoles {
  readonly place: EncryptedPlace;
  /** The names of the functions themselves. */
  readonly functionNames: readonly string[];
  /** What each function may do, by what it calls itself. */
  readonly statements: ReadonlyMap<string, readonly Statement[]>;
}

interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation's own shapes, whose statements are read strictly
  readonly Properties: any;
}

/** The roles of a stack's functions, as they are deployed. @throws {Error} for what a role gets its permissions by that is not read here */
export async function readDeployedRoles(
  client: CloudFormationClient,
  stackName: string,
): Promise<DeployedRoles> {
  const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: stackName }));
  const template = (JSON.parse(TemplateBody!) as { Resources: Record<string, Resource> }).Resources;
  const stack = await describe(client, stackName);
  const byType = (type: string) => Object.entries(template).filter(([, { Type }]) => Type === type);
  const named = (type: string) => byType(type).map(([id]) => stack.resources.get(id)!);

  const roles = new Map<string, Statement[]>();
  for (const [id, { Properties }] of byType('AWS::IAM::Role')) {
    if (Properties.ManagedPolicyArns ?? Properties.Policies ?? Properties.PermissionsBoundary)
      throw new Error(`${id} has policies that are not read here`);
    roles.set(id, []);
  }
  for (const [, { Properties }] of byType('AWS::IAM::Policy')) {
    const statements = Properties.PolicyDocument.Statement.map((statement: unknown) =>
      readStatement(resolveReferences(statement, stack) as Record<string, unknown>),
    );
    for (const { Ref } of Properties.Roles) roles.get(Ref)!.push(...statements);
  }
  const functions = byType('AWS::Lambda::Function').map(([, { Properties }]) => Properties);
  const [key] = named('AWS::KMS::Key');
  return {
    place: { ...stack.place, keyArn: arnOf(key!, stack.place) },
    functionNames: named('AWS::Lambda::Function').map(({ physicalId }) => physicalId),
    statements: new Map(
      functions.map(({ Environment, Role }) => [
        Environment.Variables.AWS_SDK_UA_APP_ID,
        roles.get(Role['Fn::GetAtt'][0])!,
      ]),
    ),
  };
}

async function describe(client: CloudFormationClient, StackName: string): Promise<DeployedStack> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName }));
  const [, , , region, account] = Stacks[0]!.StackId!.split(':');
  const entries = StackResources.map(({ LogicalResourceId, ResourceType, PhysicalResourceId }) => {
    return [LogicalResourceId!, { type: ResourceType!, physicalId: PhysicalResourceId! }] as const;
  });
  return { place: { region: region!, account: account! }, resources: new Map(entries) };
}

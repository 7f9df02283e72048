import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** Lets one function invoke another, and not its versions: CDK's own grant adds them by a wildcard. */
export function grantInvocations(grantee: IFunction, { functionArn }: IFunction): void {
  grantee.addToRolePolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
  );
}

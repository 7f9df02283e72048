import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readStackContext } from './stack-context.ts';
import { UpkeepStack } from './upkeep-stack.ts';

/** Behaviour of CDK that is switched on by name. */
const FLAGS = {
  // Statements about the same resources become one: a role's policy is read by people.
  '@aws-cdk/aws-iam:minimizePolicies': true,
  // Only rules of this account may send to the queues.
  '@aws-cdk/aws-events:eventsTargetQueueSameAccount': true,
};

/**
 * The app with its one stack, named by the context key `stackName`. The security rules of cdk-nag's AwsSolutions pack run
 * at each synthesis, and a finding that nobody acknowledged fails it.
 */
export function createApp({ context, ...props }: AppProps = {}): App {
  const app = new App({ ...props, context: { ...FLAGS, ...context } });
  const { stackName, ...settings } = readStackContext(app.node);
  new UpkeepStack(app, stackName, settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

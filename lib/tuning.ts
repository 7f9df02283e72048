import { Rule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { functionTarget, keepFailedInvocations } from './asynchronous.ts';
import type { Foundation } from './foundation.ts';
import type { ObjectAccess } from './grants/grant-objects.ts';
import { createEnd, createStep, type TuningProps } from './tune-functions.ts';
import { createTuneStateMachine, type TuneStates } from './tune-state-machine.ts';

/** What the ends of a failed execution touch: the upload that the run was for. */
const FAILURE_OBJECTS: ObjectAccess = { read: ['models'], write: [] };

/** TUNE: the state machine, the functions of its states, and the one that ends an execution which could not end itself. */
export class Tuning extends Construct {
  readonly stateMachine: StateMachine;
  readonly states: TuneStates;
  readonly executionEnded: IFunction;

  constructor(scope: Construct, id: string, foundation: TuningProps) {
    super(scope, id);
    this.states = { ...this.createSteps(foundation), ...this.createEnds(foundation) };
    this.stateMachine = createTuneStateMachine(this, this.states, foundation);
    this.executionEnded = createEnd(this, 'ExecutionEnded', {
      ...foundation,
      entry: 'tune/execution-ended',
      description: 'TUNE: ends an execution that failed, ran out of time or was aborted.',
      objects: FAILURE_OBJECTS,
    });
    keepFailedInvocations(this.executionEnded, foundation.deadLetters);
    this.createEndedRule(foundation);
  }

  private createSteps(foundation: Foundation) {
    return {
      Plan: createStep(this, 'Plan', {
        ...foundation,
        entry: 'tune/plan',
        description: 'TUNE: plans the search and writes its paths.',
        objects: { read: ['clean', 'models'], write: ['models'] },
        documents: { read: ['model'], write: ['lease'] },
        trainers: 'checked',
      }),
      EvaluatePath: createStep(this, 'EvaluatePath', {
        ...foundation,
        entry: 'tune/evaluate-path',
        description: 'TUNE: evaluates one path of the search.',
        objects: { read: ['clean', 'models'], write: ['models'] },
        trainers: 'called',
      }),
      Select: createStep(this, 'Select', {
        ...foundation,
        entry: 'tune/select',
        description: 'TUNE: ranks the candidates and fits the best one.',
        objects: { read: ['clean', 'models'], write: ['models'] },
        trainers: 'called',
      }),
      Promote: createStep(this, 'Promote', {
        ...foundation,
        entry: 'tune/promote',
        description: 'TUNE: registers the model and decides whether it becomes champion.',
        objects: {
          read: ['clean', 'models'],
          write: ['models'],
          // A trainer's model is kept as a stream.
          streams: foundation.settings.trainers.length > 0 ? ['models'] : [],
        },
        documents: { read: [], write: ['model', 'lease'] },
        trainers: 'called',
      }),
    };
  }

  private createEnds(foundation: TuningProps) {
    return {
      NotifyResult: createEnd(this, 'NotifyResult', {
        ...foundation,
        entry: 'tune/notify-result',
        description: 'TUNE: writes the report, tells the result, wakes an upload that waited.',
        objects: { read: ['models', 'clean', 'monitor', 'raw'], write: ['models'], list: ['monitor'] },
      }),
      NotifyFailure: createEnd(this, 'NotifyFailure', {
        ...foundation,
        entry: 'tune/notify-failure',
        description: 'TUNE: tells why an execution failed, wakes an upload that waited.',
        objects: FAILURE_OBJECTS,
      }),
    };
  }

  /** The items of the map are executions too; their state machine's ARN goes on after a slash, so they do not match. */
  private createEndedRule({ deadLetters }: Foundation): void {
    new Rule(this, 'Ended', {
      description: 'An execution that ended otherwise than well is looked after.',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: [this.stateMachine.stateMachineArn],
        },
      },
      targets: [functionTarget(this.executionEnded, deadLetters)],
    });
  }
}

import { readFileSync } from 'node:fs';

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly BackoffRate: number;
  readonly MaxAttempts: number;
  readonly MaxDelaySeconds: number;
  readonly JitterStrategy: string;
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly ResultPath: string;
  readonly Next: string;
}

/** What the tests read of a state in Amazon States Language. */
export interface State {
  readonly Type: 'Task' | 'Map' | 'Choice' | 'Succeed' | 'Fail';
  readonly Resource?: string;
  readonly ResultPath?: string | null;
  readonly TimeoutSeconds?: number;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Default?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly ItemProcessor?: States & { readonly ProcessorConfig: object };
  readonly ItemReader?: object;
  readonly ResultWriter?: object;
  readonly MaxConcurrency?: number;
  readonly ToleratedFailurePercentage?: number;
}

export interface States {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export interface Definition extends States {
  readonly TimeoutSeconds: number;
}

export const TEXT = readFileSync(new URL('../../state-machines/tune.asl.json', import.meta.url), 'utf8');
export const TUNE: Definition = JSON.parse(TEXT);

/** Where a state can lead: forward, by a choice, or by a catch. */
export function successorsOf({ Next, Default, Choices = [], Catch = [] }: State): string[] {
  const branches = [...Choices, ...Catch].map((branch) => branch.Next);
  return [Next, Default, ...branches].filter((name) => name !== undefined);
}

/** The states that can be reached from one, itself included. */
export function reachableFrom(name: string, { States }: States): Set<string> {
  const reached = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...successorsOf(States[next]!));
  }
  return reached;
}

/** The tasks, those of a map's items among them, by their names. */
export function tasksOf({ States }: States): [string, State][] {
  return Object.entries(States).flatMap(([name, state]): [string, State][] => {
    if (state.ItemProcessor !== undefined) return tasksOf(state.ItemProcessor);
    return state.Type === 'Task' ? [[name, state]] : [];
  });
}

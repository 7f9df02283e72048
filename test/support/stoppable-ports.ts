import type { CleanRequests } from '../../core/ports/clean-requests.ts';
import type { Executions } from '../../core/ports/executions.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import type { Ports } from '../../core/ports/ports.ts';

export interface Stoppable {
  /** What was written, registered, published, notified, started and asked for since this was made. */
  nEffects(): number;
  /** Lets `nMore` further effects through and fails every one after, as a process that was stopped; `null` ends that. */
  stopAfter(nMore: number | null): void;
}

interface DeployedOrNot extends Ports {
  readonly executions?: Executions;
  readonly cleanRequests?: CleanRequests;
}

type Effect = (name: string) => void;

const STOPPED = 'stopped before';

/** Whether an error is the stop, and not a fault that it has brought to light. */
export function isStop(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith(STOPPED);
}

/** Whether the work was stopped; false when it was done. @throws whatever else it ended with */
export async function wasStopped(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return false;
  } catch (error) {
    if (!isStop(error)) throw error;
    return true;
  }
}

/** A store alone that can be stopped. */
export function stoppableStore<S extends ObjectStore>(store: S): S & Stoppable {
  const { effect, ...stoppable } = countEffects();
  return { ...store, ...stoppingStore(store, effect), ...stoppable };
}

/** The ports, with one count over the effects of all of them. Nothing written where something was is no effect. */
export function stoppablePorts<P extends DeployedOrNot>(ports: P): P & Stoppable {
  const { effect, ...stoppable } = countEffects();
  return {
    ...ports,
    store: { ...ports.store, ...stoppingStore(ports.store, effect) },
    registry: {
      ...ports.registry,
      write: async (key, value, expectedRevision) => {
        effect(`registering ${key}`);
        return ports.registry.write(key, value, expectedRevision);
      },
    },
    metricSink: {
      publish: async (publicationId, data) => {
        effect(`publishing ${publicationId}`);
        return ports.metricSink.publish(publicationId, data);
      },
    },
    notifier: {
      notify: async (notification) => {
        effect(`notifying ${notification.subject}`);
        return ports.notifier.notify(notification);
      },
    },
    ...(ports.executions && { executions: stoppingExecutions(ports.executions, effect) }),
    ...(ports.cleanRequests && { cleanRequests: stoppingRequests(ports.cleanRequests, effect) }),
    ...stoppable,
  };
}

function countEffects(): Stoppable & { effect: Effect } {
  let nEffects = 0;
  let effectsLeft: number | null = null;
  return {
    effect: (name) => {
      if (effectsLeft === 0) throw new Error(`${STOPPED} ${name}`);
      if (effectsLeft !== null) effectsLeft--;
      nEffects++;
    },
    nEffects: () => nEffects,
    stopAfter: (nMore) => {
      effectsLeft = nMore;
    },
  };
}

function stoppingStore(store: ObjectStore, effect: Effect): Pick<ObjectStore, 'put' | 'putIfAbsent'> {
  return {
    put: async (key, body) => {
      effect(`writing ${key}`);
      return store.put(key, body);
    },
    putIfAbsent: async (key, body) => {
      if ((await store.head(key)) !== undefined) return false;
      effect(`writing ${key}`);
      return store.putIfAbsent(key, body);
    },
  };
}

function stoppingExecutions(executions: Executions, effect: Effect): Executions {
  return {
    ...executions,
    start: async (execution) => {
      effect(`starting ${execution.runId}-${execution.attempt}`);
      return executions.start(execution);
    },
  };
}

function stoppingRequests({ request }: CleanRequests, effect: Effect): CleanRequests {
  return {
    request: async (rawKey) => {
      effect(`asking for ${rawKey}`);
      return request(rawKey);
    },
  };
}

import type { Worker } from 'node:worker_threads';
import { fromErrorMessage } from './error-message.ts';
import type { Answer, AnswerOf } from './second-thread-messages.ts';

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: unknown) => void };

/** The answers of a worker: each call takes the next one of a kind, and fails as soon as the worker does. */
export function answersOf(worker: Worker) {
  const arrived = new Map<string, unknown[]>();
  const waiting = new Map<string, Waiting[]>();
  let failure: unknown;
  const fail = (error: unknown) => {
    failure ??= error;
    for (const each of [...waiting.values()].flat()) each.reject(failure);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    if (answer.kind === 'failed') fail(fromErrorMessage(answer.error));
    else {
      const first = waiting.get(answer.kind)?.shift();
      if (first !== undefined) first.resolve(answer.value as never);
      else listOf(arrived, answer.kind).push(answer.value);
    }
  });
  worker.once('error', fail);
  worker.once('messageerror', fail);
  worker.once('exit', (code) => fail(new Error(`The second thread ended with exit code ${code}.`)));

  return <Kind extends keyof AnswerOf>(kind: Kind): Promise<AnswerOf[Kind]> => {
    const next = new Promise<AnswerOf[Kind]>((resolve, reject) => {
      const values = arrived.get(kind) ?? [];
      if (values.length > 0) resolve(values.shift() as AnswerOf[Kind]);
      else if (failure !== undefined) reject(failure);
      else listOf(waiting, kind).push({ resolve, reject });
    });
    // Whoever gave up the cleaning no longer waits for it.
    next.catch(() => {});
    return next;
  };
}

function listOf<Item>(lists: Map<string, Item[]>, kind: string): Item[] {
  const list = lists.get(kind) ?? [];
  lists.set(kind, list);
  return list;
}

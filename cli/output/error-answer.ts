import { UpkeepError } from '../../core/errors.ts';
import { createOutput, type Streams } from './output.ts';

export interface ErrorAnswers {
  /** To be used by the command, so that it is noticed whether it has answered. */
  readonly streams: Streams;
  /** Answers with an error of Upkeep in place of a result, unless the command has answered before it threw. */
  answer(command: string, json: boolean, error: unknown): void;
}

/** With `--json` an error is an answer too: one document on standard output at every end. A defect is none. */
export function errorAnswers(streams: Streams): ErrorAnswers {
  let isAnswered = false;
  const whenAnswered = () => {
    isAnswered = true;
  };
  return {
    streams: { ...streams, whenAnswered },
    answer(command, json, error) {
      if (isAnswered || !(error instanceof UpkeepError)) return;
      const { code, message: reason } = error;
      createOutput({ json, quiet: true }, streams).result({ command, outcome: 'error', code, reason });
    },
  };
}

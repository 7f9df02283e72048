import type { TrainerSpec } from '../contracts/config/grids/trainer-grid.ts';
import type { TrainerRequest } from '../contracts/trainer.ts';

/** Who calls the trainers that teams bring along: a command on this machine, or a Lambda function. */
export interface Trainers {
  /** The folder of what this caller hands over, where several may do the same job at once. @default all share one */
  readonly workplace?: string;
  /** @throws ConfigurationError for a trainer that cannot be called from here */
  check(trainer: TrainerSpec): void;
  /** The place of an object of the store, as the trainer is told it. */
  place(key: string): string;
  /**
   * One call. Answers the response, as JSON that nobody has checked; undefined where the trainer was to write it to
   * `request.response`.
   * @throws DataRefusedError when the trainer failed or took too long, with what it said; ConfigurationError when it cannot be
   * started at all; UnavailableError when the same again may well succeed
   */
  call(trainer: TrainerSpec, request: TrainerRequest): Promise<unknown>;
}

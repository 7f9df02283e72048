import type { TrainerSpec } from '../contracts/config/grids/trainer-grid.ts';
import { keys } from '../contracts/keys.ts';
import { ConfigurationError } from '../errors.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Trainers } from '../ports/trainers.ts';

/** Where trainers are called from, and where what passes to and fro lies meanwhile. */
export interface TrainerDesk {
  readonly store: ObjectStore;
  readonly trainers?: Trainers | undefined;
  readonly model: string;
  /** What it is for: a run, or a prediction. */
  readonly job: string;
}

/** @throws ConfigurationError where no trainer, or not this one, can be called */
export function trainersFor(trainer: TrainerSpec, { trainers }: Pick<TrainerDesk, 'trainers'>): Trainers {
  if (trainers === undefined) throw noTrainers(trainer);
  trainers.check(trainer);
  return trainers;
}

export function noTrainers(trainer: Pick<TrainerSpec, 'name'>): ConfigurationError {
  return new ConfigurationError({
    where: whereOf(trainer),
    found: 'trainers cannot be called from here',
    todo: 'Use the command line, or a deployment whose stack names its trainers',
  });
}

/** The key of a file that passes to and fro, apart from those of whoever else does the same job at once. */
export function workKey({ trainers, model, job }: Omit<TrainerDesk, 'store'>, file: string): string {
  const { workplace } = trainers ?? {};
  return keys.work(model, job, workplace === undefined ? file : `${workplace}/${file}`);
}

/** How errors name it. */
export function whereOf({ name }: Pick<TrainerSpec, 'name'>): string {
  return `trainer ${name}`;
}

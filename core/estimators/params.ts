import type { Params, ParamValue } from '../contracts/model-artefact.ts';
import { ConfigurationError } from '../errors.ts';

/** Refuses a parameter that the estimator does not have: a slip that would otherwise be a default. */
export function refuseUnknownParams(estimator: string, params: Params, known: readonly string[]): void {
  const unknown = Object.keys(params).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ConfigurationError({
    where: `${estimator} ${unknown}`,
    found: 'the estimator has no such parameter',
    allowed: known.length === 0 ? 'no parameters' : known.join(', '),
  });
}

interface ParamName {
  readonly estimator: string;
  readonly name: string;
}

export function flagParam(params: Params, { estimator, name }: ParamName, fallback: boolean): boolean {
  const value = params[name] ?? fallback;
  if (typeof value === 'boolean') return value;
  throw refusal(value, { estimator, name, allowed: 'true or false' });
}

/** A finite number of at least 0. */
export function penaltyParam(params: Params, { estimator, name }: ParamName, fallback: number): number {
  const value = params[name] ?? fallback;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw refusal(value, { estimator, name, allowed: 'a finite number of at least 0' });
}

/** A whole number of at least 1. */
export function countParam(params: Params, { estimator, name }: ParamName, fallback: number): number {
  const value = params[name] ?? fallback;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
  throw refusal(value, { estimator, name, allowed: 'a whole number of at least 1' });
}

/** A number from 0 to 1. */
export function shareParam(params: Params, { estimator, name }: ParamName, fallback: number): number {
  const value = params[name] ?? fallback;
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw refusal(value, { estimator, name, allowed: 'a number from 0 to 1' });
}

/** A finite number above 0. */
export function positiveParam(params: Params, { estimator, name }: ParamName, fallback: number): number {
  const value = params[name] ?? fallback;
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw refusal(value, { estimator, name, allowed: 'a finite number above 0' });
}

/** A whole number from 1 to 10. */
export function degreeParam(params: Params, estimator: string, fallback: number): number {
  const value = params.degree ?? fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10) return value;
  throw refusal(value, { estimator, name: 'degree', allowed: 'a whole number from 1 to 10' });
}

export function choiceParam<Choice extends string>(
  params: Params,
  { estimator, name }: ParamName,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = params[name] ?? choices[0];
  const choice = choices.find((item) => item === value);
  if (choice !== undefined) return choice;
  throw refusal(value, { estimator, name, allowed: choices.join(', ') });
}

function refusal(value: ParamValue, { estimator, name, allowed }: ParamName & { allowed: string }) {
  return new ConfigurationError({ where: `${estimator} ${name}`, found: JSON.stringify(value), allowed });
}

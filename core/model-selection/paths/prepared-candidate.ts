import {
  type CleanSection,
  type NormalizeMethod,
  normalizeMethod as normalizeMethods,
} from '../../contracts/config/clean-section.ts';
import type { Params } from '../../contracts/model-artefact.ts';
import type { Candidate } from '../../contracts/plan.ts';
import { ConfigurationError } from '../../errors.ts';
import type { Estimator } from '../../estimators/estimator.ts';
import { getEstimator } from '../../estimators/estimators.ts';

/** A candidate taken apart: what belongs to cleaning, and what the estimator sees. */
export interface PreparedCandidate {
  /** In the task's list of candidates. */
  readonly position: number;
  readonly estimator: Estimator;
  /** Without `normalize`. */
  readonly params: Params;
  readonly normalizeMethod: NormalizeMethod;
}

const METHODS: readonly NormalizeMethod[] = normalizeMethods.options;

/** @throws ConfigurationError for an estimator or a normalisation that does not exist */
export function prepareCandidate(
  candidate: Candidate,
  position: number,
  clean: CleanSection,
): PreparedCandidate {
  const { normalize, ...params } = candidate.params;
  const normalizeMethod =
    normalize === undefined ? clean.normalize.method : METHODS.find((method) => method === normalize);
  if (normalizeMethod === undefined) {
    throw new ConfigurationError({
      where: `${candidate.estimator} normalize`,
      found: JSON.stringify(normalize),
      allowed: METHODS.join(', '),
    });
  }
  return { position, estimator: getEstimator(candidate.estimator), params, normalizeMethod };
}

import type { FittedModel, Params } from '../../contracts/model-artefact.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import type { PathFit, PathPrediction } from '../estimator.ts';
import { fittedTexts, refuseNonFiniteFit, refuseUnfit } from '../fitted-values.ts';
import { countedRows, type LogisticTraining } from './counted-rows.ts';
import { type LogisticFit, logisticPath } from './logistic-path.ts';
import { likeliestClasses, logisticProbabilities } from './probabilities.ts';
import { type LogisticSettings, logisticSettings } from './settings.ts';
import { type TrainingProblem, trainingProblem } from './training-problem.ts';

/**
 * Models of one training part, or why there is none, in the order of `candidates`. Those with one weighting of classes, with or
 * without an intercept, are fitted as one path.
 */
export function fitLogisticModels(
  training: LogisticTraining,
  candidates: readonly Params[],
): (FittedModel | Error)[] {
  const found = new Array<FittedModel | Error>(candidates.length);
  const groups = new Map<string, Member[]>();
  for (const [position, params] of candidates.entries()) {
    attempt(found, [position], () => {
      const settings = logisticSettings(params);
      const key = `${settings.fitIntercept} ${settings.classWeight}`;
      groups.set(key, [...(groups.get(key) ?? []), { position, params, settings }]);
    });
  }
  for (const members of groups.values()) {
    const positions = members.map(({ position }) => position);
    attempt(found, positions, () => fitTogether(training, members, found));
  }
  return found;
}

export function predictLogistic(model: FittedModel, X: DesignMatrix): Float64Array {
  return likeliestClasses(logisticProbabilities(model, X), fittedTexts(model, 'classes').length);
}

/** Fits the candidates together, and predicts the test part with each. */
export function predictLogisticPath(
  { train, yTrain, test, ...options }: PathFit,
  candidates: readonly Params[],
): (PathPrediction | Error)[] {
  return fitLogisticModels({ X: train, y: yTrain, options }, candidates).map((model) => {
    if (model instanceof Error) return model;
    const probabilities = logisticProbabilities(model, test);
    return {
      yPred: likeliestClasses(probabilities, options.classes!.length),
      probabilities,
      solver: String(model.fitted.solver),
    };
  });
}

interface Member {
  readonly position: number;
  readonly params: Params;
  readonly settings: LogisticSettings;
}

function fitTogether(
  training: LogisticTraining,
  members: readonly Member[],
  found: (FittedModel | Error)[],
): void {
  refuseUnfit('logistic', training.X, training.y);
  const { X, y, options } = countedRows(training);
  const problem = trainingProblem({ X, y, options }, members[0]!.settings);
  const fits = logisticPath(
    problem,
    members.map(({ settings }) => settings.C),
  );
  for (const [index, { position, params }] of members.entries()) {
    const fit = fits[index]!;
    attempt(found, [position], () => {
      if (fit instanceof Error) throw fit;
      found[position] = modelOf(fit, { params, problem, classes: options.classes! });
    });
  }
}

function modelOf(
  { coef, intercept, solver, nIterations }: LogisticFit,
  { params, problem, classes }: { params: Params; problem: TrainingProblem; classes: readonly string[] },
): FittedModel {
  refuseNonFiniteFit('logistic', [...coef.flat(), ...intercept]);
  const fitted = { classes, present: problem.present, coef, intercept, solver, nIterations };
  return { estimator: 'logistic', params, fitted };
}

/** What fails has its error in place of a model. */
function attempt(found: (FittedModel | Error)[], positions: readonly number[], work: () => void): void {
  try {
    work();
  } catch (error) {
    for (const position of positions)
      found[position] = error instanceof Error ? error : new Error(String(error));
  }
}

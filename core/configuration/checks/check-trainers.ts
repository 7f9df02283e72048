import { isEstimatorName } from '../../contracts/config/estimator-grids.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';

/** Trainers that were brought along: each with a name of its own, and a way to call it. */
export function checkTrainers({ tune }: Pick<ModelConfig, 'tune'>): Finding[] {
  const names: string[] = [];
  return (tune.estimators ?? []).flatMap((entry, at): Finding[] => {
    if (entry.estimator !== 'lambda') return [];
    const path = ['tune', 'estimators', at];
    const { name, arn, command } = entry;
    const isTaken = isEstimatorName(name) || names.includes(name);
    names.push(name);
    return [
      ...(isTaken ? [takenName(name, path)] : []),
      ...(arn === undefined && command === undefined ? [unreachable(name, path)] : []),
    ];
  });
}

function takenName(name: string, path: readonly (string | number)[]): Finding {
  return {
    path: [...path, 'name'],
    found: `found ${name}${isEstimatorName(name) ? ', which is an estimator of Upkeep' : ' a second time'}`,
    allowed: 'a name that nothing else in the search has',
    todo: 'Results go by the name: choose another one.',
  };
}

function unreachable(name: string, path: readonly (string | number)[]): Finding {
  return {
    path: [...path],
    found: `found neither an arn nor a command of ${name}`,
    allowed: 'an arn, a command, or both',
    todo: 'Name the Lambda function for AWS, and the command for this machine.',
  };
}

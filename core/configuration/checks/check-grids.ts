import type { GridEntry } from '../../contracts/config/estimator-grids.ts';
import type { NumberGrid } from '../../contracts/config/grids/shared-grids.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';
import { exponentFindings, inverseStrengthFindings } from './inverse-strengths.ts';
import { repeated } from './repeated.ts';
import { roleOf } from './roles.ts';

/** Grids whose every point can be fitted. */
export function checkGrids({ data, tune }: ModelConfig): Finding[] {
  return [
    ...repeated(tune.scoring, ['tune', 'scoring']),
    ...tune.estimators.flatMap((entry, at) => {
      const path = ['tune', 'estimators', at, 'grid'];
      return [
        ...alphaFindings(entry, path),
        ...inverseStrengthFindings(entry, path),
        ...featureFindings(entry, { path, roleOf: (name) => roleOf(data, name) }),
      ];
    }),
  ];
}

function alphaFindings(entry: GridEntry, path: (string | number)[]): Finding[] {
  if (entry.estimator !== 'ridge') return [];
  const alpha: NumberGrid = entry.grid.alpha;
  if (Array.isArray(alpha)) {
    return alpha.flatMap((value, at): Finding[] => {
      if (value >= 0) return [];
      const words = {
        found: `found ${value}`,
        allowed: 'a number, at least 0',
        todo: 'Choose a number in this range.',
      };
      return [{ path: [...path, 'alpha', at], ...words }];
    });
  }
  return exponentFindings(alpha.logspace, [...path, 'alpha', 'logspace']);
}

interface FeatureContext {
  readonly path: (string | number)[];
  roleOf(column: string): string | undefined;
}

function featureFindings({ grid }: GridEntry, { path, roleOf: role }: FeatureContext): Finding[] {
  const features = 'feature' in grid ? (grid.feature ?? []) : [];
  return features.flatMap((column, at): Finding[] => {
    const given = role(column);
    if (given === undefined) return [];
    const found =
      `found column "${column}", which is ${given === 'ignore' ? 'in' : ''} data.${given}`.replace('  ', ' ');
    return [
      {
        path: [...path, 'feature', at],
        found,
        allowed: 'columns that are features',
        todo: 'Name another column.',
      },
    ];
  });
}

import { featuresOf, type GridEntry } from '../../contracts/config/estimator-grids.ts';
import type { NumberGrid } from '../../contracts/config/grids/shared-grids.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';
import { repeated } from './repeated.ts';
import { roleOf } from './roles.ts';

/** 10 to this power and beyond is no double, or loses digits on the way to zero. */
const EXPONENT_LIMIT = 300;

/** Grids whose every point can be fitted. */
export function checkGrids({ data, tune }: ModelConfig): Finding[] {
  return [
    ...repeated(tune.scoring ?? [], ['tune', 'scoring']),
    ...(tune.estimators ?? []).flatMap((entry, at) => {
      const path = ['tune', 'estimators', at, 'grid'];
      return [
        ...alphaFindings(entry, path),
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
  return alpha.logspace.slice(0, 2).flatMap((exponent, at): Finding[] => {
    if (Math.abs(exponent) <= EXPONENT_LIMIT) return [];
    const allowed = `an exponent from ${-EXPONENT_LIMIT} to ${EXPONENT_LIMIT}`;
    const todo = 'Give the power of 10, not the value: [-3, 3, 7] is 0.001 to 1000.';
    return [{ path: [...path, 'alpha', 'logspace', at], found: `found ${exponent}`, allowed, todo }];
  });
}

interface FeatureContext {
  readonly path: (string | number)[];
  roleOf(column: string): string | undefined;
}

function featureFindings(entry: GridEntry, { path, roleOf: role }: FeatureContext): Finding[] {
  return (featuresOf(entry) ?? []).flatMap((column, at): Finding[] => {
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

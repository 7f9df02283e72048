import { featuresOf, type GridEntry } from '../../contracts/config/estimator-grids.ts';
import { MAX_NEIGHBORS } from '../../contracts/config/grids/neighbours-grid.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import { type GridValues, isDistribution } from '../../model-selection/search/grid-values.ts';
import type { Finding } from '../finding.ts';
import type { OptionPath } from '../option-path.ts';
import { type LegalValues, numberGridFindings } from './check-number-grid.ts';
import { repeated } from './repeated.ts';
import { roleOf } from './roles.ts';

/** Grids whose every point can be fitted. */
export function checkGrids({ data, tune }: ModelConfig): Finding[] {
  return [
    ...repeated(tune.scoring ?? [], ['tune', 'scoring']),
    ...(tune.estimators ?? []).flatMap((entry, at) => {
      const path = ['tune', 'estimators', at, 'grid'];
      return [
        ...valueFindings(entry, path, tune.search.strategy),
        ...interactionFindings(entry, path),
        ...featureFindings(entry, { path, roleOf: (name) => roleOf(data, name) }),
      ];
    }),
  ];
}

/** By parameter: what its schema cannot say of every way to write its values. */
const LEGAL: { readonly [name: string]: LegalValues } = {
  alpha: { least: 0, most: Number.POSITIVE_INFINITY, allowed: 'a number, at least 0' },
  l1Ratio: { least: 0, most: 1, allowed: 'a number from 0 to 1' },
  C: { least: Number.MIN_VALUE, most: Number.POSITIVE_INFINITY, allowed: 'a number above 0' },
  nNeighbors: { least: 1, most: MAX_NEIGHBORS, allowed: `a whole number from 1 to ${MAX_NEIGHBORS}` },
};

function valueFindings({ estimator, grid }: GridEntry, path: OptionPath, strategy: string): Finding[] {
  const given: [string, GridValues | undefined][] = Object.entries(grid);
  return given.flatMap(([name, values]): Finding[] => {
    if (values === undefined) return [];
    if (isDistribution(values) && strategy !== 'random') {
      const found = `found values to draw from, which a ${strategy} search does not`;
      const todo = 'List the values, or choose tune.search.strategy: random.';
      return [{ path: [...path, name], found, allowed: 'a list of values', todo }];
    }
    // A trainer's parameters are its own.
    const legal = estimator === 'lambda' ? null : (LEGAL[name] ?? null);
    return numberGridFindings(values, [...path, name], legal);
  });
}

function interactionFindings(entry: GridEntry, path: (string | number)[]): Finding[] {
  // A trainer's parameters are its own.
  if (entry.estimator === 'lambda') return [];
  const { grid } = entry;
  if (!('interactionOnly' in grid) || grid.interactionOnly?.includes(true) !== true) return [];
  if (grid.degree?.some((degree) => degree > 1) === true) return [];
  return [
    {
      path: [...path, 'interactionOnly'],
      found: 'found true without a degree above 1, which has no products of features',
      allowed: 'true beside a degree of 2 or more',
      todo: 'Add degree: [1, 2], or leave interactionOnly out.',
    },
  ];
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

import { describe, expect, it } from 'vitest';
import { UNAVAILABLE_OPTIONS, UNAVAILABLE_VALUES } from '../../../core/configuration/not-yet-available.ts';
import { configSchema, shapesOf } from '../../../core/configuration/option-schema.ts';
import type { OptionSchema } from '../../../core/configuration/schema-of-options.ts';
import { refusalOf } from './refusal.ts';

/** All shapes that the schema has under a dotted name, whatever the place in a list and the choice between mappings. */
function shapesUnder(dotted: string): OptionSchema[] {
  let shapes = itemsOf(configSchema());
  for (const part of dotted.split('.')) {
    shapes = shapes.flatMap((shape) => {
      const option = shape.properties?.[part];
      return option === undefined ? [] : itemsOf(option);
    });
  }
  return shapes;
}

function itemsOf(schema: OptionSchema): OptionSchema[] {
  return shapesOf(schema).flatMap((shape) =>
    typeof shape.items === 'object' ? itemsOf(shape.items) : [shape],
  );
}

describe('what this version does not have', () => {
  it.each(UNAVAILABLE_OPTIONS)('%s is no option of the schema, and what holds it is', (option) => {
    expect(shapesUnder(option)).toEqual([]);
    expect(shapesUnder(option.slice(0, option.lastIndexOf('.')))).not.toEqual([]);
  });

  it.each(Object.entries(UNAVAILABLE_VALUES))('%s has none of %j', (option, values) => {
    const allowed = shapesUnder(option).flatMap((shape) =>
      shape.type === 'null' ? [] : (shape.enum ?? [shape.const]),
    );
    expect(allowed).not.toEqual([]);
    expect(allowed).not.toContain(undefined);
    expect(values.filter((value) => allowed.includes(value))).toEqual([]);
  });

  it('is refused by name', () => {
    const text = [
      'model: a',
      'data: { target: y }',
      'tune:',
      '  search: { strategy: random, nIter: 10 }',
      '  estimators: [{ estimator: logistic, grid: { C: [1] } }]',
      'monitor: { drift: { method: psi } }',
    ].join('\n');
    expect(refusalOf(text)).toEqual([
      'upkeep.yaml:4 tune.search.strategy: tune.search.strategy random is not available in this version. Allowed: grid. Choose one of these.',
      'upkeep.yaml:4 tune.search.nIter: tune.search.nIter is not available in this version. Allowed: strategy. Remove it.',
      'upkeep.yaml:5 tune.estimators[0].estimator: tune.estimators.estimator logistic is not available in this version. Allowed: linear, ridge, lasso, elasticNet, multivariateLinear, polynomial, exponential, power, theilSen, robustPolynomial, dummy. Choose one of these.',
      'upkeep.yaml:6 monitor.drift: monitor.drift is not available in this version. Allowed: window, lateness, labelHorizon, metrics, minRows, alerts, cooldown. Remove it.',
    ]);
  });
});

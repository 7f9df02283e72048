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
      'monitor: { metrics: [mape], drift: { method: psi } }',
    ].join('\n');
    expect(refusalOf(text)).toEqual([
      'upkeep.yaml:3 monitor.metrics[0]: monitor.metrics mape is not available in this version. Allowed: rmse, mae, r2, bias, count, missingRatio, labelCoverage. Choose one of these.',
      'upkeep.yaml:3 monitor.drift: monitor.drift is not available in this version. Allowed: window, lateness, labelHorizon, metrics, minRows, alerts, cooldown. Remove it.',
    ]);
  });
});

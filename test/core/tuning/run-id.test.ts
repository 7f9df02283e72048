import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { runIdOf } from '../../../core/tuning/run-id.ts';

const config = (text: string) => parseConfig(text, 'upkeep.yaml');
const CARS = 'model: cars\ndata: { target: mpg }\n';

describe('runIdOf', () => {
  it('is the same for the same model, data set and search, whatever else is configured', () => {
    const id = runIdOf('f00d', config(CARS));
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(runIdOf('f00d', config(`${CARS}monitor: { window: 1 hour }\n`))).toBe(id);
  });

  it.each([
    ['another data set', 'beef', CARS],
    ['another search', 'f00d', `${CARS}tune: { seed: 7 }\n`],
    // Executions of TUNE are named by the run alone.
    ['another model with the same data set and search', 'f00d', CARS.replace('cars', 'vans')],
  ])('is another one for %s', (_, datasetId, text) => {
    expect(runIdOf(datasetId, config(text))).not.toBe(runIdOf('f00d', config(CARS)));
  });
});

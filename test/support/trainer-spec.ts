import type { TrainerSpec } from '../../core/contracts/config/grids/trainer-grid.ts';

/** A trainer with the defaults of the configuration. */
export function trainerSpec(overrides: Partial<TrainerSpec> = {}): TrainerSpec {
  return {
    name: 'measuring',
    version: '1',
    data: 'csv',
    timeoutSeconds: 120,
    expectedSeconds: 10,
    ...overrides,
  };
}

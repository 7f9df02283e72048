import { describe, it } from 'vitest';
import { OUTCOMES } from './all-outcomes.ts';

describe.each(Object.entries(OUTCOMES))('%s', (_section, outcomes) => {
  it.each(Object.entries(outcomes))('%s', (_row, check) => check());
});

import { readFileSync } from 'node:fs';

const FILE = new URL('../state-machines/tune.asl.json', import.meta.url);

/** The state machine's definition with its number of paths at once; a substitution could only put a text there. */
export function tuneDefinition(mapConcurrency: number): string {
  const definition = JSON.parse(readFileSync(FILE, 'utf8'));
  definition.States.EvaluatePaths.MaxConcurrency = mapConcurrency;
  return JSON.stringify(definition);
}

import type { Context } from '../context.ts';

/** What makes the first model of a place. */
export function firstCommand(context: Context): string {
  return context.place === 'local' ? 'upkeep run DATA' : `upkeep push DATA --stack ${context.stackName}`;
}

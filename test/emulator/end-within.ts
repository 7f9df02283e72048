import type { Ending } from './guard-messages.ts';
import type { Guard, GuardedProcess } from './open-guard.ts';

/**
 * Waits for a command to end; at the limit it ends everything of the guard.
 * @throws {Error} at the limit, with the last lines that the command printed
 */
export async function endWithin(
  limitMs: number,
  command: GuardedProcess,
  guard: Guard,
  what: string,
): Promise<Ending> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  const ending = await Promise.race([command.ended, limit]);
  clearTimeout(timer);
  if (ending !== undefined) return ending;
  const tail = await command.logTail();
  await guard.close();
  throw new Error(`${what} took longer than ${limitMs / 1000} s and was ended. Its last lines:\n${tail}`);
}

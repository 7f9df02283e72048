import { resolveVersion, rollbackChampion } from '../../core/registry/move-alias.ts';
import { writeChampionAlias } from '../../core/steps/promote.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

/** `upkeep rollback NAME` */
export async function rollback(
  model: string,
  { reason }: { reason: string },
  context: Context,
): Promise<number> {
  const { registry, store } = context.ports;
  const { from, to } = await rollbackChampion({ registry, model, nowMs: context.nowMs(), reason });
  await writeChampionAlias(store, await resolveVersion(registry, `${model}:${to}`));
  context.output.print(`✔ ${model}: version ${to} is the champion again, in place of version ${from}`);
  context.output.result({ command: 'rollback', model, from, to });
  return EXIT.ok;
}

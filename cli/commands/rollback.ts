import { writeChampionAlias } from '../../core/registry/champion-alias.ts';
import { rollbackChampion } from '../../core/registry/move-alias.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

/** `upkeep rollback NAME` */
export async function rollback(
  model: string,
  { reason }: { reason: string },
  context: Context,
): Promise<number> {
  const { registry } = context.ports;
  const { from, to } = await rollbackChampion({ registry, model, nowMs: context.nowMs(), reason });
  await writeChampionAlias(model, context.ports);
  context.output.print(`✔ ${model}: version ${to} is the champion again, in place of version ${from}`);
  context.output.result({ command: 'rollback', model, from, to });
  return EXIT.ok;
}

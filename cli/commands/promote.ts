import { promoteVersion, resolveVersion } from '../../core/registry/move-alias.ts';
import { writeChampionAlias } from '../../core/steps/promote.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

/** `upkeep promote NAME:VERSION` */
export async function promote(
  reference: string,
  { reason }: { reason: string },
  context: Context,
): Promise<number> {
  const { registry, store } = context.ports;
  const { model, version, runId } = await resolveVersion(registry, reference);
  await promoteVersion({ registry, model, version, nowMs: context.nowMs(), reason });
  await writeChampionAlias(store, { model, version, runId });
  context.output.print(`✔ ${model}: version ${version} is the champion`);
  context.output.result({ command: 'promote', model, version });
  return EXIT.ok;
}

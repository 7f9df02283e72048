import { ConfigurationError } from '../../core/errors.ts';
import { writeChampionAlias } from '../../core/registry/champion-alias.ts';
import { promoteVersion } from '../../core/registry/move-alias.ts';
import { resolveVersion } from '../../core/registry/resolve-version.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

/** `upkeep promote NAME:VERSION`. A bare NAME would mean the champion, which nobody needs to promote. */
export async function promote(
  reference: string,
  { reason }: { reason: string },
  context: Context,
): Promise<number> {
  if (!/[@:]/.test(reference)) throw namesNoVersion(reference);
  const { registry } = context.ports;
  const { model, version } = await resolveVersion(registry, reference);
  await promoteVersion({ registry, model, version, nowMs: context.nowMs(), reason });
  await writeChampionAlias(model, context.ports);
  context.output.print(`✔ ${model}: version ${version} is the champion`);
  context.output.result({ command: 'promote', model, version });
  return EXIT.ok;
}

function namesNoVersion(model: string): ConfigurationError {
  return new ConfigurationError({
    where: `upkeep promote ${model}`,
    found: 'no version is named',
    allowed: `${model}:VERSION or ${model}@challenger`,
    todo: `\`upkeep models ${model}\` lists the versions`,
  });
}

import { modelNotFound } from '../../core/registry/resolve-version.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { firstCommand } from '../pipeline/first-command.ts';
import { findModels } from '../status/find-models.ts';
import { modelStatus } from '../status/model-status.ts';
import { statusDetails } from '../status/status-details.ts';
import { statusTable } from '../status/status-table.ts';

/** `upkeep status [MODEL]`: what is in service, under way and wrong, of every model or of one. */
export async function status(name: string | undefined, context: Context): Promise<number> {
  const { output } = context;
  const found = await findModels(context.ports);
  const wanted = name === undefined ? found : found.filter(({ model }) => model === name);
  if (name !== undefined && wanted.length === 0) {
    throw modelNotFound(
      name,
      found.map(({ model }) => model),
    );
  }
  const models = [];
  for (const model of wanted) models.push(await modelStatus(model, context));
  if (models.length === 0) output.print(`Nothing here yet: \`${firstCommand(context)}\` begins.`);
  else output.print([statusTable(models), ...models.flatMap(statusDetails)].join('\n'));
  output.result({ command: 'status', models });
  return EXIT.ok;
}

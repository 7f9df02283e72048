import type { ModelDocument } from '../../core/registry/model-document.ts';
import { listModels, readModel } from '../../core/registry/model-document.ts';
import { modelNotFound } from '../../core/registry/resolve-version.ts';
import { shortNumber } from '../../core/short-number.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { textTable } from '../output/text-table.ts';
import { firstCommand } from '../pipeline/first-command.ts';
import { firstScore, type Score } from '../status/score.ts';

/** `upkeep models [NAME]`: every model, or the versions of one with the moves of its aliases. */
export async function models(name: string | undefined, context: Context): Promise<number> {
  const { output, ports } = context;
  if (name !== undefined) {
    const document = await readModel(ports.registry, name);
    if (document === undefined) throw modelNotFound(name);
    printVersions(document, context);
    output.result({ command: 'models', model: name, ...document });
    return EXIT.ok;
  }
  const all = await listModels(ports.registry);
  if (all.length === 0) output.print(`No models yet: \`${firstCommand(context)}\` registers the first.`);
  else output.print(textTable(MODEL_COLUMNS, all.map(modelRow)));
  output.result({ command: 'models', models: all });
  return EXIT.ok;
}

const MODEL_COLUMNS = [
  { title: 'model', align: 'left' },
  { title: 'champion' },
  { title: 'challenger' },
  { title: 'versions' },
] as const;

function modelRow({ model, aliases, versions }: ModelDocument & { model: string }): string[] {
  return [model, `${aliases.champion ?? '-'}`, `${aliases.challenger ?? '-'}`, `${versions.length}`];
}

function printVersions({ aliases, versions, moves }: ModelDocument, { output }: Context): void {
  const aliasOf = (version: number) =>
    [aliases.champion === version ? 'champion' : '', aliases.challenger === version ? 'challenger' : '']
      .filter(Boolean)
      .join(' ');
  const columns = [
    { title: 'version' },
    { title: 'alias', align: 'left' },
    { title: 'registered', align: 'left' },
    { title: 'cv' },
    { title: 'holdout' },
    { title: 'run', align: 'left' },
  ] as const;
  const rows = versions
    .filter(({ status }) => status === 'ready')
    .map(({ version, createdAt, runId, metrics }) => [
      `${version}`,
      aliasOf(version),
      createdAt,
      scoreCell(metrics, 'cv'),
      scoreCell(metrics, 'holdout'),
      runId,
    ]);
  output.print(textTable(columns, rows));
  for (const { at, alias, from, to, reason } of moves)
    output.print(`${at}  ${alias}: ${from ?? 'none'} → ${to ?? 'none'}  ${reason}`);
}

function scoreCell(metrics: ModelDocument['versions'][number]['metrics'], on: Score['on']): string {
  const score = firstScore(metrics, on);
  return score === null ? '-' : `${score.scorer} ${shortNumber(score.value)}`;
}

import { loadConfig } from '../configuration/load-config.ts';
import { keys } from '../contracts/keys.ts';
import { readCsv } from '../csv/read-csv.ts';
import { writeCsv } from '../csv/write-csv.ts';
import { declaredTypes } from '../data-set/declared-types.ts';
import { NotFoundError } from '../errors.ts';
import { sha256 } from '../hashing/sha256.ts';
import { countLabelled } from '../monitoring/judge-rules.ts';
import { retuneRecords } from '../monitoring/retune-rows.ts';
import { readWindows } from '../monitoring/stored-windows.ts';
import { readUnplacedLabels } from '../monitoring/unplaced-labels.ts';
import type { Ports } from '../ports/ports.ts';
import { readAlerts, writeAlerts } from '../registry/alerts-document.ts';
import { appendRecords } from '../tuning/append-records.ts';
import { loadChampion } from '../tuning/champion.ts';

export interface RetuneOutput {
  readonly rawKey: string;
  readonly nRows: number;
  readonly nNewRows: number;
}

/**
 * Retune: the champion's own upload and every labelled record with its raw features become a new upload. Its key is made of
 * its content, so a repeat is the same upload; the registry remembers it until TUNE has ended.
 * @throws DataRefusedError when the log carries no raw features
 */
export async function retune(
  { model, nowMs }: { model: string; nowMs: number },
  { store, registry }: Pick<Ports, 'store' | 'registry'>,
): Promise<RetuneOutput> {
  const config = await loadConfig(store, model);
  const champion = await loadChampion(model, { store, registry });
  if (champion === null)
    throw new NotFoundError({ where: model, found: 'the model has no champion to tune again' });
  const { signature, lineage } = champion.artefact;
  const columns = signature.inputs.map(({ name }) => name);
  const { missing } = config.data;
  const types = declaredTypes(config.data);
  const { table } = await readCsv(() => store.open(lineage.rawKey), { name: lineage.rawKey, missing, types });
  const { records } = await retuneRecords({
    store,
    model,
    columns,
    unplaced: await readUnplacedLabels(store, model),
  });
  const { table: grown, nAppended } = appendRecords(table, records, signature);
  const csv = writeCsv(grown);
  const rawKey = keys.raw(model, `retune-${sha256(csv).slice(0, 16)}.csv`);
  await store.putIfAbsent(rawKey, csv);
  const { document, revision } = await readAlerts(registry, model);
  const nLabelled = countLabelled(await readWindows(store, model, config.monitor.window));
  await writeAlerts(registry, model, {
    document: { ...document, retune: { atMs: nowMs, nLabelled, rawKey, status: 'started' } },
    revision,
  });
  return { rawKey, nRows: grown.nRows, nNewRows: nAppended };
}

/** TUNE has ended for the retuning of this upload, with whatever result. */
export async function finishRetune(
  { model, rawKey }: { model: string; rawKey: string },
  { registry }: Pick<Ports, 'registry'>,
): Promise<void> {
  const { document, revision } = await readAlerts(registry, model);
  if (document.retune?.rawKey !== rawKey || document.retune.status === 'done') return;
  await writeAlerts(registry, model, {
    document: { ...document, retune: { ...document.retune, status: 'done' } },
    revision,
  });
}

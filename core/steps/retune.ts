import { loadConfig } from '../configuration/load-config.ts';
import { keys } from '../contracts/keys.ts';
import { isRefusal, NotFoundError } from '../errors.ts';
import { sha256 } from '../hashing/sha256.ts';
import { countLabelled } from '../monitoring/judge-rules.ts';
import { readWindows } from '../monitoring/stored-windows.ts';
import type { Ports } from '../ports/ports.ts';
import { type RetuneRecord, updateRetune } from '../registry/alerts-document.ts';
import { loadChampion } from '../tuning/champion.ts';
import { growUpload } from '../tuning/grow-upload.ts';
import type { Promotion } from './promote.ts';

interface RetuneOutput {
  readonly rawKey: string;
  /** False for a repeat: no event tells CLEAN of an upload that was there. */
  readonly isNewUpload: boolean;
  readonly nRows: number;
  /** Rows that are labelled and were not in the champion's upload. */
  readonly nNewRows: number;
  /** Labelled records left out: they lack a raw column, or its column cannot hold what they logged. */
  readonly nLeftOut: number;
  /** Rows of the champion's upload left out, because they could not be read as rows of its table. */
  readonly nQuarantined: number;
}

type RetunePorts = Pick<Ports, 'store' | 'registry'>;

/**
 * Retune: the champion's own upload and every labelled record with its raw features become a new upload. Its key is made of
 * its content, so a repeat is the same upload; the registry remembers it until TUNE has ended. What is refused is remembered
 * as failed, so that it is not tried again before the cooldown has passed and new labels have come.
 * @throws DataRefusedError when the log carries no raw features, or the champion's upload was replaced
 * @throws ConfigurationError when the upload cannot be written as the configuration reads it
 */
export async function retune(
  { model, nowMs }: { model: string; nowMs: number },
  { store, registry }: RetunePorts,
): Promise<RetuneOutput> {
  const config = await loadConfig(store, model);
  const champion = await loadChampion(model, { store, registry });
  if (champion === null)
    throw new NotFoundError({ where: model, found: 'the model has no champion to tune again' });
  const nLabelled = countLabelled(await readWindows(store, model, config.monitor.window));
  const attempt = { atMs: nowMs, nLabelled };
  try {
    const { csv, ...counts } = await growUpload({ champion, config, store });
    const rawKey = keys.retuning(model, sha256(csv));
    const isNewUpload = await store.putIfAbsent(rawKey, csv);
    await updateRetune(registry, model, (last) =>
      last?.status === 'started' ? null : { ...attempt, status: 'started', rawKey },
    );
    return { rawKey, isNewUpload, ...counts };
  } catch (error) {
    if (isRefusal(error)) {
      const { message: reason } = error;
      await updateRetune(registry, model, () => ({ ...attempt, status: 'failed', rawKey: null, reason }));
    }
    throw error;
  }
}

/** TUNE has ended for the retuning of this upload, with whatever result; answers that in a few words. */
export async function finishRetune(
  { model, rawKey, runId, promotion }: { model: string; rawKey: string; runId: string; promotion: Promotion },
  { registry }: Pick<Ports, 'registry'>,
): Promise<string> {
  const { version, decision } = promotion;
  const outcome = `version ${version} ${decision.outcome === 'promoted' ? 'promoted' : 'stays challenger'}`;
  await updateRetune(registry, model, (last) =>
    isStarted(last, rawKey) ? { ...attemptOf(last), status: 'done', rawKey, runId, outcome } : null,
  );
  return outcome;
}

/** CLEAN or TUNE has refused this upload: another try would end alike, so nothing takes it up again. */
export function failRetune(
  { model, rawKey, reason }: { model: string; rawKey: string; reason: string },
  { registry }: Pick<Ports, 'registry'>,
): Promise<void> {
  return updateRetune(registry, model, (last) =>
    isStarted(last, rawKey) ? { ...attemptOf(last), status: 'failed', rawKey, reason } : null,
  );
}

function attemptOf({ atMs, nLabelled }: RetuneRecord): Pick<RetuneRecord, 'atMs' | 'nLabelled'> {
  return { atMs, nLabelled };
}

function isStarted(last: RetuneRecord | null, rawKey: string): last is RetuneRecord & { status: 'started' } {
  return last?.status === 'started' && last.rawKey === rawKey;
}

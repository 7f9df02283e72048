import type { RuleState } from '../../core/contracts/monitoring.ts';
import { findRefusal } from '../../core/data-set/quarantine-upload.ts';
import type { ObjectInfo } from '../../core/ports/object-store.ts';
import { type RetuneRecord, readAlerts } from '../../core/registry/alerts-document.ts';
import { readModel } from '../../core/registry/model-document.ts';
import { readWaiting } from '../../core/registry/waiting-tune.ts';
import type { Context } from '../context.ts';
import { type Score, scoreOf } from './score.ts';
import { type TuneStatus, tuneStatus } from './tune-status.ts';

/** All that is known of a model at a glance. Times are ISO 8601. */
export interface ModelStatus {
  readonly model: string;
  readonly champion: { readonly version: number; readonly score: Score | null } | null;
  readonly challenger: number | null;
  readonly upload: {
    readonly key: string;
    readonly uploadedAt: string;
    readonly refusal: string | null;
  } | null;
  readonly tune: TuneStatus | null;
  /** The upload that waits for the tune to end. */
  readonly waiting: { readonly key: string; readonly uploadedAt: string } | null;
  readonly alerts: readonly RuleState[];
  readonly retuning: RetuneRecord | null;
}

export async function modelStatus(
  { model, upload }: { model: string; upload: ObjectInfo | null },
  context: Context,
): Promise<ModelStatus> {
  const { store, registry } = context.ports;
  const document = await readModel(registry, model);
  const { champion, challenger = null } = document?.aliases ?? {};
  const inService = document?.versions.find(({ version }) => version === champion);
  const waiting = await readWaiting({ registry, model });
  const { states, retune } = await readAlerts(registry, model);
  return {
    model,
    champion:
      inService === undefined ? null : { version: inService.version, score: scoreOf(inService.metrics) },
    challenger,
    upload:
      upload === null
        ? null
        : {
            key: upload.key,
            uploadedAt: isoOf(upload.modifiedAtMs),
            refusal: (await findRefusal(store, upload.key))?.reason ?? null,
          },
    tune: await tuneStatus(model, context),
    waiting: waiting === null ? null : { key: waiting.rawKey, uploadedAt: isoOf(waiting.uploadedAtMs) },
    alerts: states,
    retuning: retune,
  };
}

function isoOf(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

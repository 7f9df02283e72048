import type { CleanOutput } from '../contracts/steps.ts';
import { contentId } from '../hashing/sha256.ts';
import type { Notification } from '../ports/notifier.ts';
import type { Ports } from '../ports/ports.ts';

/** What the attribute `model` says where there is none: a filter can name it. */
const NO_MODEL = 'none';

type NotifierPort = Pick<Ports, 'notifier'>;

interface RefusedUpload {
  /** Null for a key that names none. */
  readonly model: string | null;
  readonly rawKey: string;
  /** The same file sent again is another upload, and told again. */
  readonly version: string;
  readonly reason: string;
  /** Where the reason is kept, if anywhere. */
  readonly place: string | null;
}

/** Tells that an upload was refused, and why. The champion stays as it is. */
export async function notifyRefused(upload: RefusedUpload, { notifier }: NotifierPort): Promise<void> {
  const { rawKey, version, reason, place } = upload;
  const model = upload.model ?? NO_MODEL;
  const kept = place === null ? '' : `; the reason is kept in ${place}`;
  const unchanged = upload.model === null ? '' : ' The champion is unchanged.';
  await notifier.notify({
    deduplicationId: contentId({ rawKey, version, reason }),
    subject: `${upload.model ?? rawKey}: the upload was refused`,
    text: `${reason}\nUpload ${rawKey}${kept}.${unchanged}`,
    body: { model, rawKey, reason, place },
    attributes: { model, kind: 'data', severity: 'warning', state: 'REFUSED' },
  });
}

/** Tells that a data set was cleaned and goes no further, because nothing says what to predict. */
export async function notifyCleaned(dataSet: CleanOutput, { notifier }: NotifierPort): Promise<void> {
  await notifier.notify(cleanedNotification(dataSet));
}

function cleanedNotification({ model, datasetId, nRows, nQuarantined, notices }: CleanOutput): Notification {
  const todo = `Name the column to predict as data.target in config/${model}.yaml and upload the file again to tune a model.`;
  return {
    deduplicationId: contentId({ model, datasetId, cleaned: true }),
    subject: `${model}: cleaned, not tuned`,
    text: [
      `${nRows} rows were cleaned and profiled, ${nQuarantined} quarantined: clean/${model}/${datasetId}/.`,
      todo,
      ...notices,
    ].join('\n'),
    body: { model, datasetId, nRows, nQuarantined, notices },
    attributes: { model, kind: 'data', severity: 'info', state: 'CLEANED' },
  };
}

import type { CleanOutput } from '../contracts/steps.ts';
import { contentId } from '../hashing/sha256.ts';
import type { Notification } from '../ports/notifier.ts';
import type { Ports } from '../ports/ports.ts';

type NotifierPort = Pick<Ports, 'notifier'>;

/** What a key's place under `raw/` names, if anything. */
function modelOf(rawKey: string): string {
  return rawKey.split('/').length > 2 ? rawKey.split('/')[1]! : 'none';
}

/** Tells that an upload was refused, and why. The champion stays as it is. */
export async function notifyRefused(
  { rawKey, reason, place }: { rawKey: string; reason: string; place: string },
  { notifier }: NotifierPort,
): Promise<void> {
  const model = modelOf(rawKey);
  await notifier.notify({
    deduplicationId: contentId({ rawKey, reason }),
    subject: `${model}: the upload was refused`,
    text: `${reason}\nUpload ${rawKey}; the reason is kept in ${place}. The champion is unchanged.`,
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

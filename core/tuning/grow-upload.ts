import type { ModelConfig } from '../contracts/config/model-config.ts';
import { writeCsv } from '../csv/write-csv.ts';
import { durationMs } from '../duration.ts';
import { ConfigurationError, DataRefusedError } from '../errors.ts';
import { retuneRecords } from '../monitoring/retune-rows.ts';
import { readUnplacedLabels } from '../monitoring/unplaced-labels.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { isMissingAt, type Table } from '../table/table.ts';
import { appendRecords } from './append-records.ts';
import type { Champion } from './champion.ts';
import { readUploadOf } from './read-upload.ts';

interface Growth {
  readonly champion: Champion;
  readonly config: ModelConfig;
  readonly store: ObjectStore;
}

/**
 * The champion's upload with the labelled records of the log, as a CSV file that the configuration reads back.
 * @throws DataRefusedError when the log adds nothing that fits, or the champion's upload was replaced
 * @throws ConfigurationError when gaps cannot be written
 */
export async function growUpload({ champion, config, store }: Growth) {
  const { model, data } = config;
  const { signature } = champion.artefact;
  const { group } = signature.roles;
  const upload = await readUploadOf(champion, { data, store });
  const { records, nIncomplete } = await retuneRecords({
    store,
    model,
    columns: [...signature.inputs.map(({ name }) => name), ...(group === null ? [] : [group])],
    unplaced: await readUnplacedLabels(store, model),
    horizonMs: durationMs(config.monitor.labelHorizon),
  });
  const { missing } = data;
  const { table, nNew, nUnfit } = appendRecords({ table: upload.table, records, signature, missing });
  if (nNew === 0 && nUnfit > 0) throw noneFits(model, nUnfit);
  const csv = writeCsv(table, { missing: gapSpelling(table, missing) });
  const { nQuarantined } = upload;
  return { csv, nRows: table.nRows, nNewRows: nNew, nLeftOut: nIncomplete + nUnfit, nQuarantined };
}

/** CLEAN reads the upload by the same configuration, so a gap must be spelled as that reads it. */
function gapSpelling(table: Table, missing: readonly string[]): string {
  const [spelling] = missing;
  if (spelling !== undefined || !hasGaps(table)) return spelling ?? '';
  throw new ConfigurationError({
    where: 'data.missing',
    found: 'the list is empty, so that the gaps of the data to tune again on cannot be written',
    allowed: 'at least one spelling of a missing cell',
    todo: 'Add "" to the list',
  });
}

function hasGaps({ nRows, columns }: Table): boolean {
  return columns.some((column) => {
    for (let row = 0; row < nRows; row++) if (isMissingAt(column, row)) return true;
    return false;
  });
}

function noneFits(model: string, nUnfit: number): DataRefusedError {
  return new DataRefusedError({
    where: `prediction log of ${model}`,
    found: `none of the ${nUnfit} labelled records that are new fits the columns of the champion's data`,
    allowed: 'features of the types that the uploaded file has',
    todo: 'Log the raw features with each prediction, as upkeep predict does',
  });
}

import { ASSUMED } from './assumptions.ts';
import { STATES_OF_A_RUN, TRANSITIONS_OF_A_PATH } from './deployment-facts.ts';
import { estimateSearch, type SearchEstimate, type SearchRequest } from './estimate-search.ts';
import { gigabytes, type Work, workUsage, writtenObjects } from './request-usage.ts';
import { STEP_REQUESTS } from './requests.ts';
import { type UsageLine, usageOf } from './usage.ts';

const NS_PER_MS = 1e6;
/** A manifest, and the answers of the items that succeeded. */
const MAP_RESULT_OBJECTS = 2;

export interface UploadRequest extends SearchRequest {
  /** A month, of all models, retunings included. */
  readonly nUploads: number;
}

/** Uploads that are cleaned, tuned and told, each with a search of its own. */
export function uploadUsage(request: UploadRequest): UsageLine[] {
  const { nUploads, nRows, nColumns } = request;
  if (nUploads === 0) return [];
  const search = estimateSearch(request);
  const nPaths = search.paths.length;
  const storedBytes = nRows * nColumns * (ASSUMED.csvBytesPerCell + ASSUMED.cleanBytesPerCell);
  return usageOf('uploads', [
    [
      'Step Functions transitions',
      'stepFunctionsTransition',
      nUploads * (STATES_OF_A_RUN + TRANSITIONS_OF_A_PATH * nPaths),
    ],
    ...workUsage(worksOf(request, search)),
    // The upload itself, the map's look at its items, and the two objects of what they answered, each uploaded in parts.
    ...writtenObjects(nUploads * (1 + MAP_RESULT_OBJECTS)),
    ['S3 writes and lists', 's3PutRequest', nUploads * MAP_RESULT_OBJECTS * 2],
    ['S3 reads', 's3GetRequest', nUploads],
    ['S3 storage', 's3StorageGbMonth', nUploads * gigabytes(storedBytes)],
    ['SNS messages', 'snsPublish', nUploads],
    ['e-mails', 'snsEmail', nUploads * ASSUMED.emailSubscribers],
  ]);
}

function worksOf({ nUploads, nRows, nColumns }: UploadRequest, search: SearchEstimate): Work[] {
  const { paths, fitMs, neighboursMs } = search;
  const nPaths = paths.length;
  const nCells = nRows * nColumns;
  const loadMs = (nCells * ASSUMED.loadCellNs) / NS_PER_MS;
  const cleanMs = (nCells * ASSUMED.cleanCellNs) / NS_PER_MS;
  const times = nUploads;
  return [
    { of: 'clean', requests: STEP_REQUESTS.clean(), cpuMs: cleanMs + neighboursMs, times },
    { of: 'plan', requests: STEP_REQUESTS.plan(nPaths), cpuMs: loadMs, times },
    ...paths.map(({ estimatedMs }): Work => {
      return {
        of: 'evaluatePath',
        requests: STEP_REQUESTS.evaluatePath(),
        cpuMs: loadMs + estimatedMs,
        times,
      };
    }),
    // The best candidate and its opponent; the best once more on all rows.
    { of: 'select', requests: STEP_REQUESTS.select(nPaths), cpuMs: loadMs + 2 * fitMs, times },
    { of: 'promote', requests: STEP_REQUESTS.promote(), cpuMs: loadMs + fitMs, times },
    { of: 'notifyResult', requests: STEP_REQUESTS.notifyResult(nPaths), cpuMs: loadMs, times },
  ];
}

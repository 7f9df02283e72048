import type { CleanOutput } from '../../core/contracts/steps.ts';

export function describeClean({
  nRows,
  nQuarantined,
  nDuplicates,
  nWithoutTarget,
  datasetId,
  reused,
  tunable,
}: CleanOutput): string {
  const parts = [`${nRows} rows`];
  if (nQuarantined > 0) parts.push(`${nQuarantined} quarantined`);
  if (nDuplicates > 0) parts.push(`${nDuplicates} duplicates dropped`);
  if (tunable && nWithoutTarget > 0) parts.push(`${nWithoutTarget} without target`);
  return `Clean: ${parts.join(', ')}; data set ${datasetId}${reused ? ' (cleaned before)' : ''}`;
}

/** What else is to be said of a cleaned data set, a line each. */
export function cleanNotices({ notices, tunable }: CleanOutput): string[] {
  const untuned = tunable
    ? []
    : ['No data.target is configured: the data set is cleaned and profiled, not tuned.'];
  return [...notices, ...untuned];
}

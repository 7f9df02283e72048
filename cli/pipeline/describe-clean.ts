import type { CleanOutput } from '../../core/contracts/steps.ts';
import { counted } from '../output/counted.ts';

export function describeClean({
  nRows,
  nQuarantined,
  nDuplicates,
  nWithoutTarget,
  nLeftOut,
  datasetId,
  reused,
  tunable,
}: CleanOutput): string {
  const parts = [counted(nRows, 'row')];
  if (nQuarantined > 0) parts.push(`${nQuarantined} quarantined`);
  if (nDuplicates > 0) parts.push(`${counted(nDuplicates, 'duplicate')} dropped`);
  if (tunable && nWithoutTarget > 0) parts.push(`${nWithoutTarget} without target`);
  if (nLeftOut > 0) parts.push(`${nLeftOut} with an outlier left out of clean.csv`);
  return `Clean: ${parts.join(', ')}; data set ${datasetId}${reused ? ' (cleaned before)' : ''}`;
}

/** What else is to be said of a cleaned data set, a line each. */
export function cleanNotices({ notices, tunable }: CleanOutput): string[] {
  const untuned = tunable
    ? []
    : ['No data.target is configured: the data set is cleaned and profiled, not tuned.'];
  return [...notices, ...untuned];
}

import { median } from '../median.ts';
import type { SearchCase } from './search-case.ts';

interface PeerTimes {
  readonly nJobs: number;
  readonly times: readonly number[];
}

/** What is printed of a case: medians, and how many times faster we are than the better of theirs, with the target in brackets. */
export function ratioLine({ what, data, target }: SearchCase, ownMs: number, peers: readonly PeerTimes[]) {
  const medians = peers.map(({ nJobs, times }) => ({ nJobs, ms: median(times) }));
  const best = Math.min(...medians.map(({ ms }) => ms));
  const theirs = medians.map(({ nJobs, ms }) => `${ms.toFixed(0)} ms with n_jobs=${nJobs}`);
  const wanted = target === null ? 'no target' : `target ${target}`;
  const size = `${data.nRows.toLocaleString('en-GB')} x ${data.nFeatures}`;
  return `${what}, ${size}: Upkeep ${ownMs.toFixed(1)} ms, scikit-learn ${theirs.join(', ')}: ${(best / ownMs).toFixed(1)} times [${wanted}]`;
}

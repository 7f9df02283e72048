import { median } from '../median.ts';
import { type BenchData, makeData } from './make-data.ts';
import { isBuilt, ownSearch } from './own-search.ts';
import { N_JOBS, type Peer, startPeer, writeData } from './peer.ts';
import { ratioLine } from './ratio-line.ts';
import { requireEqual } from './require-equal.ts';
import type { SearchCase } from './search-case.ts';

const N_ROUNDS = 3;

/** One case beside GridSearchCV: scores first, then times in turns. */
export async function compareSearch(searchCase: SearchCase, { python, dataFile }: PeerPlace): Promise<void> {
  if (!isBuilt(searchCase)) return console.log(`${searchCase.what}: not built yet`);
  const data = makeData(searchCase.data);
  writeData(dataFile, data);
  const peer = startPeer(python, dataFile);
  try {
    console.log(await timesOf(searchCase, data, peer));
  } finally {
    peer.end();
  }
}

export interface PeerPlace {
  readonly python: string;
  readonly dataFile: string;
}

async function timesOf(searchCase: SearchCase, data: BenchData, peer: Peer): Promise<string> {
  const search = ownSearch(searchCase, data);
  // These first runs also pay for compilation here, and for starting worker processes there, and are not counted.
  const checked = await peer.search(searchCase, { nJobs: -1, isTight: true });
  requireEqual(searchCase, search().candidates, checked.candidates);
  const own: number[] = [];
  const theirs = N_JOBS.map((nJobs) => ({ nJobs, times: [] as number[] }));
  for (let round = 0; round < N_ROUNDS; round++) {
    for (const { nJobs, times } of theirs) {
      own.push(search().ms);
      times.push((await peer.search(searchCase, { nJobs })).ms);
    }
    own.push(search().ms);
  }
  return ratioLine(searchCase, median(own), theirs);
}

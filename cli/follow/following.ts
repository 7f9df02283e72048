import type { Ports } from '../../core/ports/ports.ts';
import type { RunRecord } from '../../core/registry/run-record.ts';
import type { Output } from '../output/output.ts';
import type { Waiting } from './poll-until.ts';

/** How an upload is followed: by looking into the store and the registry, and nowhere else. */
export interface Following extends Waiting {
  readonly ports: Pick<Ports, 'store' | 'registry'>;
  readonly output: Output;
  /** All that this upload calls for was done before, so that it was not sent again. */
  readonly isRepeat: boolean;
  /** Where its run stood before it was sent; undefined where it had none. */
  readonly before: RunRecord | undefined;
}

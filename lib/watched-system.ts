import type { Cleaning } from './cleaning.ts';
import type { Foundation } from './foundation.ts';
import type { Monitoring } from './monitoring.ts';
import type { Tuning } from './tuning.ts';

/** What is watched: everything that does work. */
export interface WatchedSystem extends Foundation {
  readonly cleaning: Cleaning;
  readonly tuning: Tuning;
  readonly monitoring: Monitoring;
}

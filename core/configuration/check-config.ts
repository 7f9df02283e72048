import type { ModelConfig } from '../contracts/config/model-config.ts';
import { checkAlerts } from './checks/check-alerts.ts';
import { checkClean } from './checks/check-clean.ts';
import { checkDenoise } from './checks/check-denoise.ts';
import { checkExpect } from './checks/check-expect.ts';
import { checkGrids } from './checks/check-grids.ts';
import { checkImpute } from './checks/check-impute.ts';
import { checkRoles } from './checks/check-roles.ts';
import { checkSearch } from './checks/check-search.ts';
import { checkSplits } from './checks/check-splits.ts';
import { checkTrainers } from './checks/check-trainers.ts';
import { checkWindow } from './checks/check-window.ts';
import type { Finding } from './finding.ts';

type Section = Exclude<keyof ModelConfig, 'model'>;

/** Checks across options, with the sections that each reads. */
const CHECKS: readonly { reads: readonly Section[]; check(config: ModelConfig): Finding[] }[] = [
  { reads: ['data'], check: checkRoles },
  { reads: ['clean', 'tune'], check: checkClean },
  { reads: ['data', 'clean', 'tune'], check: checkDenoise },
  { reads: ['data', 'clean'], check: checkExpect },
  { reads: ['data', 'clean', 'tune'], check: checkImpute },
  { reads: ['data', 'tune'], check: checkSplits },
  { reads: ['data', 'tune'], check: checkGrids },
  { reads: ['tune'], check: checkSearch },
  { reads: ['tune'], check: checkTrainers },
  { reads: ['monitor'], check: checkWindow },
  { reads: ['data', 'monitor'], check: checkAlerts },
];

/**
 * What the schema cannot say: options that contradict each other. Needs no data. A check that reads a section in `broken`
 * is left out, because what it would say rests on a guess.
 */
export function checkConfig(config: ModelConfig, broken: ReadonlySet<PropertyKey | undefined>): Finding[] {
  return CHECKS.filter(({ reads }) => !reads.some((section) => broken.has(section))).flatMap(({ check }) =>
    check(config),
  );
}

import type { Decision } from '../../core/contracts/decision.ts';

/** Whom the model was compared with. */
export function opponentName(decision: Decision | null): string {
  const version = decision?.againstVersion ?? null;
  return version === null ? 'the dummy baseline' : `version ${version}`;
}

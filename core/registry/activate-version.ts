import type { Decision } from '../contracts/decision.ts';
import { NotFoundError } from '../errors.ts';
import type { Registry } from '../ports/registry.ts';
import { withChampion, withMove } from './alias-moves.ts';
import { type ModelDocument, type ModelVersion, updateModel } from './model-document.ts';

export interface ActivateVersion {
  readonly registry: Registry;
  readonly model: string;
  readonly runId: string;
  /** The number that `reserveVersion` gave this run. */
  readonly version: number;
  readonly decision: Decision;
  /** The champion that the decision was made against; null: there was none. */
  readonly expectedChampion: number | null;
  /** @default {} */
  readonly metrics?: { readonly [name: string]: number };
  readonly nowMs: number;
}

/**
 * Registers a run's model: marks the version ready and moves the alias that the decision calls for, in one write. A promotion
 * is refused, and the version becomes challenger, when the champion is no longer the one it was compared with, or is made of
 * a newer upload. The decision as it was carried out is returned, the same for a repeat.
 * @throws NotFoundError when the run reserved no such version; ConflictError; DamagedArtefactError
 */
export function activateVersion(request: ActivateVersion): Promise<Decision> {
  const { registry, model, runId, version, metrics = {} } = request;
  return updateModel(registry, model, (document) => {
    const reserved = document.versions.find((entry) => entry.version === version && entry.runId === runId);
    if (reserved === undefined) throw notReserved(request);
    if (reserved.status === 'ready') return { next: null, result: carriedOut(document, request) };
    const decision = { ...request.decision, ...refusal(document, reserved, request) };
    const ready: ModelVersion = { ...reserved, status: 'ready', metrics: { ...metrics } };
    const versions = document.versions.map((entry) => (entry === reserved ? ready : entry));
    const at = new Date(request.nowMs).toISOString();
    const move = { at, to: version, reason: decision.reason, by: 'tune' } as const;
    const promoted = decision.outcome === 'promoted';
    const withVersion = { ...document, versions };
    const next = promoted
      ? withChampion(withVersion, move)
      : withMove(withVersion, { ...move, alias: 'challenger' });
    return { next, result: decision };
  });
}

/** What of the decision no longer holds. */
function refusal(
  { aliases, versions }: ModelDocument,
  candidate: ModelVersion,
  { decision, expectedChampion }: ActivateVersion,
): Pick<Decision, 'outcome' | 'reason'> | undefined {
  if (decision.outcome !== 'promoted') return undefined;
  const champion = versions.find(({ version }) => version === aliases.champion);
  if (champion && champion.uploadedAtMs > candidate.uploadedAtMs) {
    const reason = `Version ${champion.version}, the champion, is made of a newer upload than version ${candidate.version}.`;
    return { outcome: 'challenger', reason };
  }
  if ((aliases.champion ?? null) === expectedChampion) return undefined;
  const compared = expectedChampion === null ? 'no champion' : `version ${expectedChampion}`;
  const found = champion ? `version ${champion.version} is champion` : 'there is none';
  const reason = `Version ${candidate.version} was compared when ${compared} was in service, and now ${found}.`;
  return { outcome: 'challenger', reason };
}

/** A version's first move by its own run says what was done then. */
function carriedOut({ moves }: ModelDocument, { decision, version }: ActivateVersion): Decision {
  const move = moves.find(({ to, by }) => by === 'tune' && to === version);
  if (move === undefined) return decision;
  return { ...decision, outcome: move.alias === 'champion' ? 'promoted' : 'challenger', reason: move.reason };
}

function notReserved({ model, runId, version }: ActivateVersion): NotFoundError {
  return new NotFoundError({
    where: `model ${model}`,
    found: `run ${runId} has not reserved version ${version}`,
    todo: 'Reserve the version before it is activated',
  });
}

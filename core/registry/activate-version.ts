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
 * a newer upload; where the challenger is made of a newer upload too, the version takes no alias. The decision as it was
 * carried out is kept with the version and returned, the same for a repeat.
 * @throws NotFoundError when the run reserved no such version; ConflictError; DamagedArtefactError
 */
export function activateVersion(request: ActivateVersion): Promise<Decision> {
  const { registry, model, runId, version, metrics = {} } = request;
  return updateModel(registry, model, (document) => {
    const reserved = document.versions.find((entry) => entry.version === version && entry.runId === runId);
    if (reserved === undefined) throw notReserved(request);
    if (reserved.decision !== null) return { next: null, result: reserved.decision };
    const decision = withHeldAlias(document, reserved, {
      ...request.decision,
      ...refusal(document, reserved, request),
    });
    const ready: ModelVersion = { ...reserved, status: 'ready', decision, metrics: { ...metrics } };
    const versions = document.versions.map((entry) => (entry === reserved ? ready : entry));
    return { next: withAlias({ ...document, versions }, ready, request.nowMs), result: decision };
  });
}

/** What a run has registered, or null before it has. */
export function registeredBy(
  document: ModelDocument | undefined,
  runId: string,
): { version: number; decision: Decision } | null {
  const own = document?.versions.find((entry) => entry.runId === runId);
  return own === undefined || own.decision === null ? null : { version: own.version, decision: own.decision };
}

function withAlias(document: ModelDocument, ready: ModelVersion, nowMs: number): ModelDocument {
  const { outcome, reason } = ready.decision!;
  const move = { at: new Date(nowMs).toISOString(), to: ready.version, reason, by: 'tune' } as const;
  if (outcome === 'promoted') return withChampion(document, move);
  if (newerHolder(document, 'challenger', ready) !== undefined) return document;
  return withMove(document, { ...move, alias: 'challenger' });
}

/** Says so where a version that is not promoted does not become challenger either. */
function withHeldAlias(document: ModelDocument, candidate: ModelVersion, decision: Decision): Decision {
  const newer = newerHolder(document, 'challenger', candidate);
  if (decision.outcome === 'promoted' || newer === undefined) return decision;
  const held = `Version ${newer.version} is made of a newer upload and remains the challenger.`;
  return { ...decision, reason: `${decision.reason} ${held}` };
}

/** The version that has the alias, if it is made of a newer upload than the candidate. */
function newerHolder(
  { aliases, versions }: ModelDocument,
  alias: keyof ModelDocument['aliases'],
  candidate: ModelVersion,
): ModelVersion | undefined {
  const holder = versions.find(({ version }) => version === aliases[alias]);
  return holder && holder.uploadedAtMs > candidate.uploadedAtMs ? holder : undefined;
}

/** What of the decision no longer holds. */
function refusal(
  document: ModelDocument,
  candidate: ModelVersion,
  { decision, expectedChampion }: ActivateVersion,
): Pick<Decision, 'outcome' | 'reason'> | undefined {
  if (decision.outcome !== 'promoted') return undefined;
  const newer = newerHolder(document, 'champion', candidate);
  if (newer !== undefined) {
    const reason = `Version ${newer.version}, the champion, is made of a newer upload than version ${candidate.version}.`;
    return { outcome: 'challenger', reason };
  }
  const { champion } = document.aliases;
  if ((champion ?? null) === expectedChampion) return undefined;
  const compared = expectedChampion === null ? 'no champion' : `version ${expectedChampion}`;
  const found = champion === undefined ? 'there is none' : `version ${champion} is champion`;
  const reason = `Version ${candidate.version} was compared when ${compared} was in service, and now ${found}.`;
  return { outcome: 'challenger', reason };
}

function notReserved({ model, runId, version }: ActivateVersion): NotFoundError {
  return new NotFoundError({
    where: `model ${model}`,
    found: `run ${runId} has not reserved version ${version}`,
    todo: 'Reserve the version before it is activated',
  });
}

import type { AliasMove, ModelDocument } from './model-document.ts';

/** The document with an alias moved (`to: null` takes it away) and the move kept. */
export function withMove(document: ModelDocument, move: Omit<AliasMove, 'from'>): ModelDocument {
  const { at, alias, to, reason, by } = move;
  const { [alias]: from = null, ...others } = document.aliases;
  return {
    ...document,
    aliases: to === null ? others : { ...others, [alias]: to },
    moves: [...document.moves, { at, alias, from, to, reason, by }],
  };
}

/** Makes a version champion; if it was the challenger, it is that no longer. */
export function withChampion(
  document: ModelDocument,
  move: Omit<AliasMove, 'from' | 'alias'> & { readonly to: number },
): ModelDocument {
  const moved = withMove(document, { ...move, alias: 'champion' });
  if (document.aliases.challenger !== move.to) return moved;
  return withMove(moved, { ...move, alias: 'challenger', to: null });
}

/**
 * Champions from the first to the one in service, without those that were rolled back: what a further rollback goes
 * through. Rolling back twice goes two champions back, not there and back.
 */
export function championHistory(moves: readonly AliasMove[]): number[] {
  const history: number[] = [];
  for (const { alias, to, by } of moves) {
    if (alias !== 'champion' || to === null) continue;
    if (by === 'rollback') history.pop();
    else history.push(to);
  }
  return history;
}

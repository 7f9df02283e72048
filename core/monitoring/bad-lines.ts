const KEPT_CHARACTERS = 200;

export interface BadLine {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
  /** The line's beginning, at most 200 characters. */
  readonly text: string;
}

/** What a log holds besides records: all of it counted, the first few lines kept to look at. */
export interface BadLines {
  readonly count: number;
  /** Reasons ascend. */
  readonly byReason: { readonly [reason: string]: number };
  readonly first: readonly BadLine[];
}

export interface BadLineCollector {
  add(line: number, reason: string, text: string): void;
  result(): BadLines;
}

/** Gathers the bad lines of one log; keeps the first `maxKept`. */
export function badLineCollector(maxKept: number): BadLineCollector {
  const byReason = new Map<string, number>();
  const first: BadLine[] = [];
  let count = 0;
  return {
    add(line, reason, text) {
      count++;
      byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
      if (first.length < maxKept) first.push({ line, reason, text: text.slice(0, KEPT_CHARACTERS) });
    },
    result() {
      const ascending = [...byReason].sort(([a], [b]) => (a < b ? -1 : 1));
      return { count, byReason: Object.fromEntries(ascending), first };
    },
  };
}

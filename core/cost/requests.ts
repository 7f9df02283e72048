/** What a function asks of the bucket and the table. */
export interface Requests {
  /** GET and HEAD of objects, one after the other. */
  readonly gets?: number;
  /** GET of many objects at once. */
  readonly bulkGets?: number;
  readonly puts?: number;
  readonly lists?: number;
  /** Items of the table read, or pages of a query. */
  readonly reads?: number;
  readonly writes?: number;
}

/** Counted on the steps themselves; a test counts again. A listing or a query is one page. */
export const STEP_REQUESTS = {
  clean: () => ({ gets: 11, puts: 10, reads: 4, writes: 2 }),
  plan: (nPaths: number) => ({ gets: 6, bulkGets: nPaths, puts: 4, reads: 2, writes: 1 }),
  evaluatePath: () => ({ gets: 8, puts: 1 }),
  select: (nPaths: number) => ({ gets: 8, bulkGets: 2 * nPaths, puts: 4 }),
  promote: () => ({ gets: 8, puts: 3, reads: 7, writes: 3 }),
  notifyResult: (nPaths: number) => ({
    gets: 14,
    bulkGets: 4 * nPaths,
    puts: 2,
    lists: 1,
    reads: 9,
    writes: 2,
  }),
  /** Looks at every model: whether an upload waits for it, and whether it is due. */
  dispatch: (nModels: number) => ({ gets: 3 * nModels, reads: 1 + 3 * nModels }),
  /** A model that is due; beside what `dispatch` counts. */
  order: () => ({ reads: 1, writes: 1 }),
  monitor: () => ({ gets: 3, lists: 3, reads: 7, writes: 4 }),
  /** A run that lists the logs instead of being told of new ones. */
  monitorListing: () => ({ lists: 3 }),
  /** A log object in four parts. */
  logObject: () => ({ gets: 3, puts: 7 }),
} satisfies Record<string, (n: number) => Requests>;

export function addRequests(...all: readonly Requests[]): Required<Requests> {
  const sum = (name: keyof Requests) => all.reduce((total, requests) => total + (requests[name] ?? 0), 0);
  return {
    gets: sum('gets'),
    bulkGets: sum('bulkGets'),
    puts: sum('puts'),
    lists: sum('lists'),
    reads: sum('reads'),
    writes: sum('writes'),
  };
}

export function timesRequests(requests: Requests, factor: number): Required<Requests> {
  const { gets, bulkGets, puts, lists, reads, writes } = addRequests(requests);
  return {
    gets: gets * factor,
    bulkGets: bulkGets * factor,
    puts: puts * factor,
    lists: lists * factor,
    reads: reads * factor,
    writes: writes * factor,
  };
}

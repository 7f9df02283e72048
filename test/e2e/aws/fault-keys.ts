/** What is planted for a model's search, by the index of a path. */
export interface Faults {
  /** How often an evaluation throws before it works. */
  readonly failures?: Readonly<Record<number, number>>;
  /** Evaluations that wait until they are no longer named here, and then throw. */
  readonly hold?: readonly number[];
}

export const faultKeys = {
  faults: (model: string) => `faults/${model}.json`,
  /** An object for each call. */
  tries: (model: string, pathIndex: number) => `faults/${model}/${pathIndex}/`,
} as const;

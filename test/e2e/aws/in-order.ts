/** A test that goes on from where the one before it ended, in a suite that runs beside others. */
export const IN_ORDER = { concurrent: false } as const;

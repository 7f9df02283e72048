/** What the stack consists of, as far as it has a price. A test compares it with the synthesised template. */
export const DEPLOYMENT = {
  nKeys: 1,
  /** AWS counts the metrics that alarms look at. */
  nAlarmMetrics: 10,
  /** Beside those of the models. */
  nDashboardMetrics: 37,
  memoryMb: {
    clean: 1769,
    plan: 1769,
    evaluatePath: 1769,
    select: 1769,
    promote: 1769,
    notifyResult: 512,
    dispatch: 512,
    monitor: 1769,
  },
} as const;

export type FunctionName = keyof typeof DEPLOYMENT.memoryMb;

/** States that an execution of TUNE enters when all goes well, without its map's children. */
export const STATES_OF_A_RUN = 11;

/** For each child of a distributed map AWS counts one transition, and one for its only state. */
export const TRANSITIONS_OF_A_PATH = 2;

/** Dashboards of more metrics are not among the free ones. */
export const METRICS_OF_A_FREE_DASHBOARD = 50;

/** AWS's own convention. */
export const HOURS_A_MONTH = 730;

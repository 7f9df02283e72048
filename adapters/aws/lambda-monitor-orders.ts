import type { MonitorOrder } from '../../core/contracts/steps.ts';
import { invokeLater, type LambdaFunction } from './invoke-later.ts';

/** Orders runs of MONITOR from the monitor function. */
export function createLambdaMonitorOrders(monitor: LambdaFunction): (order: MonitorOrder) => Promise<void> {
  return (order) => invokeLater(monitor, order);
}

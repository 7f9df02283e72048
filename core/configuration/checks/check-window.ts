import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';
import { repeated } from './repeated.ts';

const DAY_HOURS = 24;
const DIVISORS = [1, 2, 3, 4, 6, 8, 12, 24];

/** Windows of hours begin at midnight UTC every day, so they must fill a day. */
export function checkWindow({ monitor }: ModelConfig): Finding[] {
  const { window, metrics } = monitor;
  const hours = window.includes('hour') ? Number.parseInt(window, 10) : 1;
  const words = {
    found: `found "${window}", which does not fill a day of ${DAY_HOURS} hours`,
    allowed: `${DIVISORS.join(', ')} hours`,
    todo: 'Choose one of these.',
  };
  return [
    ...(DAY_HOURS % hours === 0 ? [] : [{ path: ['monitor', 'window'], ...words }]),
    ...repeated(metrics, ['monitor', 'metrics']),
  ];
}

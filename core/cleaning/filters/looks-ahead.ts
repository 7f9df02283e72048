import type { DenoiseRule } from '../../contracts/config/denoise-rule.ts';

/** Whether a filter gives a row another value by rows that come later. */
export function looksAhead(rule: DenoiseRule): boolean {
  if (rule.method === 'exponential') return false;
  return rule.method === 'savitzkyGolay' || rule.align === 'centered';
}

/** What of a filter that looks ahead does so, as its option says it. */
export function aheadOption(rule: DenoiseRule): 'align' | 'method' {
  return rule.method === 'savitzkyGolay' ? 'method' : 'align';
}

import type { DenoiseRule } from '../../contracts/config/denoise-rule.ts';
import { ConfigurationError } from '../../errors.ts';
import { looksAhead } from './looks-ahead.ts';

/** Refuses to filter rows that are served, whose later rows are not there yet. @throws ConfigurationError */
export function refuseLookahead(rule: DenoiseRule, column: string): void {
  if (!looksAhead(rule)) return;
  const isPolynomial = rule.method === 'savitzkyGolay';
  throw new ConfigurationError({
    where: `clean.denoise: column ${JSON.stringify(column)}`,
    found: `its ${isPolynomial ? 'method savitzkyGolay' : 'centered window'} needs rows that come later, and new rows have none yet`,
    allowed: isPolynomial
      ? 'another method with align: trailing for rows that are served'
      : 'align: trailing for rows that are served',
    todo: isPolynomial
      ? 'Tune again with median or movingAverage and align: trailing, or with the method exponential'
      : 'Tune again with align: trailing, or with the method exponential',
  });
}

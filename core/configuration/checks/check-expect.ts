import type { ModelConfig } from '../../contracts/config/model-config.ts';
import { fullMatch } from '../../expect/full-match.ts';
import type { Finding } from '../finding.ts';

/** An expectation that can be met: a range that ascends, a regular expression, a share of at most everything. */
export function checkExpect({ clean: { expect }, data }: ModelConfig): Finding[] {
  const freshness: Finding = {
    path: ['clean', 'expect', 'freshness'],
    found: `found ${expect.freshness}, and nothing says when a row came to be`,
    allowed: 'freshness with data.time',
    todo: 'Name the time column in data.time, or remove freshness.',
  };
  return [
    ...Object.entries(expect.missing).flatMap(([column, share]) => shareFindings(column, share)),
    ...Object.entries(expect.range).flatMap(([column, range]) => rangeFindings(column, range)),
    ...Object.entries(expect.pattern).flatMap(([column, pattern]) => patternFindings(column, pattern)),
    ...(expect.freshness !== null && data.time === null ? [freshness] : []),
  ];
}

function shareFindings(column: string, share: string): Finding[] {
  const path = ['clean', 'expect', 'missing', column];
  const number = /[\d.]+/.exec(share)![0];
  if (share.endsWith('%')) {
    if (Number(number) <= 100) return [];
    return [
      { path, found: `found ${share}`, allowed: 'a share of at most 100%', todo: 'Choose a smaller share.' },
    ];
  }
  if (Number.isInteger(Number(number))) return [];
  const percent = `${Number((100 * Number(number)).toPrecision(12))}%`;
  const found = `found ${share}, a count that is no whole number`;
  return [
    { path, found, allowed: 'a share such as "<= 20%", or a count', todo: `Write ${percent} for a share.` },
  ];
}

function rangeFindings(column: string, [low, high]: readonly [number | null, number | null]): Finding[] {
  const path = ['clean', 'expect', 'range', column];
  if (low === null && high === null)
    return [
      { path, found: 'found null twice', allowed: 'one bound at least', todo: 'Give a bound, or remove it.' },
    ];
  if (low === null || high === null || low <= high) return [];
  const found = `found [${low}, ${high}]`;
  return [{ path, found, allowed: 'the lowest value before the highest', todo: 'Change their places.' }];
}

function patternFindings(column: string, pattern: string): Finding[] {
  try {
    fullMatch(pattern);
    return [];
  } catch (error) {
    const why = (error as SyntaxError).message.replace(/^Invalid regular expression: \/.*\/u: /s, '');
    return [
      {
        path: ['clean', 'expect', 'pattern', column],
        found: `found ${JSON.stringify(pattern)}, which is no regular expression: ${why}`,
        allowed: 'a regular expression as in JavaScript with the flag u',
        todo: 'Correct it; in single quotes YAML leaves a backslash as it is.',
      },
    ];
  }
}

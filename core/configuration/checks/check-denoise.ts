import { goesByTime } from '../../cleaning/filters/exponential-weight.ts';
import { aheadOption, looksAhead } from '../../cleaning/filters/looks-ahead.ts';
import { elseWithoutTarget } from '../../cleaning/series-folds.ts';
import type { DenoiseRule, ExponentialRule } from '../../contracts/config/denoise-rule.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';
import { tearsGroups } from './check-splits.ts';
import { foldsOf } from './chronological.ts';
import { roleOf } from './roles.ts';

/**
 * A filter needs an order, numbers to work on, options that go together, and nothing held out that it would carry into
 * training: neither by folds from the midst of a series, nor by a look ahead.
 */
export function checkDenoise(config: ModelConfig): Finding[] {
  const { clean, data } = config;
  const order: Finding = {
    path: ['clean', 'denoise'],
    found: 'found filters, and no order of the rows to filter along',
    allowed: 'denoise with data.time, or with data.order: file',
    todo: 'Name the time column, or say that the order of the file is meaningful.',
  };
  return [
    ...(clean.denoise.length > 0 && !hasOrder(data) ? [order] : []),
    ...foldFindings(config),
    ...clean.denoise.flatMap((rule, at) => [
      ...columnFindings(config, rule, at),
      ...optionFindings(config, rule, at),
      ...aheadFindings(config, rule, at),
    ]),
  ];
}

function hasOrder({ time, order }: ModelConfig['data']): boolean {
  return time !== null || order !== null;
}

function columnFindings({ data }: ModelConfig, rule: DenoiseRule, ruleAt: number): Finding[] {
  return rule.columns.flatMap((column, at): Finding[] => {
    const path = ['clean', 'denoise', ruleAt, 'columns', at];
    const role = roleOf(data, column);
    if (role !== undefined && role !== 'ignore') {
      const found = `found column "${column}", which is data.${role}`;
      return [
        {
          path,
          found,
          allowed: 'columns without a role',
          todo: 'Remove it: a column with a role is never changed.',
        },
      ];
    }
    const type = data.types[column];
    if (type === undefined || type === 'number') return [];
    const found = `found column "${column}", which data.types declares as ${type}`;
    return [{ path, found, allowed: 'columns of numbers', todo: 'Remove it here, or change its type.' }];
  });
}

function optionFindings(config: ModelConfig, rule: DenoiseRule, at: number): Finding[] {
  if (rule.method === 'exponential') return exponentialFindings(config, rule, at);
  if (rule.method !== 'savitzkyGolay' || rule.polyOrder < rule.window) return [];
  const path = ['clean', 'denoise', at, 'polyOrder'];
  const found = `found ${rule.polyOrder} for a window of ${rule.window} rows, through which it would pass unsmoothed`;
  return [
    {
      path,
      found,
      allowed: `0 to ${rule.window - 1}`,
      todo: 'Choose a lower degree, or a longer window.',
    },
  ];
}

const WEIGHTS = ['alpha', 'span', 'halfLife'] as const;

function exponentialFindings({ data }: ModelConfig, rule: ExponentialRule, at: number): Finding[] {
  const path = ['clean', 'denoise', at];
  const given = WEIGHTS.filter((option) => rule[option] !== null);
  const allowed = 'exactly one of alpha, span and halfLife';
  if (given.length === 0)
    return [
      { path, found: 'found an exponential filter without a weight', allowed, todo: 'Add one of them.' },
    ];
  if (given.length > 1)
    return [
      {
        path: [...path, given.at(-1)!],
        found: `found ${given.join(' and ')}, which each say how fast the filter follows`,
        allowed,
        todo: 'Keep one of them.',
      },
    ];
  if (!goesByTime(rule) || data.time !== null) return [];
  return [
    {
      path: [...path, 'halfLife'],
      found: `found ${rule.halfLife}, a time, and no data.time to say when rows came to be`,
      allowed: 'a number of rows; a time with data.time',
      todo: 'Name the time column, or give the half-life in rows.',
    },
  ];
}

/** Other folds are no remedy where there is no order yet, and what `checkSplits` says of groups is one for filters too. */
function foldFindings(config: ModelConfig): Finding[] {
  const columns = config.clean.denoise.flatMap((rule) => rule.columns);
  if (!hasOrder(config.data) || tearsGroups(config)) return [];
  if (columns.length === 0 || foldsOf(config) !== 'cut') return [];
  return [
    {
      path: ['clean', 'denoise'],
      found: `found filters of ${columns.join(', ')}, which would smooth tested rows into training rows: the folds cut through the series`,
      allowed:
        'timeSeriesSplit; with data.group groupKFold, stratifiedGroupKFold, or predefinedSplit in which each group is in one fold',
      todo: 'Use timeSeriesSplit.',
    },
  ];
}

function aheadFindings(config: ModelConfig, rule: DenoiseRule, at: number): Finding[] {
  const folds = foldsOf(config);
  if (folds === null || folds === 'cut' || !looksAhead(rule)) return [];
  const option = aheadOption(rule);
  const where =
    folds === 'chronological' ? 'across chronological splits' : 'at rows that models are compared on';
  const ahead = `${rule.columns.join(', ')}, which looks ahead ${where}`;
  const path = ['clean', 'denoise', at, option];
  if (option === 'align')
    return [
      {
        path,
        found: `found centered for ${ahead}`,
        allowed: `trailing${elseWithoutTarget('centered')}`,
        todo: 'Use trailing.',
      },
    ];
  return [
    {
      path,
      found: `found savitzkyGolay for ${ahead}`,
      allowed: `exponential; movingAverage, median and hampel with align: trailing${elseWithoutTarget('savitzkyGolay')}`,
      todo: 'Use median or movingAverage with align: trailing.',
    },
  ];
}

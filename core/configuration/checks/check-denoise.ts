import type { DenoiseRule } from '../../contracts/config/clean-section.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';
import { roleOf } from './roles.ts';

/** A filter needs an order, numbers to work on, and no look into the future that a chronological split would pay for. */
export function checkDenoise(config: ModelConfig): Finding[] {
  const { clean, data } = config;
  const hasOrder = data.time !== null || data.order !== null;
  const order: Finding = {
    path: ['clean', 'denoise'],
    found: 'found filters, and no order of the rows to filter along',
    allowed: 'denoise with data.time, or with data.order: file',
    todo: 'Name the time column, or say that the order of the file is meaningful.',
  };
  return [
    ...(clean.denoise.length > 0 && !hasOrder ? [order] : []),
    ...clean.denoise.flatMap((rule, at) => [
      ...columnFindings(config, rule, at),
      ...alignFindings(config, rule, at),
    ]),
  ];
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

function alignFindings({ data, tune }: ModelConfig, rule: DenoiseRule, at: number): Finding[] {
  const isChronological = data.time !== null || tune.cv?.splitter === 'timeSeriesSplit';
  if (data.target === null || !isChronological) return [];
  if (rule.method !== 'movingAverage' || rule.align !== 'centered') return [];
  const found = `found centered for ${rule.columns.join(', ')}, which looks ahead across chronological splits`;
  return [{ path: ['clean', 'denoise', at, 'align'], found, allowed: 'trailing', todo: 'Use trailing.' }];
}

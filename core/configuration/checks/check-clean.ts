import { FILL_METHODS } from '../../cleaning/fills/fill-methods.ts';
import {
  type CleanSection,
  cleanSection,
  type NormalizeMethod,
} from '../../contracts/config/clean-section.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';

/** As where it is not given. */
const DEFAULT_ACTION = cleanSection.parse({}).outliers.action;

/**
 * Options of the cleaning that nothing reads as the others stand, and whose author therefore expects something else; and those
 * that no data can be cleaned with.
 */
export function checkClean({ clean, tune }: ModelConfig): Finding[] {
  const methods = new Set([
    clean.normalize.method,
    ...(tune.estimators ?? []).flatMap(({ grid }) => ('normalize' in grid && grid.normalize) || []),
  ]);
  return [
    ...limitFindings(clean),
    ...fillFindings(clean, methods),
    ...outlierFindings(clean),
    ...clipFindings(clean, methods),
  ];
}

function limitFindings({ impute: { numeric, category, limit } }: CleanSection): Finding[] {
  if (limit === null || FILL_METHODS.includes(numeric) || FILL_METHODS.includes(category)) return [];
  return [
    {
      path: ['clean', 'impute', 'limit'],
      found: `found ${limit} beside ${numeric} and ${category}, which fill every gap`,
      allowed: `null; a number with ${FILL_METHODS.join(', ')}`,
      todo: 'Remove it, or choose a method that goes along the rows.',
    },
  ];
}

function fillFindings({ impute }: CleanSection, methods: ReadonlySet<NormalizeMethod>): Finding[] {
  const { numeric, fillNumber } = impute;
  if (numeric !== 'constant' || fillNumber > -1 || !methods.has('log1p')) return [];
  return [
    {
      path: ['clean', 'impute', 'fillNumber'],
      found: `found ${fillNumber} beside the normalisation log1p, and log(1 + ${fillNumber}) is no number`,
      allowed: 'a number above -1',
      todo: 'Choose a larger one, or another normalisation.',
    },
  ];
}

function outlierFindings({ outliers: { method, factor, action } }: CleanSection): Finding[] {
  if (method !== 'none') return [];
  const found = (value: number | string) =>
    `found ${value} beside the method none, which looks for no outlier`;
  const todo = 'Remove it, or choose a method in clean.outliers.method.';
  const path = ['clean', 'outliers'];
  const findings: Finding[] = [];
  if (factor !== null)
    findings.push({
      path: [...path, 'factor'],
      found: found(factor),
      allowed: 'null; a number with a method',
      todo,
    });
  if (action !== DEFAULT_ACTION)
    findings.push({
      path: [...path, 'action'],
      found: found(action),
      allowed: `${DEFAULT_ACTION}; any with a method`,
      todo,
    });
  return findings;
}

function clipFindings({ normalize }: CleanSection, methods: ReadonlySet<NormalizeMethod>): Finding[] {
  if (!normalize.clip || methods.has('minMax')) return [];
  return [
    {
      path: ['clean', 'normalize', 'clip'],
      found: `found true beside ${[...methods].join(', ')}, which no range cuts`,
      allowed: 'false; true with minMax',
      todo: 'Remove it, or normalise by minMax.',
    },
  ];
}

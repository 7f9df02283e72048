import { FILL_METHODS, fillLooksAhead } from '../../cleaning/fills/fill-methods.ts';
import { elseWithoutTarget, keepsSeriesWhole } from '../../cleaning/series-folds.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';
import { foldsOf, isChronological } from './chronological.ts';

/** A fill needs an order of the rows to go along, and must not look ahead where a chronological split would pay for it. */
export function checkImpute(config: ModelConfig): Finding[] {
  const { impute } = config.clean;
  return (['numeric', 'category'] as const).flatMap((option) => {
    const method = impute[option];
    const path = ['clean', 'impute', option];
    return FILL_METHODS.includes(method) ? fillFindings(config, path, method) : [];
  });
}

function fillFindings(config: ModelConfig, path: string[], method: string): Finding[] {
  const hasOrder = config.data.time !== null || config.data.order !== null;
  const order: Finding = {
    path,
    found: `found ${method}, and no order of the rows to fill along`,
    allowed: `${method} with data.time, or with data.order: file`,
    todo: 'Name the time column, or say that the order of the file is meaningful.',
  };
  const isFiltered = keepsSeriesWhole(foldsOf(config)) && config.clean.denoise.length > 0;
  const ahead: Finding = {
    path,
    found: `found ${method}, which looks ahead ${isChronological(config) ? 'across chronological splits' : 'at rows that models are compared on'}`,
    allowed: `forwardFill, or a method that does not go along the rows${elseWithoutTarget(method)}`,
    todo: 'Use forwardFill.',
  };
  return [
    ...(hasOrder ? [] : [order]),
    ...((isChronological(config) || isFiltered) && fillLooksAhead(method) ? [ahead] : []),
  ];
}

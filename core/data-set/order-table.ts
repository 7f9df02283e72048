import { checkCleaning } from '../cleaning/check-cleaning.ts';
import { orderRows } from '../cleaning/order-rows.ts';
import type { SeriesFolds } from '../cleaning/series-folds.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { LearningTask } from '../contracts/learning-task.ts';
import { checkExpectations } from '../expect/check-expectations.ts';
import { retuningExpectations } from '../expect/retuning-expectations.ts';
import type { QuarantinedRow, TableRead } from '../input/table-read.ts';
import { resolveCrossValidation, seriesFolds } from '../model-selection/resolve-cross-validation.ts';
import { type Column, findColumn, type Table, takeRows } from '../table/table.ts';
import { withoutDuplicates } from './duplicates.ts';
import { quarantineNotices } from './quarantine-notices.ts';
import { withoutUntimedRows } from './untimed-rows.ts';

export interface OrderOptions {
  readonly config: ModelConfig;
  /** When the file was uploaded, for `clean.expect.freshness`. */
  readonly uploadedAtMs: number;
  /** Whether a retuning has made the file. @default false */
  readonly isRetuning?: boolean;
}

/** The rows that a cleaning keeps, in their order, and what became of the others. */
export interface OrderedTable {
  readonly table: Table;
  readonly quarantined: readonly QuarantinedRow[];
  readonly nDuplicates: number;
  /** To be asked for when other work has been begun: rows that are equal are counted for it. O(rows x columns) */
  readonly notices: () => readonly string[];
}

/**
 * Rows without a time are quarantined, duplicates dropped, the data contract checked, rows ordered. O(rows x columns)
 * @throws ConfigurationError, DataRefusedError
 */
export function orderTable(
  read: TableRead,
  { config, uploadedAtMs, isRetuning = false }: OrderOptions,
): OrderedTable {
  const { data, clean } = config;
  const timed = withoutUntimedRows(read, data.time);
  checkCleaning({ table: timed.table, data, clean, folds: foldsOf(config, timed.table) });
  const { read: left, nDropped, notices: duplicates } = withoutDuplicates(timed, clean, data);
  const { expect, notices: unexpected } = isRetuning
    ? retuningExpectations(left.table, clean.expect, data)
    : { expect: clean.expect, notices: [] };
  checkExpectations(left, { expect, data, uploadedAtMs });
  const { quarantined } = left;
  const aside = quarantineNotices({ nRowsRead: read.nRowsRead, quarantined });
  return {
    table: takeRows(left.table, orderRows(left.table, data)),
    quarantined,
    nDuplicates: nDropped,
    notices: () => [...aside, ...read.notices, ...duplicates(), ...unexpected],
  };
}

function foldsOf({ data, tune }: ModelConfig, table: Table): SeriesFolds | null {
  if (data.target === null) return null;
  const task = taskOf(findColumn(table, data.target));
  return seriesFolds(resolveCrossValidation(data, tune, task), data);
}

/** Null for a column that is no target, which `checkCleaning` refuses. */
function taskOf(target: Column | undefined): LearningTask | null {
  if (target?.type === 'number') return 'regression';
  return target?.type === 'boolean' || target?.type === 'category' ? 'classification' : null;
}

import { quotedText } from '../csv/quoted-text.ts';
import { cellText } from '../table/column-text.ts';
import { findColumn, type Table } from '../table/table.ts';
import type { ModelComparison } from './compare-models.ts';

/** `holdout.csv`: the comparison, row by row, so that a decision can be checked with any tool. */
export function holdoutCsv(table: Table, id: string | null, comparison: ModelComparison): string {
  const ids = id === null ? undefined : findColumn(table, id);
  const lines = Array.from(comparison.rows, (row, index) => {
    const name = ids === undefined ? String(row) : quotedText(cellText(ids, row) ?? '');
    return `${name},${comparison.yTrue[index]},${comparison.challenger.yPred[index]},${comparison.opponent.yPred[index]}\n`;
  });
  return `${id === null ? 'row' : 'id'},actual,challenger,opponent\n${lines.join('')}`;
}

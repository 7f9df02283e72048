import { type CrossValidation, crossValidation } from '../../../core/contracts/config/cross-validation.ts';
import { type DataSection, dataSection } from '../../../core/contracts/config/data-section.ts';
import { type TuneSection, tuneSection } from '../../../core/contracts/config/tune-section.ts';
import type { Column, NumericType, Table } from '../../../core/table/table.ts';

export function numbers(name: string, values: readonly number[], type: NumericType = 'number'): Column {
  return { name, type, values: Float64Array.from(values) };
}

export function texts(name: string, values: readonly string[]): Column {
  const levels = [...new Set(values)].sort();
  return { name, type: 'text', levels, codes: Int32Array.from(values, (value) => levels.indexOf(value)) };
}

export function tableOf(...columns: readonly Column[]): Table {
  const [first] = columns;
  const nRows = first === undefined ? 0 : 'values' in first ? first.values.length : first.codes.length;
  return { nRows, columns };
}

export function dataWith(roles: Partial<DataSection>): DataSection {
  return { ...dataSection.parse({}), ...roles };
}

export function tuneWith(options: Record<string, unknown>): TuneSection {
  return tuneSection.parse(options);
}

type Cv = CrossValidation;

/** The options of a splitter, with its defaults. */
export function cvWith<Splitter extends Cv['splitter']>(
  options: { readonly splitter: Splitter } & Record<string, unknown>,
): Extract<Cv, { splitter: Splitter }> {
  return crossValidation.parse(options) as Extract<Cv, { splitter: Splitter }>;
}

export function allRows(nRows: number): Int32Array {
  return Int32Array.from({ length: nRows }, (_, row) => row);
}

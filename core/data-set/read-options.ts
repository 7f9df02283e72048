import type { DataSection } from '../contracts/config/data-section.ts';
import { isRetuningFile } from '../contracts/keys.ts';
import type { ReadOptions } from '../input/table-read.ts';
import { declaredTypes } from './declared-types.ts';

/** How a retuning writes its data set, whatever the format of the uploads. */
const RETUNING = { format: 'csv', encoding: 'utf-8', delimiter: ',' } as const;

/** How a file is read under a configuration. */
export function readOptions(data: DataSection, name: string): ReadOptions {
  const { missing, badCells } = data;
  const { format, encoding, delimiter } = isRetuningFile(name) ? RETUNING : data;
  const notText = [data.target, data.time, data.fold, data.weight].filter((column) => column !== null);
  return { name, missing, types: declaredTypes(data), notText, badCells, format, encoding, delimiter };
}

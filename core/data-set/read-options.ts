import type { DataSection } from '../contracts/config/data-section.ts';
import type { ReadOptions } from '../input/table-read.ts';
import { declaredTypes } from './declared-types.ts';

/** How a file is read under a configuration. */
export function readOptions(data: DataSection, name: string): ReadOptions {
  const { missing, badCells, format, encoding, delimiter } = data;
  const notText = [data.target, data.time, data.fold].filter((column) => column !== null);
  return { name, missing, types: declaredTypes(data), notText, badCells, format, encoding, delimiter };
}

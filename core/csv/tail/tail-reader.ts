import type { ReadOptions } from '../../input/table-read.ts';
import type { DictionaryBuilder } from '../dictionary-builder.ts';
import type { HeaderNames } from '../name-columns.ts';
import type { RowReader } from '../row-reader.ts';

/** The end of a file of CSV, to be read from the middle of it. */
export interface TailOrder extends Pick<RowReader, 'maxRowBytes' | 'sizeBytes'> {
  /** The tail begins with the first line that begins at this byte of the file or behind it. */
  readonly from: number;
  readonly header: HeaderNames;
  readonly delimiter: number;
  /** Of each column, whether it gathers texts. */
  readonly isText: readonly boolean[];
  readonly options: Pick<ReadOptions, 'name' | 'missing' | 'types'>;
}

/** The rows of a tail; its lines count from 1. */
export interface TailRows
  extends Pick<
    RowReader,
    | 'nRows'
    | 'nRowsRead'
    | 'lines'
    | 'lineEnds'
    | 'quarantined'
    | 'nOpenQuotes'
    | 'nWithNul'
    | 'nInvalidTexts'
  > {
  readonly nLines: number;
  readonly columns: readonly TailColumn[];
}

/** `(nRows,)`: numbers, or codes into the levels of a dictionary. */
export type TailColumn =
  | { readonly values: Float64Array }
  | {
      readonly codes: Int32Array;
      readonly dictionary: Pick<DictionaryBuilder, 'nLevels' | 'arena' | 'offsets'>;
    };

export interface TailReading {
  /** The byte at which the tail begins; null where none was found soon. */
  readonly start: Promise<number | null>;
  /** Null where this thread must read the rows itself, to see what they mean for the whole file. */
  readonly rows: Promise<TailRows | null>;
}

/** Another thread that reads the end of a file while this one reads the beginning. */
export interface TailReader {
  /** From which byte on it would read; null while it has not started, and where too little is left. */
  placeFor(file: { readonly nBytesArrived: number; readonly sizeBytes: number }): number | null;
  read(order: TailOrder): TailReading;
}

export interface TailOptions {
  /** Reads the end of a file of `sizeBytes` meanwhile, where it is CSV in UTF-8 and not compressed. @default none */
  readonly tail?: TailReader | undefined;
}

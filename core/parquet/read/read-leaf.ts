import { numericText } from '../../table/column-text.ts';
import { numberConverter } from './number-converters.ts';
import { pagesOf } from './pages.ts';
import type { SchemaNode } from './parquet-schema.ts';
import type { ParquetSource } from './parse-metadata.ts';
import type { PlainValues } from './plain-values.ts';
import { placesOf, valuesOf } from './read-column.ts';
import { longIntegerTexts, textConverter } from './text-converters.ts';

/** The values of a leaf below lists or structures, each as its JSON, with their levels; one after the other is taken. */
export interface LeafCursor {
  /** Definition and repetition level of the next entry; the repetition is -1 at the end. */
  definition(): number;
  repetition(): number;
  /** The JSON of the next entry, null where there is no value. */
  take(): string | null;
}

/** O(entries). @throws RangeError for damaged bytes */
export function readLeaf({ file, metadata }: ParquetSource, leaf: SchemaNode): LeafCursor {
  const toJson = jsonConverter(leaf);
  const texts: string[] = [];
  const definitions: number[] = [];
  const repetitions: number[] = [];
  for (const group of metadata.groups) {
    let dictionary: string[] | null = null;
    const chunk = group.chunks[leaf.leaf];
    if (chunk === undefined) throw new RangeError('a row group is damaged');
    for (const page of pagesOf(file, chunk, leaf)) {
      if (page.isDictionary) {
        dictionary = toJson(valuesOf(page, leaf));
        continue;
      }
      for (let i = 0; i < page.nValues; i++) {
        definitions.push(page.levels?.[i] ?? leaf.maxDefinition);
        repetitions.push(page.repetitions?.[i] ?? 0);
      }
      const entries: string[] | null = dictionary;
      if (!page.encoding.endsWith('_DICTIONARY'))
        for (const text of toJson(valuesOf(page, leaf))) texts.push(text);
      else if (entries === null) throw new RangeError('a dictionary is missing');
      else for (const place of placesOf(page, entries.length)) texts.push(entries[place]!);
    }
  }
  let entry = 0;
  let value = 0;
  return {
    definition: () => definitions[entry] ?? 0,
    repetition: () => repetitions[entry] ?? -1,
    take: () => {
      if (entry >= definitions.length) throw new RangeError('a nested column has too few values');
      return definitions[entry++] === leaf.maxDefinition ? texts[value++]! : null;
    },
  };
}

/** Numbers are written with all their digits, times as ISO 8601; what JSON does not have is null. */
function jsonConverter({ element }: SchemaNode): (values: PlainValues) => string[] {
  const converter = numberConverter(element, { hasLong: false, nFine: 0 });
  if (converter === null || isWhole(element)) {
    const { toCodes, texts } = converter === null ? textConverter(element) : longIntegerTexts(element);
    const isRaw = converter !== null || element.type === 'BOOLEAN';
    return (values) => {
      const codes = toCodes(values);
      const all = texts();
      return Array.from(codes, (code) => (isRaw ? all[code]! : JSON.stringify(all[code])));
    };
  }
  const { numbers, toNumbers } = converter;
  return (values) => {
    const cells = toNumbers(values);
    const column = { name: element.name, type: numbers, values: cells };
    return Array.from(cells, (cell) => {
      if (!Number.isFinite(cell) || (numbers === 'time' && Math.abs(cell) > 8.64e15)) return 'null';
      return numbers === 'time' ? JSON.stringify(numericText(column, cell)) : numericText(column, cell);
    });
  };
}

function isWhole({ type, converted_type: converted, logical_type: logical }: SchemaNode['element']): boolean {
  const isPlain = converted === undefined || /^U?INT_/.test(converted);
  return (
    (type === 'INT64' || type === 'INT32') && isPlain && (logical === undefined || logical.type === 'INTEGER')
  );
}

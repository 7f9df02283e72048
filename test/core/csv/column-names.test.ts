import { describe, expect, it } from 'vitest';
import { columnNames } from '../../../core/csv/column-names.ts';
import { csvSource } from './csv-source.ts';

const namesOf = (content: string, chunkBytes = 1 << 20) =>
  columnNames(csvSource(content, chunkBytes).open(), 'cars.csv');

describe('columnNames', () => {
  it.each([1, 3, 1 << 20])('reads a header in chunks of %i bytes', async (chunkBytes) => {
    expect(await namesOf('\ufeff\n"m,pg";wei"ght;\u00e4\r\n1;2;3\n', chunkBytes)).toEqual([
      'm,pg',
      'wei"ght',
      '\u00e4',
    ]);
  });

  it('reads no further than the chunk in which the header ends', async () => {
    let nChunks = 0;
    async function* chunks() {
      for (const part of ['a,"b', '"\n1,', '2\n']) {
        nChunks++;
        yield new TextEncoder().encode(part);
      }
    }
    expect(await columnNames(chunks(), 'cars.csv')).toEqual(['a', 'b']);
    expect(nChunks).toBe(2);
  });

  it('reads a header without a line end', async () => {
    expect(await namesOf('a,b')).toEqual(['a', 'b']);
  });

  it('refuses a quote that is never closed', async () => {
    await expect(namesOf('a\n"', 2)).resolves.toEqual(['a']);
    await expect(namesOf('\na,"b\nc', 2)).rejects.toThrow(
      'cars.csv:2: the quote that opens here, in the header, is never closed.',
    );
  });

  it.each(['', '\ufeff', '\n\r\n'])('refuses an empty file: %j', async (content) => {
    await expect(namesOf(content)).rejects.toThrow('cars.csv: the file is empty.');
  });
});

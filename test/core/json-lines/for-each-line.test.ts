import { describe, expect, it } from 'vitest';
import { forEachLine } from '../../../core/json-lines/for-each-line.ts';
import { csvSource } from '../csv/csv-source.ts';

const CUTS = [1, 2, 7, 10, 11, 12, 40, 1 << 20];

async function linesOf(text: string, chunkBytes: number, maxRowBytes?: number) {
  const lines: [string, number][] = [];
  const options = { name: 'a.jsonl', ...(maxRowBytes === undefined ? {} : { maxRowBytes }) };
  const refusal = await forEachLine(csvSource(text, chunkBytes).open(), options, (found, line) =>
    lines.push([found, line]),
  ).then(
    () => null,
    (error: Error) => error.message,
  );
  return { lines, refusal };
}

describe('forEachLine', () => {
  it('reads a line as long as may be, and refuses a longer one, wherever the chunks are cut', async () => {
    const [fits, longer] = ['x'.repeat(10), 'x'.repeat(11)];
    for (const chunkBytes of CUTS) {
      expect(await linesOf(`a\n${fits}\n\n${fits}`, chunkBytes, 10)).toEqual({
        lines: [
          ['a', 1],
          [fits, 2],
          ['', 3],
          [fits, 4],
        ],
        refusal: null,
      });
      for (const end of ['', '\n', '\nb\n'])
        expect(await linesOf(`a\nb\n${longer}${end}`, chunkBytes, 10)).toEqual({
          lines: [
            ['a', 1],
            ['b', 2],
          ],
          refusal: expect.stringMatching(
            /^a\.jsonl:3: the line that starts here has not ended after 10 bytes/,
          ),
        });
    }
  });

  it('cuts no character of a chunk that is longer than a piece', async () => {
    const text = `${'é€😀'.repeat(300_000)}\n${'é€😀'.repeat(3)}`;
    const { lines, refusal } = await linesOf(text, 1 << 24);
    expect(refusal).toBeNull();
    expect(lines.map(([, line]) => line)).toEqual([1, 2]);
    expect(lines.map(([found]) => found).join('\n') === text).toBe(true);
  });
});

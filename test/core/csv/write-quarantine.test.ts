import { describe, expect, it } from 'vitest';
import { quarantineChunks } from '../../../core/csv/write-quarantine.ts';

const textOf = (...input: Parameters<typeof quarantineChunks>) =>
  Buffer.concat([...quarantineChunks(...input)]).toString();

describe('quarantineChunks', () => {
  const rows = [
    { line: 3, reason: 'has 2 fields, the header has "3"', text: '=1+1,é' },
    { line: 9, reason: 'too long', text: 'a\n"b"' },
  ];

  it('writes each row with its line, reason and text', () => {
    expect(textOf(rows, { escapeFormulas: false })).toBe(
      'line,reason,text\n3,"has 2 fields, the header has ""3""","=1+1,é"\n9,"too long","a\n""b"""\n',
    );
    expect(textOf([], { escapeFormulas: false })).toBe('line,reason,text\n');
  });

  it('puts an apostrophe before text that a spreadsheet would execute, where that is asked for', () => {
    expect(textOf(rows, { escapeFormulas: true })).toContain('"\'=1+1,é"\n9,"too long","a\n');
  });

  it('writes all of many rows', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({ line: i + 2, reason: 'r', text: `${i}` }));
    const lines = textOf(many, { escapeFormulas: false }).split('\n');
    expect(lines.length).toBe(10_002);
    expect(lines[10_000]).toBe('10001,"r","9999"');
  });
});

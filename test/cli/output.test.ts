import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createOutput } from '../../cli/output/output.ts';
import { progressBar } from '../../cli/output/progress-bar.ts';
import { textTable } from '../../cli/output/text-table.ts';
import { canSpin } from '../../cli/process-streams.ts';

function caught(options: { json: boolean; quiet: boolean }) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) =>
    new Writable({
      write(chunk, _, done) {
        written[name] += String(chunk);
        done();
      },
    });
  const output = createOutput(options, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    interactive: false,
  });
  return { output, written };
}

describe('output', () => {
  it('writes for people to standard output, and no document', () => {
    const { output, written } = caught({ json: false, quiet: false });
    output.print('hello');
    output.result({ a: 1 });
    expect(written).toEqual({ stdout: 'hello\n', stderr: '' });
  });

  it('writes one document to standard output with json, and for people to standard error', () => {
    const { output, written } = caught({ json: true, quiet: false });
    output.print('hello');
    output.result({ a: 1 });
    expect(written).toEqual({ stdout: '{\n  "a": 1\n}\n', stderr: 'hello\n' });
  });

  it('keeps the document with json and quiet', () => {
    const { output, written } = caught({ json: true, quiet: true });
    output.print('hello');
    output.result({ a: 1 });
    expect(written).toEqual({ stdout: '{\n  "a": 1\n}\n', stderr: '' });
  });

  it('tells of a task in one line when it is done, and nothing of one that throws', async () => {
    const { output, written } = caught({ json: false, quiet: false });
    expect(
      await output.task(
        'Count',
        async () => 3,
        (n) => `Count: ${n}`,
      ),
    ).toBe(3);
    const failing = output.task('Fail', () => Promise.reject(new Error('no')), String);
    await expect(failing).rejects.toThrow('no');
    expect(written.stdout).toBe('✔ Count: 3\n');
  });
});

describe('progressBar', () => {
  it.each([
    [0, '[────────────────────────] 0/4 candidates'],
    [1, '[██████──────────────────] 1/4 candidates'],
    [4, '[████████████████████████] 4/4 candidates'],
  ])('shows %i of 4', (done, text) => {
    expect(progressBar({ done, total: 4, unit: 'candidates' })).toBe(text);
  });
});

describe('textTable', () => {
  it('aligns numbers to the right and names to the left, without blanks at the end', () => {
    const columns = [{ title: 'name', align: 'left' as const }, { title: 'n' }];
    expect(
      textTable(columns, [
        ['a', '12'],
        ['long name', '3'],
      ]),
    ).toBe('name        n\n─────────  ──\na          12\nlong name   3');
  });
});

describe('canSpin', () => {
  it.each([
    [{ isTTY: true, columns: 80 }, true],
    [{ isTTY: true, columns: 0 }, false],
    [{ isTTY: true }, false],
    [{ columns: 80 }, false],
  ])('of %o is %s', (stream, expected) => {
    expect(canSpin(stream)).toBe(expected);
  });
});

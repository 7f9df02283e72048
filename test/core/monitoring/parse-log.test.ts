import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../core/monitoring/json-lines.ts';
import { parseActualsLog, parsePredictionLog } from '../../../core/monitoring/parse-log.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const good = { id: 'a', time: '1978-06-02', version: 2, prediction: 21.5 };

describe('parsePredictionLog', () => {
  test('reads records, ids as text and times as milliseconds', () => {
    const log = [
      {
        ...good,
        actual: 20,
        features: { weight: 3504, origin: 'USA', horsepower: null },
        model: 'm',
        latencyMs: 3,
      },
      { id: 7, time: 265_593_600_001, version: 1, prediction: -1e150, actual: null, features: null },
    ];
    const { records, bad } = parsePredictionLog(bytes(log.map((line) => JSON.stringify(line)).join('\r\n')));
    expect(records).toEqual([
      {
        id: 'a',
        timeMs: 265_593_600_000,
        version: 2,
        prediction: 21.5,
        actual: 20,
        features: { weight: 3504, origin: 'USA', horsepower: null },
      },
      { id: '7', timeMs: 265_593_600_001, version: 1, prediction: -1e150 },
    ]);
    expect(bad).toEqual({ count: 0, byReason: {}, first: [] });
  });

  test.each([
    ['{"id":"a","time":"1978-06-02","versi', 'not valid JSON'],
    ['[1]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    [JSON.stringify({ ...good, id: '' }), 'id is missing, or neither a text nor a number'],
    [JSON.stringify({ ...good, id: undefined }), 'id is missing, or neither a text nor a number'],
    ['{"id":12345678901234567890}', 'id is a number too large to be exact: write it as a text'],
    [
      JSON.stringify({ ...good, time: '1978-02-30' }),
      'time is missing, or neither ISO 8601 nor milliseconds',
    ],
    [JSON.stringify({ ...good, version: '2' }), 'version is missing, or no whole number from 1'],
    [JSON.stringify({ ...good, version: 0 }), 'version is missing, or no whole number from 1'],
    [
      JSON.stringify({ ...good, prediction: '21.5' }),
      'prediction is missing, or no finite number up to 1e150',
    ],
    [
      '{"id":"a","time":0,"version":1,"prediction":1e999}',
      'prediction is missing, or no finite number up to 1e150',
    ],
    [JSON.stringify({ ...good, actual: 'high' }), 'actual is no finite number up to 1e150'],
    [JSON.stringify({ ...good, features: [1] }), 'features is no object of finite values'],
    [
      '{"id":"a","time":0,"version":1,"prediction":1,"features":{"x":1e999}}',
      'features is no object of finite values',
    ],
    [JSON.stringify({ ...good, model: 'other' }), 'model is another one'],
  ])('counts and keeps the bad line %s', (line, reason) => {
    const { records, bad } = parsePredictionLog(bytes(`${JSON.stringify(good)}\n${line}`), {
      model: 'auto-mpg',
    });
    expect(records).toHaveLength(1);
    expect(bad).toEqual({ count: 1, byReason: { [reason]: 1 }, first: [{ line: 2, reason, text: line }] });
  });

  test('keeps the first few bad lines, cut to 200 characters, and counts all of them by reason', () => {
    const long = `{"id":"${'x'.repeat(300)}"`;
    const { bad } = parsePredictionLog(bytes(`${long}\n\n[]\n${long}\n`), { maxKept: 2 });
    expect(bad).toEqual({
      count: 3,
      byReason: { 'not a JSON object': 1, 'not valid JSON': 2 },
      first: [
        { line: 1, reason: 'not valid JSON', text: long.slice(0, 200) },
        { line: 3, reason: 'not a JSON object', text: '[]' },
      ],
    });
  });

  test('survives nesting that would exhaust the stack', () => {
    const nested = `{"id":"a","time":0,"version":1,"prediction":1,"features":{"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`;
    expect(parsePredictionLog(bytes(nested)).bad.byReason).toEqual({
      'features is no object of finite values': 1,
    });
  });

  test('spoils only the line whose bytes are not UTF-8', () => {
    const line = bytes(`${JSON.stringify({ ...good, id: 'é' })}\n`);
    const { records, bad } = parsePredictionLog(Uint8Array.from([...line, 0x7b, 0xff, 0x7d, 0x0a, ...line]));
    expect(records.map(({ id }) => id)).toEqual(['é', 'é']);
    expect(bad.first).toEqual([{ line: 2, reason: 'not UTF-8', text: '' }]);
  });
});

describe('parseActualsLog', () => {
  test('reads labels with and without a time', () => {
    const { records, bad } = parseActualsLog(
      bytes(
        '\uFEFF{"id":1,"actual":3}\n{"id":"b","time":null,"actual":-0.5}\n{"id":"c","time":5,"actual":1}\n',
      ),
    );
    expect(records).toEqual([
      { id: '1', timeMs: null, actual: 3 },
      { id: 'b', timeMs: null, actual: -0.5 },
      { id: 'c', timeMs: 5, actual: 1 },
    ]);
    expect(bad.count).toBe(0);
  });

  test.each([
    ['{"id":1}', 'actual is missing, or no finite number up to 1e150'],
    ['{"id":1,"actual":null}', 'actual is missing, or no finite number up to 1e150'],
    ['{"id":1,"actual":2,"time":"soon"}', 'time is missing, or neither ISO 8601 nor milliseconds'],
  ])('counts the bad line %s', (line, reason) => {
    expect(parseActualsLog(bytes(line)).bad.byReason).toEqual({ [reason]: 1 });
  });
});

test('lines are the same wherever the slices end', () => {
  const body = bytes('one\ntwö\r\n\n  \nthree');
  const expected = [
    { line: 1, text: 'one' },
    { line: 2, text: 'twö\r' },
    { line: 5, text: 'three' },
  ];
  for (let sliceBytes = 1; sliceBytes <= body.length; sliceBytes++) {
    expect([...linesOf(body, sliceBytes)]).toEqual(expected);
  }
});

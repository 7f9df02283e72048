import { describe, expect, it } from 'vitest';

/** Plain JavaScript, because the Node that starts .ci/run may be too old for types; so its type is said here. */
interface Summary {
  summarise(report: string | undefined): { line: string; isProof: boolean; reason?: string };
}
const { summarise }: Summary = await import(new URL('../../.ci/summary.mjs', import.meta.url).href);

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const report = (fields: object) =>
  JSON.stringify({ numPassedTests: 3, numFailedTests: 0, success: true, testResults: [passed], ...fields });

describe('summarise', () => {
  it('closes with the numbers of the report', () => {
    expect(summarise(report({}))).toEqual({ line: '3 passed, 0 failed', isProof: true });
  });

  it('proves nothing when a test failed', () => {
    const testResults = [passed, { status: 'failed', assertionResults: [{ status: 'failed' }] }];
    expect(summarise(report({ numFailedTests: 1, success: false, testResults }))).toEqual({
      line: '3 passed, 1 failed',
      isProof: false,
      reason: 'tests failed',
    });
  });

  it('counts a file that failed outside its tests', () => {
    const testResults = [passed, { status: 'failed', assertionResults: [] }];
    expect(summarise(report({ success: false, testResults })).line).toBe('3 passed, 1 failed');
  });

  it('proves nothing when no test ran, or the report says no success', () => {
    expect(summarise(report({ numPassedTests: 0, testResults: [] }))).toEqual({
      line: '0 passed, 0 failed',
      isProof: false,
      reason: 'no test ran',
    });
    expect(summarise(report({ success: false }))).toEqual({
      line: '3 passed, 0 failed',
      isProof: false,
      reason: 'vitest reports an error outside the tests',
    });
  });

  it.each([
    [undefined, 'vitest left no report'],
    ['', "vitest's report cannot be read"],
    ['{"numPassedTests": 3', "vitest's report cannot be read"],
    ['null', "vitest's report cannot be read"],
    ['{"numPassedTests": 3, "numFailedTests": 0}', "vitest's report cannot be read"],
  ])('proves nothing with the report %j', (text, reason) => {
    expect(summarise(text)).toEqual({ line: '0 passed, 0 failed', isProof: false, reason });
  });
});

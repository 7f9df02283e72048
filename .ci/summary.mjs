/**
 * What a run of vitest proved, from its own JSON report. A file that failed outside its tests (it could not be loaded, a hook
 * threw) counts as one failure: its tests never ran, and no other number says so.
 * @param {string | undefined} report the text of the report; undefined when there is none
 * @returns {{ line: string, isProof: boolean, reason?: string }} the closing line, and whether it may end in success
 */
export function summarise(report) {
  const none = { line: '0 passed, 0 failed', isProof: false };
  if (report === undefined) return { ...none, reason: 'vitest left no report' };
  const parsed = parsedOrUndefined(report);
  const { numPassedTests, numFailedTests, testResults, success } = parsed ?? {};
  if (!Number.isInteger(numPassedTests) || !Number.isInteger(numFailedTests) || !Array.isArray(testResults)) {
    return { ...none, reason: "vitest's report cannot be read" };
  }
  const nFailed = numFailedTests + testResults.filter(failedOutsideTests).length;
  const line = `${numPassedTests} passed, ${nFailed} failed`;
  if (nFailed > 0) return { line, isProof: false, reason: 'tests failed' };
  if (numPassedTests === 0) return { line, isProof: false, reason: 'no test ran' };
  if (success !== true) return { line, isProof: false, reason: 'vitest reports an error outside the tests' };
  return { line, isProof: true };
}

function parsedOrUndefined(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failedOutsideTests({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

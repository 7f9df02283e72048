import { expect, it } from 'vitest';
import { failureReason } from '../../functions/runtime/failure-reason.ts';

const execution = { model: 'cars', runId: 'f00d', attempt: 1 };

it.each([
  ['a result', { result: { status: 'failed', reason: 'No target.' } }, 'No target.'],
  [
    'what a function threw',
    {
      error: {
        Error: 'TypeError',
        Cause: '{"errorType":"TypeError","errorMessage":"x is not y","trace":[]}',
      },
    },
    'TypeError: x is not y',
  ],
  [
    "Step Functions' own error",
    { error: { Error: 'States.Timeout', Cause: 'too slow' } },
    'States.Timeout: too slow',
  ],
  ['an error without a cause', { error: { Error: 'States.Timeout' } }, 'States.Timeout'],
  [
    'what was thrown after an earlier result',
    { result: { status: 'ok' }, error: { Error: 'Lambda.Unknown', Cause: '' } },
    'Lambda.Unknown',
  ],
  ['nothing', {}, 'The execution failed and did not say why.'],
])('tells why from %s', (_, failure, reason) => {
  expect(failureReason({ ...execution, ...failure })).toBe(reason);
});

import { describe, expect, it, type TestContext } from 'vitest';
import { isAllowed, partsOf, partText } from './evaluate.ts';
import { callText } from './permission.ts';
import type { Recording } from './recording.ts';
import { isLike } from './statement.ts';
import { UNUSED, USED_AT_TIMES } from './unused-grants.ts';

/** What the functions asked for in all tests before these, against their roles as deployed: the emulator refuses nothing. */
export function describePermissions(recording: () => Recording): void {
  describe('the role of a function', () => {
    it('allows everything that the function asked for', (context) => {
      const { statements } = recording().roles;
      const calls = callsOf(recording(), context);
      const denied = calls.filter((call) => !isAllowed(statements.get(call.caller) ?? [], call));
      expect(denied.map(callText)).toEqual([]);
      expect(new Set(calls.map(({ caller }) => caller))).toEqual(new Set(statements.keys()));
    });

    it('allows nothing that is not needed, but for what stands in a list with its reason', (context) => {
      const unused = unusedOf(recording(), context);
      const expected = Object.values(UNUSED).flat();
      const matches = (pattern: string) => unused.some((grant) => isLike(grant, pattern));
      const known = [...expected, ...USED_AT_TIMES];
      const unexpected = unused.filter((grant) => !known.some((pattern) => isLike(grant, pattern)));
      const used = expected.filter((pattern) => !matches(pattern));
      expect({ unexpected, used }).toEqual({ unexpected: [], used: [] });
    });
  });
}

/** Each part of each role that nothing used: `upkeep-monitor s3:GetObject raw/*`. */
function unusedOf(recording: Recording, context: TestContext): string[] {
  const calls = callsOf(recording, context);
  return [...recording.roles.statements].flatMap(([caller, statements]) => {
    const own = calls.filter((call) => call.caller === caller);
    const parts = statements.flatMap((statement) => [...partsOf(statement)]);
    const unused = parts.filter((part) => !own.some((call) => isAllowed([part], call)));
    return unused.map((part) => `${caller} ${partText(part)}`);
  });
}

function callsOf(recording: Recording, context: TestContext) {
  const calls = recording.calls();
  if (calls === undefined)
    context.skip(
      'The functions of this emulator cannot reach the recording proxy: their requests were not checked.',
    );
  return calls!;
}

import type { Permission } from './permission.ts';
import { isLike, OPERATORS, type Statement } from './statement.ts';

/** Whether any statement allows it, as IAM decides where nothing denies. */
export function isAllowed(statements: readonly Statement[], needed: Permission): boolean {
  return statements.some((statement) => allows(statement, needed));
}

/** Actions are compared in any case of letters, everything else as it is written. */
function allows({ actions, resources, conditions }: Statement, needed: Permission): boolean {
  return (
    actions.some((pattern) => isLike(needed.action.toLowerCase(), pattern.toLowerCase())) &&
    resources.some((pattern) => isLike(needed.resource, pattern)) &&
    conditions.every(({ operator, key, values }) => OPERATORS[operator](needed.context[key], values))
  );
}

/** A statement in its parts: each allows one action on one resource, with one value of each condition. */
export function* partsOf({ actions, resources, conditions }: Statement): Generator<Statement> {
  for (const action of actions) {
    for (const resource of resources) {
      for (const one of partsOfConditions(conditions))
        yield { actions: [action], resources: [resource], conditions: one };
    }
  }
}

function partsOfConditions([first, ...others]: Statement['conditions']): Statement['conditions'][] {
  if (first === undefined) return [[]];
  return first.values.flatMap((value) =>
    partsOfConditions(others).map((rest) => [{ ...first, values: [value] }, ...rest]),
  );
}

/** A part by its action and what is special about it: `s3:GetObject raw/*`, `dynamodb:Query alerts`. */
export function partText({ actions, resources, conditions }: Statement): string {
  const values = conditions.flatMap(({ values }) => values).join(' ');
  const name = resources[0]!.replace(/^arn:aws:s3:::[^/]*\/|^arn:aws:([^:]*:){3}/, '');
  return `${actions[0]} ${values === '' ? name : values}`;
}

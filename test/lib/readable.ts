import type { Template } from 'aws-cdk-lib/assertions';
import { namesOf, type Part } from './synthesise.ts';

/** Turns references into the paths of the constructs that they name: `{Fn::GetAtt: [A, Arn]}` into `Storage/Bucket`. */
export function readableIn(template: Template): (value: unknown) => string {
  const names = namesOf(template);
  const readable = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value);
    if (Array.isArray(value)) return value.map(readable).join(' ');
    const [[name, argument] = ['', '']] = Object.entries(value);
    if (name === 'Ref') return names.get(argument) ?? argument.replace('AWS::', '');
    if (name === 'Fn::GetAtt') return names.get(argument[0]) ?? argument[0];
    if (name === 'Fn::Join') return argument[1].map(readable).join(argument[0]);
    return JSON.stringify(value);
  };
  return (value) => readable(value).replaceAll(/arn:Partition:states:Region:AccountId:/g, '');
}

/** One statement of a policy in a line: `s3:PutObject on Storage/Bucket/raw/* if StringLike s3:prefix raw/*`. */
export function statementText(statement: Part, readable: (value: unknown) => string): string {
  const { Effect, Principal, Action, Resource, Condition } = statement;
  const who = Principal === undefined ? '' : `${principalText(Principal, readable)} may `;
  const conditions = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys as object).map(([key, values]) => ` if ${operator} ${key} ${readable(values)}`),
  );
  const what = `${[Action].flat().join(', ')} on ${readable(Resource)}${conditions.join('')}`;
  return Effect === 'Deny' ? `NOT: ${who}${what}` : `${who}${what}`;
}

function principalText(
  principal: Record<string, unknown> | string,
  readable: (value: unknown) => string,
): string {
  return typeof principal === 'string' ? principal : readable(Object.values(principal));
}

import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';
import { givenRoles, type Role } from './roles.ts';

/** The types that the column of a role may be declared as; any where it is not listed. */
const ROLE_TYPES: { readonly [role in Role]?: readonly string[] } = {
  target: ['number', 'boolean', 'category'],
  time: ['time', 'number'],
  fold: ['number'],
  weight: ['number'],
};

/** Each column plays one role, of a type that fits. */
export function checkRoles({ data }: ModelConfig): Finding[] {
  const given = givenRoles(data);
  const twice = given.flatMap(({ role, column }, at): Finding[] => {
    const earlier = given.slice(0, at).find((other) => other.column === column);
    if (earlier === undefined) return [];
    const found = `found column "${column}", which is data.${earlier.role} too`;
    return [
      { path: ['data', role], found, todo: 'Give each role its own column; a copy of the column will do.' },
    ];
  });
  const ignored = data.ignore.flatMap((column, at): Finding[] => {
    const role = given.find((item) => item.column === column)?.role;
    if (role === undefined) return [];
    const found = `found column "${column}", which is data.${role}`;
    const todo = 'Remove it here: a column with a role is no feature anyway.';
    return [{ path: ['data', 'ignore', at], found, todo }];
  });
  return [
    ...twice,
    ...ignored,
    ...positiveFindings(data),
    ...given.flatMap(({ role, column }) => typeFindings(role, column, data.types[column])),
  ];
}

function positiveFindings({ target, positive, types }: ModelConfig['data']): Finding[] {
  if (positive === null) return [];
  const path = ['data', 'positive'];
  const found = `found "${positive}"`;
  const allowed = 'one of the two classes of data.target';
  if (target === null)
    return [{ path, found: `${found} without data.target`, allowed, todo: 'Name the target, or remove it.' }];
  if (types[target] !== 'number') return [];
  return [
    {
      path,
      found: `${found}, and data.types declares the target as number`,
      allowed,
      todo: 'Remove it, or declare the target as a category.',
    },
  ];
}

function typeFindings(role: Role, column: string, type: string | undefined): Finding[] {
  const allowed = ROLE_TYPES[role];
  if (type === undefined || allowed === undefined || allowed.includes(type)) return [];
  const found = `found ${type} for the column that is data.${role}`;
  const todo = 'Change the type, or name another column.';
  return [{ path: ['data', 'types', column], found, allowed: allowed.join(', '), todo }];
}

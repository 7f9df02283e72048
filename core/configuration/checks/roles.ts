import type { DataSection } from '../../contracts/config/data-section.ts';

export const ROLES = ['target', 'id', 'time', 'group', 'fold', 'weight'] as const;
export type Role = (typeof ROLES)[number];

/** The roles that are given, with their columns, in the order of `ROLES`. */
export function givenRoles(data: DataSection): { role: Role; column: string }[] {
  return ROLES.flatMap((role) => {
    const column = data[role];
    return column === null ? [] : [{ role, column }];
  });
}

/** The role of a column, `ignore` for one that is set aside, `undefined` for a feature. */
export function roleOf(data: DataSection, column: string): Role | 'ignore' | undefined {
  const given = givenRoles(data).find((item) => item.column === column);
  return given?.role ?? (data.ignore.includes(column) ? 'ignore' : undefined);
}

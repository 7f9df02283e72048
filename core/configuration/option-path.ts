/** Where an option is in the configuration: `['tune', 'estimators', 0, 'grid']`. */
export type OptionPath = readonly PropertyKey[];

/** For people: `tune.estimators[0].grid`, `data.types["net price"]`. */
export function optionName(path: OptionPath): string {
  return path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`;
      const text = String(part);
      if (!/^[A-Za-z_$][\w$-]*$/.test(text)) return `[${JSON.stringify(text)}]`;
      return at === 0 ? text : `.${text}`;
    })
    .join('');
}

/** For tables: the names alone, whatever the place in a list: `tune.estimators.grid`. */
export function optionPattern(path: OptionPath): string {
  return path.filter((part) => typeof part !== 'number').join('.');
}

/** The value at a path, `undefined` where there is none. */
export function valueAt(root: unknown, path: OptionPath): unknown {
  let value = root;
  for (const part of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

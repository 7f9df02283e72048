import { ENVIRONMENT } from '../../core/contracts/deployment.ts';

type SettingName = keyof typeof ENVIRONMENT;

/** The settings that the stack gave a function. @throws TypeError for one that is missing, which is a fault of the stack */
export function readSettings<Name extends SettingName>(...names: readonly Name[]): Record<Name, string> {
  const read = (name: Name) => {
    const value = process.env[ENVIRONMENT[name]];
    if (value === undefined || value === '')
      throw new TypeError(`The environment variable ${ENVIRONMENT[name]} is not set.`);
    return [name, value];
  };
  return Object.fromEntries(names.map(read)) as Record<Name, string>;
}

/** The trainers that the stack lets its functions call: none, where it names none. */
export function trainerArns(): readonly string[] {
  return process.env[ENVIRONMENT.trainerArns]?.split(' ') ?? [];
}

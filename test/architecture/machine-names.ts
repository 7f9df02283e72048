const FOLDER =
  /(?<![\w.~/\]-]|https?:\/)(?:\/(?:home|Users|root|work)\/[\w.-]+|[A-Z]:\\Users\\[\w.-]+)|(?<=file:\/\/)\/(?:home|Users|root|work)\/[\w.-]+/g;
const REGISTRY =
  /https?:\/\/(?:[\w-]+\.)*(?:registry|artifactory|nexus|verdaccio|mirrors?|pypi)\.[\w.-]+(?::\d+)?/g;
const PUBLIC = 'https://registry.npmjs.org';

/** Absolute folders of somebody's machine, and hosts of package registries; the lock file may name the public one. */
export function machineNamesIn(text: string, path: string): string[] {
  const folders = [...text.matchAll(FOLDER)].map(([name]) => name);
  const hosts = [...text.matchAll(REGISTRY)].map(([name]) => name);
  const isLockFile = path.endsWith('package-lock.json');
  return [...folders, ...hosts.filter((host) => !(isLockFile && host === PUBLIC))];
}

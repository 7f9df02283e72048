import { basename, dirname, relative } from 'node:path';

/** `Files in upkeep-out: clean.csv, recipe.json` */
export function fileList(files: readonly string[]): string {
  const folders = [...new Set(files.map(dirname))];
  const listed = folders.map((folder) => {
    const names = files.filter((file) => dirname(file) === folder).map((file) => basename(file));
    return `Files in ${relative(process.cwd(), folder) || '.'}: ${names.join(', ')}`;
  });
  return listed.join('\n');
}

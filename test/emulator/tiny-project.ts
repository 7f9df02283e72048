import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../adapters/local/temporary-folder.ts';

const APP = fileURLToPath(new URL('stand-ins/tiny-app.ts', import.meta.url));

/** A folder with a CDK project of one small stack, and what removes it. */
export async function tinyProject(): Promise<{ root: string; dispose: () => Promise<void> }> {
  const project = await temporaryFolder();
  await writeFile(join(project.root, 'cdk.json'), JSON.stringify({ app: `node "${APP}"` }));
  return project;
}

import { type BuildOptions, build, type Metafile } from 'esbuild';

/**
 * Makes files that start fast of entry points and all that they import: Node finds, reads and links every module by itself, and
 * a command has hundreds. What is imported by `import()` goes into files of its own, loaded when it is called. Names and lines
 * are kept, for stacks: minified it starts no faster. The AWS SDK stays a dependency.
 */
export async function bundleModules(
  entryPoints: Record<string, string>,
  outdir: string,
  options: Pick<BuildOptions, 'absWorkingDir'> = {},
): Promise<Metafile> {
  const { metafile } = await build({
    ...options,
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node22.15',
    // Modules before CommonJS: what is not used is left out.
    mainFields: ['module', 'main'],
    external: ['@aws-sdk/*'],
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

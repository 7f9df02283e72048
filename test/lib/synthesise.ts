import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../lib/create-app.ts';

/** A part of a template. Its shape is CloudFormation's, which nothing here declares: a wrong path fails the test that takes it. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Part = any;

/** What the tests read of a resource in a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, Part>;
  readonly Metadata: Record<string, string>;
  readonly DeletionPolicy?: string;
}

/** Gives `use` a folder for a cloud assembly, which CDK would leave behind, and removes it. */
export function withOutput<T>(use: (outdir: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'upkeep-synth-'));
  try {
    return use(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The app as the command line gets it, without bundling the functions, which takes seconds and is proved end to end. */
export function withApp<T>(use: (app: App) => T, context: Record<string, unknown> = {}): T {
  const forTests = { 'aws:cdk:bundling-stacks': [], 'aws:cdk:enable-path-metadata': true };
  return withOutput((outdir) =>
    use(createApp({ context: { ...context, ...forTests }, analyticsReporting: false, outdir })),
  );
}

export function stackOf(app: App, name = 'Upkeep'): Stack {
  return app.node.findChild(name) as Stack;
}

/** The template of the one stack. */
export function synthesise(context: Record<string, unknown> = {}): Template {
  const name = (context.stackName as string) ?? 'Upkeep';
  return withApp((app) => Template.fromStack(stackOf(app, name)), context);
}

/** The resources of a type by the path of their construct below `Upkeep`: `Storage/Bucket`. */
export function resourcesOf(template: Template, type: string): Record<string, Resource> {
  const found = Object.values(template.findResources(type)) as Resource[];
  return Object.fromEntries(found.map((resource) => [pathOf(resource), resource]));
}

/** The readable name of each logical id. */
export function namesOf(template: Template): Map<string, string> {
  const resources = template.toJSON().Resources as Record<string, Resource>;
  return new Map(Object.entries(resources).map(([id, resource]) => [id, pathOf(resource)]));
}

function pathOf({ Metadata }: Resource): string {
  return Metadata['aws:cdk:path']!.replace(/^[^/]+\/Upkeep\//, '').replace(/\/(Default|Resource)$/, '');
}

import * as z from 'zod/mini';

/** A schema with what it means, which the JSON Schema and docs/configuration.md show. */
export function described<S extends z.ZodMiniType>(schema: S, text: string): S {
  return schema.check(z.describe(text));
}

/** An option that may be left out. */
export function option<S extends z.ZodMiniType>(
  schema: S,
  fallback: Parameters<typeof z._default<S>>[1],
  text: string,
): z.ZodMiniDefault<S> {
  return described(z._default(schema, fallback), text);
}

/** Options that belong together and may all be left out. */
export function section<S extends z.ZodMiniObject>(schema: S, text: string): z.ZodMiniPrefault<S> {
  return described(z.prefault(schema, {} as z.input<S>), text);
}

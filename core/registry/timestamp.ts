import * as z from 'zod/mini';

/** A time of a document, in UTC as `Date.toISOString` writes it. `z.iso` would bring all its formats into every bundle. */
export const timestamp = z
  .string()
  .check(
    z.regex(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
      'must be a time such as 2026-01-31T12:00:00.000Z',
    ),
  );

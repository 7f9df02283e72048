import * as z from 'zod/mini';
import { described } from '../../option.ts';

const count = z.int().check(z.gte(1), z.lte(100_000));

/** A list in few words. */
const logspace = z.strictObject({
  logspace: described(
    z.tuple([z.number(), z.number(), count]),
    "[first exponent, last exponent, how many], powers of 10 evenly spaced, as NumPy's logspace; 1 to 100000 of them.",
  ),
});
const linspace = z.strictObject({
  linspace: described(
    z.tuple([z.number(), z.number(), count]),
    "[first, last, how many], evenly spaced, as NumPy's linspace; 1 to 100000 of them.",
  ),
});
const range = z.strictObject({
  range: described(
    z.tuple([z.int(), z.int(), z.int()]),
    "[start, stop, step], whole numbers, as Python's range: [1, 8, 2] is 1, 3, 5, 7, and stop is never one of them. At most 100000.",
  ),
});

/** What is drawn from, by a random search alone. */
const uniform = z.strictObject({
  uniform: described(
    z.tuple([z.number(), z.number()]),
    '[low, high]: any number between, each as likely. For a random search.',
  ),
});
const logUniform = z.strictObject({
  logUniform: described(
    z.tuple([z.number(), z.number()]),
    '[low, high], both above 0: any number between, each order of magnitude as likely. For a random search.',
  ),
});
const int = z.strictObject({
  int: described(
    z.tuple([z.int(), z.int()]),
    '[low, high]: any whole number between, both included, each as likely. For a random search.',
  ),
});
const choiceOf = <S extends z.ZodMiniType>(value: S) =>
  z.strictObject({
    choice: described(
      z.array(value).check(z.minLength(1)),
      'Any of these, each as likely. For a random search, where a list is the same.',
    ),
  });

export const numberGrid = z.union([
  described(z.array(z.number()).check(z.minLength(1)), 'The values, at least one.'),
  logspace,
  linspace,
  range,
  uniform,
  logUniform,
  int,
  choiceOf(z.number()),
]);

/** Whole numbers from 1 to `most`. */
export const countGrid = (most: number) => {
  const value = z.int().check(z.gte(1), z.lte(most));
  return z.union([
    described(z.array(value).check(z.minLength(1)), `The values, at least one, 1 to ${most} each.`),
    range,
    int,
    choiceOf(value),
  ]);
};

export type NumberGrid = z.output<typeof numberGrid>;

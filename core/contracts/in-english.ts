import { en } from 'zod/locales';

/** Has what zod finds wrong told in words, which zod/mini leaves out. */
export const inEnglish = { error: en().localeError };

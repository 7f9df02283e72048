/** The service says: less than 100 characters. */
const MAX_LENGTH = 99;

/**
 * A subject as SNS and every mail program take it: printable ASCII in one line. Accents and the like are dropped, other
 * characters become `?`; the text of the message has them all.
 */
export function snsSubject(subject: string): string {
  const plain = subject
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\p{Control}]+/gu, ' ')
    .replace(/[^ -~]/gu, '?')
    .trim();
  if (plain === '') return 'Upkeep';
  return plain.length <= MAX_LENGTH ? plain : `${plain.slice(0, MAX_LENGTH - 3)}...`;
}

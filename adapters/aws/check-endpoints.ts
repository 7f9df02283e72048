import { ConfigurationError } from '../../core/errors.ts';

/** `AWS_ENDPOINT_URL`, and that of one service: `AWS_ENDPOINT_URL_S3`. */
const VARIABLE = /^AWS_ENDPOINT_URL(_[A-Z0-9_]+)?$/;

/**
 * The SDK reads `localhost:4566` as an address of the scheme `localhost`, and asks somewhere else what is then not there.
 * @throws ConfigurationError that names the variable
 */
export function checkEndpoints(environment: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value = ''] of Object.entries(environment)) {
    if (value === '' || !VARIABLE.test(name) || isWebAddress(value)) continue;
    throw new ConfigurationError({
      where: name,
      found: `"${value}"`,
      allowed: 'an address with its scheme, such as http://localhost:4566',
      todo: 'Set it so, or unset it to work on AWS itself',
    });
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

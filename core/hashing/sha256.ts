import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** Lower-case hex SHA-256, 64 digits. */
export function sha256(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** SHA-256 of bytes that arrive in chunks. */
export function sha256Stream(): { update(chunk: Uint8Array): void; digest(): string } {
  const hash = createHash('sha256');
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest('hex') };
}

/** 16 hex digits that name a value by its content. */
export function contentId(value: unknown): string {
  return sha256(canonicalJson(value)).slice(0, 16);
}

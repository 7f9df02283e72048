import { MEMORY_PER_UPLOAD_BYTE } from '../core/contracts/deployment.ts';

// Measured: docs/decisions/0019-sizes-that-clean-refuses.md.
/** What Node, the bundle and the SDK need before any row is read. */
const BASE_MB = 300;

/** The largest upload, in bytes, that CLEAN takes with that memory; a larger one is refused before it is read. */
export function maxUploadBytes(cleanMemoryMb: number): number {
  return Math.floor(((cleanMemoryMb - BASE_MB) * 1024 * 1024) / MEMORY_PER_UPLOAD_BYTE);
}

import { DataRefusedError } from '../errors.ts';

interface UploadSize {
  readonly name: string;
  readonly sizeBytes: number;
  /** What the memory of whoever cleans can hold. */
  readonly maxBytes: number;
}

/** Refuses a file before it is read that would not fit into memory with its table. @throws DataRefusedError */
export function checkSize({ name, sizeBytes, maxBytes }: UploadSize): void {
  if (sizeBytes <= maxBytes) return;
  throw new DataRefusedError({
    where: name,
    found: `it has ${megabytes(sizeBytes)}, more than fits into the memory of the function that cleans`,
    allowed: `at most ${megabytes(maxBytes)}`,
    todo: 'Deploy with more memory (the construct\'s "cleanMemoryMb"), or clean it on your machine: upkeep run FILE',
  });
}

function megabytes(nBytes: number): string {
  return `${(nBytes / 1e6).toFixed(1)} MB`;
}

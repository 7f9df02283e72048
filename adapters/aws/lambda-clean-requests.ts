import type { CleanRequests } from '../../core/ports/clean-requests.ts';
import { invokeLater, type LambdaFunction } from './invoke-later.ts';

/** Gives the clean function what EventBridge would have sent it for the upload. */
export function createLambdaCleanRequests(clean: LambdaFunction): CleanRequests {
  return { request: (rawKey) => invokeLater(clean, { detail: { object: { key: rawKey } } }) };
}

import type { CleanRequests } from '../../core/ports/clean-requests.ts';
import { invokeLater, type LambdaFunction } from './invoke-later.ts';
import { objectCreated } from './object-created-event.ts';

/** Gives the clean function what EventBridge would have sent it for the upload. */
export function createLambdaCleanRequests(clean: LambdaFunction): CleanRequests {
  return { request: (rawKey) => invokeLater(clean, objectCreated(rawKey)) };
}

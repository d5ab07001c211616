/** Decides whether a response may sign somebody in (Profiles 4.1.4.2, 4.1.4.3). */
import type { ReceivedResponse } from './receive-response.ts';
import type { ResponseExpectations, ResponseVerdict } from './types.ts';

export function verifyResponse(_received: ReceivedResponse, _expectations: ResponseExpectations): ResponseVerdict {
  throw new TypeError('not built yet');
}

/** The identity provider says that it worked: only the top-level status code counts (Core 3.2.2.1, 3.2.2.2). */
import { childOf, namespaces } from '../../xml/index.ts';
import { failed, passed } from '../finding.ts';
import { isStatusWellFormed, readStatus } from '../read-status.ts';
import type { ResponseCheck } from './check.ts';

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

export const responseStatus: ResponseCheck = {
  name: 'response-status',
  title: 'The identity provider reports success',
  run({ response }) {
    const at = childOf(response, namespaces.protocol, 'Status') ?? response;
    const { codes, message } = readStatus(response);
    const [top] = codes;
    if (top === undefined || !isStatusWellFormed(at)) {
      return failed('RESPONSE_MALFORMED', at, 'Status must have one StatusCode with a Value, and nothing unknown.');
    }
    if (top === SUCCESS) return passed(top);
    return failed('RESPONSE_STATUS_NOT_SUCCESS', at, 'The identity provider answered with an error.', {
      expected: [SUCCESS],
      received: codes,
      ...(message === null ? {} : { facts: { statusMessage: message } }),
    });
  },
};

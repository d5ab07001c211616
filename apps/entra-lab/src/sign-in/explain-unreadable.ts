/** Which AADSTS error Entra answers with when a message cannot be read. */
import type { Rejection } from '@latchkey/saml';
import { aadsts, type EntraFailure } from '../errors/index.ts';

export function explainUnreadable(rejection: Rejection): EntraFailure {
  if (rejection.code === 'REQUEST_ID_INVALID') return aadsts.invalidId(rejection.received?.[0] ?? '');
  if (rejection.code.startsWith('XML_')) {
    return aadsts.xmlError(rejection.position?.line ?? 1, rejection.position?.column ?? 1);
  }
  return aadsts.notASamlMessage();
}

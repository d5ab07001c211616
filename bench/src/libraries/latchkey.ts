/** This product: all checks. */
import { certificateFrom, instant, privateKeyFromPem, receiveResponse, verifyResponse } from '@latchkey/saml';
import type { Library } from '../library.ts';
import { party } from '../messages.ts';

const expectations = {
  now: instant(Date.parse('2026-11-23T12:00:00Z')),
  skewSeconds: 180,
  serviceProvider: {
    entityId: party.spEntityId,
    acsUrl: party.acsUrl,
    decryptionKeys: [privateKeyFromPem(party.spKey)],
  },
  identityProvider: {
    entityId: party.idpEntityId,
    signingCertificates: [certificateFrom(party.idpCertificate)],
    allowSha1: false,
  },
  inResponseTo: { kind: 'request', id: party.requestId },
} as const;

function verify(field: string): string {
  const received = receiveResponse(field);
  if (!received.ok) throw new Error(received.rejection.message);
  const verdict = verifyResponse(received.value, expectations);
  if (!verdict.ok) throw new Error(verdict.rejection.message);
  return verdict.value.nameId.value;
}

export const library: Library = { prepare: () => verify };

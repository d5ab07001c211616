/** Keys as admins see them: certificates, never private keys. */
import type { SpKeyState, SpKey as SpKeyView } from '@latchkey/contract';
import { describeCertificate } from '@latchkey/saml';
import { found, type Platform } from '../platform/index.ts';
import type { SpKey } from './sp-key.ts';
import { findKeyOwner, selectSpKeys } from './sp-key-store.ts';

const order: readonly SpKeyState[] = ['active', 'next', 'previous', 'retired'];

/** Throws NOT_FOUND for a provider of another account. */
export async function presentSpKeys(
  { db }: Platform,
  accountId: string,
  providerId: string,
): Promise<{ keys: SpKeyView[] }> {
  found(await findKeyOwner(db, accountId, providerId));
  const keys = await selectSpKeys(db, accountId, providerId);
  return { keys: order.flatMap((state) => keys.filter((key) => key.state === state)).map(present) };
}

function present({ id, use, state, certificate, createdAt, activatedAt, retiredAt }: SpKey): SpKeyView {
  const described = describeCertificate(certificate);
  if (!described.ok) throw new TypeError(`The certificate of ${id} cannot be read: ${described.rejection.message}`);
  const { sha256, sha1, subject, notBefore, notAfter, keyType } = described.value;
  return {
    id,
    use,
    state,
    certificate: { sha256, sha1, subject, notBefore, notAfter, keyType },
    pem: pemOf(certificate),
    createdAt,
    activatedAt,
    retiredAt,
  };
}

/** With CRLF, as Windows and Entra write such files; everybody reads it. */
const pemOf = (base64: string): string =>
  ['-----BEGIN CERTIFICATE-----', ...(base64.match(/.{1,64}/g) ?? []), '-----END CERTIFICATE-----', ''].join('\r\n');

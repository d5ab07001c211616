/** Verifies an answer with the keys that it may need, and explains to admins which certificate an unreadable one wants. */
import type { ReceivedResponse, ResponseVerdict } from '@latchkey/saml';
import type { IdentityProvider } from '../identity-providers/index.ts';
import type { Platform } from '../platform/index.ts';
import { decryptionKeysOf, describeDecryption } from '../sp-keys/index.ts';
import { type Refusal, refusalFrom, refusalOf } from './refusal.ts';
import { verifyAnswer } from './verify-answer.ts';

export type Opened =
  | Extract<ResponseVerdict, { ok: true }>
  | { readonly ok: false; readonly refusal: Refusal; readonly checks: ResponseVerdict['checks'] };

/** @param inResponseTo `null`: the answer must answer no request at all. */
export async function openAnswer(
  platform: Platform,
  { received, provider }: { readonly received: ReceivedResponse; readonly provider: IdentityProvider },
  inResponseTo: string | null,
): Promise<Opened> {
  const { config, clock } = platform;
  // Most messages are not encrypted, and need no keys to be fetched.
  const encrypted = mayBeEncrypted(received);
  const decryptionKeys = encrypted ? await decryptionKeysOf(platform, provider) : [];
  const verdict = verifyAnswer(received, {
    publicUrl: config.publicUrl,
    now: clock.now(),
    provider,
    inResponseTo,
    decryptionKeys,
  });
  const { checks } = verdict;
  if (verdict.ok) {
    if (!provider.requireEncryption || verdict.value.encrypted) return verdict;
    return { ok: false, refusal: refusalOf('ENCRYPTION_REQUIRED'), checks };
  }
  // For every refusal of an encrypted message: how long the answer takes must not tell whether decryption succeeded.
  const wanted = encrypted ? await describeDecryption(platform, provider, received.xml) : {};
  const { rejection } = verdict;
  const unopened = rejection.code === 'ENCRYPTION_FAILED' || rejection.code === 'ENCRYPTION_KEY_MISSING';
  return { ok: false, refusal: { ...refusalFrom(rejection), ...(unopened ? wanted : {}) }, checks };
}

/** EncryptedAssertion, EncryptedID and EncryptedAttribute: element names cannot be written in another way. */
const mayBeEncrypted = (received: ReceivedResponse): boolean => received.xml.includes('Encrypted');

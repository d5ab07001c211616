/** Verifies an answer with the keys that it may need, and explains to admins which certificate an unreadable one wants. */
import type { ReceivedResponse, ResponseVerdict } from '@latchkey/saml';
import type { IdentityProvider } from '../identity-providers/index.ts';
import type { Platform } from '../platform/index.ts';
import { decryptionKeysOf, describeDecryption } from '../sp-keys/index.ts';
import { type Refusal, refusalFrom, refusalOf } from './refusal.ts';
import { verifyAnswer } from './verify-answer.ts';
import { verifyWithFreshKeys } from './verify-with-fresh-keys.ts';

export interface OpenedAnswer {
  /** As it is now: its keys may have been fetched anew. */
  readonly provider: IdentityProvider;
  readonly verdict: Opened;
}

type Opened =
  | Extract<ResponseVerdict, { ok: true }>
  | { readonly ok: false; readonly refusal: Refusal; readonly checks: ResponseVerdict['checks'] };

/** @param inResponseTo `null`: the answer must answer no request at all. */
export async function openAnswer(
  platform: Platform,
  { received, provider: known }: { readonly received: ReceivedResponse; readonly provider: IdentityProvider },
  inResponseTo: string | null,
): Promise<OpenedAnswer> {
  const { config, clock } = platform;
  // Most messages are not encrypted, and need no keys to be fetched.
  const encrypted = mayBeEncrypted(received);
  const decryptionKeys = encrypted ? await decryptionKeysOf(platform, known) : [];
  const { provider, verdict } = await verifyWithFreshKeys(platform, { provider: known, encrypted }, (current) =>
    verifyAnswer(received, {
      publicUrl: config.publicUrl,
      now: clock.now(),
      provider: current,
      inResponseTo,
      decryptionKeys,
    }),
  );
  return { provider, verdict: await judge(platform, provider, received, { verdict, encrypted }) };
}

async function judge(
  platform: Platform,
  provider: IdentityProvider,
  received: ReceivedResponse,
  { verdict, encrypted }: { readonly verdict: ResponseVerdict; readonly encrypted: boolean },
): Promise<Opened> {
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

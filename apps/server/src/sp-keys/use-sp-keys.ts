/** The keys at work: prepared once, so that a sign-in pays for using a key and not for unsealing and parsing it. */
import type { SpKeyUse } from '@latchkey/contract';
import { type Certificate, certificateFrom, type PrivateKey, privateKeyFromPem } from '@latchkey/saml';
import type { Db, Platform } from '../platform/index.ts';
import { decryptingKeys, publishedKeys, type SpKey, sealPurpose } from './sp-key.ts';
import { selectSpKeys } from './sp-key-store.ts';

interface Owner {
  readonly accountId: string;
  readonly id: string;
}

export interface SigningKey {
  readonly key: PrivateKey;
  readonly certificate: Certificate;
}

/** The key that signs what we send; `null` where the provider has none. */
export async function signingKeyOf(platform: Platform, provider: Owner): Promise<SigningKey | null> {
  const keys = await selectSpKeys(platform.db, provider.accountId, provider.id);
  const active = keys.find(({ use, state }) => use === 'signing' && state === 'active');
  return active === undefined
    ? null
    : { key: prepared(platform, active), certificate: certificateFrom(active.certificate) };
}

/** All that are not retired: in a rotation, the other side changes at a moment of its own. */
export async function decryptionKeysOf(platform: Platform, provider: Owner): Promise<PrivateKey[]> {
  const keys = await selectSpKeys(platform.db, provider.accountId, provider.id);
  return decryptingKeys(keys).map((key) => prepared(platform, key));
}

/** For the SP metadata, DER in base64. */
export async function publishedCertificates(
  db: Db,
  provider: Owner,
): Promise<Readonly<Record<SpKeyUse, readonly string[]>>> {
  const keys = await selectSpKeys(db, provider.accountId, provider.id);
  const of = (use: SpKeyUse) => publishedKeys(keys, use).map(({ certificate }) => certificate);
  return { signing: of('signing'), encryption: of('encryption') };
}

/** Whether an option that needs such a key can be switched on. */
export async function hasActiveKey(db: Db, provider: Owner, use: SpKeyUse): Promise<boolean> {
  const keys = await selectSpKeys(db, provider.accountId, provider.id);
  return keys.some((key) => key.use === use && key.state === 'active');
}

/** At some KB each; beyond that, what was prepared first is prepared again. */
const most = 500;

/** By the sealed text, so that an entry can never be out of date; which keys may be used is asked of the database each time. */
const cache = new WeakMap<Platform, Map<string, PrivateKey>>();

function prepared(platform: Platform, { id, sealedPrivateKey }: SpKey): PrivateKey {
  if (sealedPrivateKey === null) throw new TypeError(`The key ${id} is retired.`);
  const keys = cache.get(platform) ?? new Map<string, PrivateKey>();
  cache.set(platform, keys);
  const known = keys.get(sealedPrivateKey);
  if (known !== undefined) return known;
  const key = privateKeyFromPem(platform.seal.open(sealedPrivateKey, sealPurpose(id)));
  const [oldest] = keys.keys();
  if (keys.size >= most && oldest !== undefined) keys.delete(oldest);
  keys.set(sealedPrivateKey, key);
  return key;
}

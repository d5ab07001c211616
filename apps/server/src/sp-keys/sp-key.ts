/** An SP key: a key pair of our side of one identity provider, with its certificate, and the rules of its life. */
import type { SpKeyState, SpKeyUse } from '@latchkey/contract';

export interface SpKey {
  readonly accountId: string;
  /** `spk_…` */
  readonly id: string;
  readonly providerId: string;
  readonly use: SpKeyUse;
  readonly state: SpKeyState;
  /** DER in base64. */
  readonly certificate: string;
  /** Sealed with the instance key; `null` once the key is retired. */
  readonly sealedPrivateKey: string | null;
  readonly createdAt: number;
  readonly activatedAt: number | null;
  readonly retiredAt: number | null;
}

/** As Entra makes its own; what every identity provider takes. */
export const keyBits = 2048;
export const validYears = 3;

/** What both sides call the certificate. */
export const commonNames: Readonly<Record<SpKeyUse, string>> = {
  signing: 'Latchkey request signing',
  encryption: 'Latchkey token encryption',
};

/** Binds a sealed private key to its row. */
export const sealPurpose = (keyId: string): string => `sp-key:${keyId}`;

/** The state that a new key gets beside those of the same use; `null` while a rotation is under way. */
export function stateOfNewKey(others: readonly Pick<SpKey, 'state'>[]): 'active' | 'next' | null {
  const living = others.filter(({ state }) => state !== 'retired');
  if (living.length === 0) return 'active';
  return living.length === 1 && living[0]?.state === 'active' ? 'next' : null;
}

/** Forward, or back to the one before. */
export const mayActivate = ({ state }: Pick<SpKey, 'state'>): boolean => state === 'next' || state === 'previous';

/** What the identity provider is told of: the one that it should use from now on comes first, for those that read only one. */
export function publishedKeys<Key extends Pick<SpKey, 'state' | 'use'>>(keys: readonly Key[], use: SpKeyUse): Key[] {
  const order: readonly SpKeyState[] = use === 'encryption' ? ['next', 'active'] : ['active', 'next'];
  return order.flatMap((state) => keys.filter((key) => key.use === use && key.state === state));
}

/** In the order in which they are tried: most messages are made for the active one. */
export function decryptingKeys<Key extends Pick<SpKey, 'state' | 'use'>>(keys: readonly Key[]): Key[] {
  const order: readonly SpKeyState[] = ['active', 'previous', 'next'];
  return order.flatMap((state) => keys.filter((key) => key.use === 'encryption' && key.state === state));
}

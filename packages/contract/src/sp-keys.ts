/** SP keys: the key pairs of our side, of each identity provider, for signing requests and for opening encrypted assertions. */
import { type Static, Type } from 'typebox';
import { Timestamp } from './common.ts';
import { ProviderParams } from './identity-providers.ts';
import { CertificateView } from './metadata/metadata-view.ts';
import { defineOperation } from './operation.ts';

export const SpKeyUse = Type.Union([Type.Literal('signing'), Type.Literal('encryption')], {
  description:
    'Signs our requests (Entra: Verification certificates), or opens what is encrypted (Entra: Token encryption).',
});
export type SpKeyUse = Static<typeof SpKeyUse>;

/**
 * `next`: published, not used for signing yet. `active`: signs, and is what the identity provider encrypts for.
 * `previous`: was active before; still opens what is encrypted for it. `retired`: its private key is gone.
 */
export const SpKeyState = Type.Union([
  Type.Literal('next'),
  Type.Literal('active'),
  Type.Literal('previous'),
  Type.Literal('retired'),
]);
export type SpKeyState = Static<typeof SpKeyState>;

export const SpKey = Type.Object({
  id: Type.String(),
  use: SpKeyUse,
  state: SpKeyState,
  certificate: CertificateView,
  pem: Type.String({
    description: 'The certificate as a file (.cer, Base64), for the identity provider. Never a private key.',
  }),
  createdAt: Timestamp,
  activatedAt: Type.Union([Timestamp, Type.Null()]),
  retiredAt: Type.Union([Timestamp, Type.Null()]),
});
export type SpKey = Static<typeof SpKey>;

const SpKeys = Type.Object({
  keys: Type.Array(SpKey, { description: 'Those in use first; retired ones newest first.' }),
});

const path = '/api/accounts/:account/identity-providers/:provider/sp-keys';
const KeyParams = Type.Object({ ...ProviderParams.properties, key: Type.String({ maxLength: 64 }) });

export const listSpKeys = defineOperation({
  name: 'listSpKeys',
  summary: 'The key pairs of our side of a provider, as certificates.',
  method: 'GET',
  path,
  access: 'admin',
  params: ProviderParams,
  response: SpKeys,
});

export const createSpKey = defineOperation({
  name: 'createSpKey',
  summary:
    'Makes a key pair with its certificate: the first of its use is active at once, another one waits as the next, which begins a rotation.',
  method: 'POST',
  path,
  access: 'admin',
  recentSignIn: 'always',
  repairs: true,
  params: ProviderParams,
  body: Type.Object({ use: SpKeyUse }),
  response: SpKeys,
  errors: ['SP_KEY_ROTATION_UNDER_WAY'],
});

export const activateSpKey = defineOperation({
  name: 'activateSpKey',
  summary:
    'Makes the next key (or, to go back, the previous one) the active one. The one that was active becomes the previous one and still decrypts.',
  method: 'POST',
  path: `${path}/:key/activate`,
  access: 'admin',
  recentSignIn: 'always',
  repairs: true,
  params: KeyParams,
  response: SpKeys,
  errors: ['SP_KEY_CHANGED'],
});

export const retireSpKey = defineOperation({
  name: 'retireSpKey',
  summary:
    'Ends a key: its private key is erased for good. An active key can be retired only when nothing needs it and no other is there.',
  method: 'DELETE',
  path: `${path}/:key`,
  access: 'admin',
  recentSignIn: 'always',
  repairs: true,
  params: KeyParams,
  response: SpKeys,
  errors: ['SP_KEY_CHANGED', 'SP_KEY_IN_USE'],
});

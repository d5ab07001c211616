/** What admins do about metadata that is in use: refresh, accept or ignore a change, add and remove certificates. */
import { Type } from 'typebox';
import { IdentityProvider, ProviderParams } from '../identity-providers.ts';
import { defineOperation } from '../operation.ts';

const CertificateParams = Type.Intersect([
  ProviderParams,
  Type.Object({ certificate: Type.String({ maxLength: 64 }) }),
]);

export const refreshMetadata = defineOperation({
  name: 'refreshMetadata',
  summary:
    'Fetches the metadata from its address now. New signing certificates are adopted on trial; another entity ID or other addresses wait for an admin. A failure changes nothing and is described.',
  method: 'POST',
  path: '/api/accounts/:account/identity-providers/:provider/metadata/refresh',
  access: 'admin',
  params: ProviderParams,
  response: Type.Object({
    outcome: Type.Union([
      Type.Literal('unchanged'),
      Type.Literal('changed'),
      Type.Literal('waiting'),
      Type.Literal('failed'),
    ]),
    /** For people. */
    message: Type.String(),
    identityProvider: IdentityProvider,
  }),
  errors: ['METADATA_NOT_BY_ADDRESS', 'TOO_MANY_ATTEMPTS'],
});

export const decideMetadataChange = defineOperation({
  name: 'decideMetadataChange',
  summary: 'Accepts or ignores a change of entity ID or addresses that a refresh has found.',
  method: 'POST',
  path: '/api/accounts/:account/identity-providers/:provider/metadata/decision',
  access: 'admin',
  params: ProviderParams,
  body: Type.Object({
    decision: Type.Union([Type.Literal('accept'), Type.Literal('ignore')]),
    /** The digest of the change that was shown. */
    digest: Type.String({ maxLength: 64 }),
    /** The revision that was shown. */
    revision: Type.Integer(),
  }),
  response: IdentityProvider,
  errors: ['PROVIDER_CHANGED'],
});

export const addCertificate = defineOperation({
  name: 'addCertificate',
  summary: 'Adds a signing certificate by hand; a refresh does not take it away.',
  method: 'POST',
  path: '/api/accounts/:account/identity-providers/:provider/certificates',
  access: 'admin',
  params: ProviderParams,
  body: Type.Object({
    /** PEM, or DER in base64. */
    certificate: Type.String({ maxLength: 100_000 }),
    revision: Type.Integer(),
  }),
  response: IdentityProvider,
  errors: ['PROVIDER_CHANGED'],
});

export const removeCertificate = defineOperation({
  name: 'removeCertificate',
  summary:
    'Takes trust from a signing certificate; a refresh does not bring it back. The description must be repeated when no other certificate has signed a sign-in yet.',
  method: 'DELETE',
  path: '/api/accounts/:account/identity-providers/:provider/certificates/:certificate',
  access: 'admin',
  params: CertificateParams,
  body: Type.Object({ revision: Type.Integer(), description: Type.Optional(Type.String()) }),
  response: IdentityProvider,
  errors: ['LAST_CERTIFICATE', 'PROVIDER_CHANGED'],
});

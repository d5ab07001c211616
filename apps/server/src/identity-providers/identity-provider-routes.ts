/** Identity providers over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { createIdentityProvider } from './create-identity-provider.ts';
import { deleteIdentityProvider } from './delete-identity-provider.ts';
import { registerMetadata, withMetadata } from './metadata/metadata-routes.ts';
import { presentIdentityProvider, presentIdentityProviders } from './present-identity-providers.ts';
import { reserveIdentityProvider } from './reserve-identity-provider.ts';
import { spMetadata } from './sp-metadata.ts';
import { updateIdentityProvider } from './update-identity-provider.ts';

export function registerIdentityProviders(router: Router, platform: Platform): void {
  registerMetadata(router, platform);

  router.on(contract.listIdentityProviders, async ({ membership }) => ({
    identityProviders: await presentIdentityProviders(platform, membership.accountId),
  }));

  router.on(contract.reserveIdentityProvider, async ({ membership: { accountId }, caller }) => {
    const { id, sp, expiresAt } = await reserveIdentityProvider(platform, {
      accountId,
      createdByUserId: caller.userId,
    });
    return { id, sp, expiresAt };
  });

  router.on(
    contract.createIdentityProvider,
    async ({ membership: { accountId }, body, actor }) => {
      const provider = await createIdentityProvider(platform, accountId, body, actor);
      return presentIdentityProvider(platform, accountId, provider.id);
    },
    withMetadata,
  );

  router.on(contract.getIdentityProvider, ({ membership, params }) =>
    presentIdentityProvider(platform, membership.accountId, params.provider),
  );

  router.on(contract.updateIdentityProvider, async ({ membership: { accountId }, params, body, actor }) => {
    await updateIdentityProvider(platform, accountId, params.provider, body, actor);
    return presentIdentityProvider(platform, accountId, params.provider);
  });

  router.on(contract.deleteIdentityProvider, async ({ membership, params, body, actor }) => {
    await deleteIdentityProvider(platform, membership.accountId, params.provider, body.description, actor);
    return {};
  });

  // An entity ID that is an address leads to the metadata (Metadata 4.1).
  for (const url of ['/saml/:provider', '/saml/:provider/metadata']) {
    router.app.get<{ Params: { provider: string } }>(url, async (request, reply) => {
      const xml = await spMetadata(platform, request.params.provider);
      return reply
        .type('application/samlmetadata+xml')
        .header('content-disposition', `attachment; filename="${request.params.provider}.xml"`)
        .header('cache-control', 'public, max-age=300')
        .send(xml);
    });
  }
}

/** Metadata of identity providers over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../../platform/index.ts';
import { presentIdentityProvider } from '../present-identity-providers.ts';
import { addCertificate, removeCertificate } from './change-certificates.ts';
import { decideMetadataChange } from './decide-metadata-change.ts';
import { previewMetadata } from './preview-metadata.ts';
import { refreshNow } from './refresh-now.ts';
import { replaceMetadata } from './replace-metadata.ts';

/** A metadata file of 2 MB, escaped or in base64, with what comes along. */
export const withMetadata = { bodyLimit: 3_000_000 };

export function registerMetadata(router: Router, platform: Platform): void {
  router.on(
    contract.readMetadata,
    ({ membership, body }) => previewMetadata(platform, membership.accountId, body),
    withMetadata,
  );

  router.on(
    contract.replaceMetadata,
    async ({ membership: { accountId }, params, body, actor }) => {
      await replaceMetadata(platform, accountId, params.provider, body, actor);
      return presentIdentityProvider(platform, accountId, params.provider);
    },
    withMetadata,
  );

  router.on(contract.refreshMetadata, async ({ membership: { accountId }, params, actor }) => {
    const answer = await refreshNow(platform, accountId, params.provider, actor);
    return { ...answer, identityProvider: await presentIdentityProvider(platform, accountId, params.provider) };
  });

  router.on(contract.decideMetadataChange, async ({ membership: { accountId }, params, body, actor }) => {
    await decideMetadataChange(platform, accountId, params.provider, body, actor);
    return presentIdentityProvider(platform, accountId, params.provider);
  });

  router.on(contract.addCertificate, async ({ membership: { accountId }, params, body, actor }) => {
    await addCertificate(platform, accountId, params.provider, body, actor);
    return presentIdentityProvider(platform, accountId, params.provider);
  });

  router.on(contract.removeCertificate, async ({ membership: { accountId }, params, body, actor }) => {
    const removal = { ...body, sha256: params.certificate };
    await removeCertificate(platform, accountId, params.provider, removal, actor);
    return presentIdentityProvider(platform, accountId, params.provider);
  });
}

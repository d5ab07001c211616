/** Setup links over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { createSetupLink } from './create-setup-link.ts';
import { handInMetadata, readSetupMetadata } from './hand-in-metadata.ts';
import { keepProgress } from './keep-progress.ts';
import { openSetup } from './open-setup.ts';
import { revokeSetupLink } from './revoke-setup-link.ts';
import { type SetupLink, statusOf } from './setup-link.ts';
import { selectSetupLinks } from './setup-link-store.ts';

/** From one address: the page asks every few seconds while a test is under way. */
const perMinute = 120;
/** A metadata file of 2 MB, escaped or in base64, with what comes along. */
const withMetadata = { bodyLimit: 3_000_000, perMinute: 30 };

const view = (link: SetupLink, now: number): contract.SetupLink => ({
  id: link.id,
  providerId: link.providerId,
  providerDescription: link.providerDescription,
  recipient: link.recipient,
  createdBy: link.createdByName,
  createdAt: link.createdAt,
  expiresAt: link.expiresAt,
  status: statusOf(link, now),
  openedAt: link.openedAt,
  metadataAt: link.metadataAt,
  testedAt: link.testedAt,
  stepsDone: link.done.length,
});

export function registerSetupLinks(router: Router, platform: Platform): void {
  const { db, clock } = platform;

  router.on(contract.listSetupLinks, async ({ membership }) => {
    const links = await selectSetupLinks(db, membership.accountId);
    return { setupLinks: links.map((link) => view(link, clock.now())) };
  });

  router.on(contract.createSetupLink, async ({ membership, caller, actor, body }) => {
    const { setupLink, link } = await createSetupLink(platform, {
      accountId: membership.accountId,
      userId: caller.userId,
      actor,
      provider: body.provider,
      description: body.description,
      recipient: body.recipient,
      email: body.email,
      days: body.days,
    });
    return { setupLink: view(setupLink, clock.now()), link };
  });

  router.on(contract.revokeSetupLink, async ({ membership, actor, params }) => {
    await revokeSetupLink(platform, membership.accountId, params.setupLink, actor);
    return {};
  });

  router.on(contract.openSetup, ({ params, origin }) => openSetup(platform, params.token, origin), { perMinute });

  router.on(
    contract.keepSetupProgress,
    async ({ params, body, origin }) => {
      await keepProgress(platform, params.token, body, origin);
      return {};
    },
    { perMinute },
  );

  router.on(
    contract.readSetupMetadata,
    ({ params, body, origin }) => readSetupMetadata(platform, params.token, body, origin),
    withMetadata,
  );

  router.on(
    contract.handInSetupMetadata,
    ({ params, body, origin }) => handInMetadata(platform, params.token, body, origin),
    withMetadata,
  );
}

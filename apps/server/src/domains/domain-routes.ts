/** Domains over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { addDomain } from './add-domain.ts';
import { changeEmailDomains, getEmailDomains } from './email-domains.ts';
import { presentDomain, presentDomains } from './present-domains.ts';
import { removeDomain } from './remove-domain.ts';
import { verifyDomain } from './verify-domain.ts';

export function registerDomains(router: Router, platform: Platform): void {
  const { db } = platform;

  router.on(contract.listDomains, async ({ membership }) => ({
    domains: await presentDomains(db, membership.accountId),
  }));

  router.on(contract.addDomain, async ({ membership: { accountId }, body, actor }) => {
    const { id } = await addDomain(platform, accountId, body.name, actor);
    return presentDomain(db, accountId, id);
  });

  router.on(contract.verifyDomain, async ({ membership: { accountId }, params, actor }) => {
    await verifyDomain(platform, accountId, params.domain, actor);
    return presentDomain(db, accountId, params.domain);
  });

  router.on(contract.removeDomain, async ({ membership, params, body, actor }) => {
    await removeDomain(platform, membership.accountId, params.domain, body.name, actor);
    return {};
  });

  router.on(contract.getEmailDomains, async ({ membership, params }) => ({
    emailDomains: await getEmailDomains(db, membership.accountId, params.provider),
  }));

  router.on(contract.changeEmailDomains, async ({ membership, params, body, actor }) => ({
    emailDomains: await changeEmailDomains(platform, membership.accountId, params.provider, body, actor),
  }));
}

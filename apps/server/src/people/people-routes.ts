/** What a provider says about people, over HTTP. */
import * as contract from '@latchkey/contract';
import { presentIdentityProvider } from '../identity-providers/index.ts';
import type { Platform, Router } from '../platform/index.ts';
import { changePeopleSettings } from './change-people-settings.ts';
import { previewPeople } from './preview-people.ts';

export function registerPeople(router: Router, platform: Platform): void {
  router.on(contract.changePeopleSettings, async ({ membership: { accountId }, params, body, actor }) => {
    await changePeopleSettings(platform, accountId, params.provider, body, actor);
    return presentIdentityProvider(platform, accountId, params.provider);
  });

  router.on(contract.previewPeopleSettings, ({ membership, params, body }) =>
    previewPeople(platform, membership.accountId, params.provider, body),
  );
}

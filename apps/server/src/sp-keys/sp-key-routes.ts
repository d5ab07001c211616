/** SP keys over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { activateSpKey } from './activate-sp-key.ts';
import { createSpKey } from './create-sp-key.ts';
import { presentSpKeys } from './present-sp-keys.ts';
import { retireSpKey } from './retire-sp-key.ts';

/** Making a key keeps a processor busy for a while. */
const costly = { perMinute: 20 };

export function registerSpKeys(router: Router, platform: Platform): void {
  router.on(contract.listSpKeys, ({ membership, params }) =>
    presentSpKeys(platform, membership.accountId, params.provider),
  );

  router.on(
    contract.createSpKey,
    async ({ membership: { accountId }, params, body, actor }) => {
      await createSpKey(platform, { accountId, providerId: params.provider, use: body.use }, actor);
      return presentSpKeys(platform, accountId, params.provider);
    },
    costly,
  );

  router.on(contract.activateSpKey, async ({ membership: { accountId }, params, actor }) => {
    await activateSpKey(platform, { accountId, providerId: params.provider, keyId: params.key }, actor);
    return presentSpKeys(platform, accountId, params.provider);
  });

  router.on(contract.retireSpKey, async ({ membership: { accountId }, params, actor }) => {
    await retireSpKey(platform, { accountId, providerId: params.provider, keyId: params.key }, actor);
    return presentSpKeys(platform, accountId, params.provider);
  });
}

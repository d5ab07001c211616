/** The overview over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { getOverview } from './get-overview.ts';

export function registerOverview(router: Router, platform: Platform): void {
  router.on(contract.getOverview, ({ membership }) => getOverview(platform, membership));
}

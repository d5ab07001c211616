/** Sign-in attempts over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { presentAttempt, presentAttempts } from './list-attempts.ts';

const defaultPageSize = 50;

export function registerSignInAttempts(router: Router, { db }: Platform): void {
  router.on(contract.listSignInAttempts, ({ membership, query }) =>
    presentAttempts(db, membership.accountId, { ...query, limit: query.limit ?? defaultPageSize }),
  );

  router.on(contract.getSignInAttempt, ({ membership, params }) =>
    presentAttempt(db, membership.accountId, params.attempt),
  );
}

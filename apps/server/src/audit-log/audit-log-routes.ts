/** The audit log over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { listAuditEvents } from './list-audit-events.ts';

const defaultPageSize = 50;

export function registerAuditLog(router: Router, { db }: Platform): void {
  router.on(contract.listAuditEvents, ({ membership, query }) =>
    listAuditEvents(db, {
      accountId: membership.accountId,
      action: query.action,
      before: query.before,
      limit: query.limit ?? defaultPageSize,
    }),
  );
}

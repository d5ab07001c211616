/** The audit log over HTTP. */
import * as contract from '@latchkey/contract';
import type { FastifyRequest } from 'fastify';
import { type Platform, Problem, type Router } from '../platform/index.ts';
import { findAccountAddress } from './account-address-store.ts';
import { readFilter } from './audit-filter.ts';
import { type ExportFormat, exportAuditLog } from './export-audit-log.ts';
import { listAuditEvents } from './list-audit-events.ts';

const defaultPageSize = 50;
/** An export reads all that is there. */
const exportsPerMinute = 10;

const contentTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
};

export function registerAuditLog(router: Router, platform: Platform): void {
  const { clock, config, db } = platform;

  router.on(contract.listAuditEvents, async ({ membership, query }) => ({
    ...(await listAuditEvents(db, {
      accountId: membership.accountId,
      filter: readFilter(query),
      before: query.before,
      limit: query.limit ?? defaultPageSize,
    })),
    keptDays: config.auditLogDays,
  }));

  router.on(
    contract.exportAuditLog,
    async ({ membership, query, actor, request, reply }) => {
      refuseForeignLink(request);
      const { accountId } = membership;
      const { format, ...filter } = query;
      const stream = await exportAuditLog(platform, { accountId, actor, format, filter: readFilter(filter) });
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const name = `audit-log-${await findAccountAddress(db, accountId)}-${day}.${format}`;
      void reply.type(contentTypes[format]).header('content-disposition', `attachment; filename="${name}"`);
      // What the stream writes is the text that the contract promises.
      return stream as unknown as string;
    },
    { perMinute: exportsPerMinute },
  );
}

/** A link on a page elsewhere brings the cookie along: it must not begin an export. */
function refuseForeignLink({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('CROSS_SITE_REQUEST');
}

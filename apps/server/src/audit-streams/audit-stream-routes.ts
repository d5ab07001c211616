/** Audit streams over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { selectStreams } from './audit-stream-store.ts';
import { createStream } from './create-stream.ts';
import { endStream } from './end-stream.ts';
import { listDeliveries } from './list-deliveries.ts';
import { rotateSecret } from './rotate-secret.ts';
import { redeliver, sendTestEvent } from './send-now.ts';
import { changeStream } from './update-stream.ts';
import { viewDelivery, viewStream } from './view-stream.ts';

const defaultPageSize = 20;

export function registerAuditStreams(router: Router, platform: Platform): void {
  const { clock, db } = platform;

  router.on(contract.listAuditStreams, async ({ membership }) => {
    const streams = await selectStreams(db, membership.accountId);
    return { streams: streams.map((stream) => viewStream(stream, clock.now())) };
  });

  router.on(contract.createAuditStream, async ({ membership, actor, body }) => {
    const { stream, secret } = await createStream(platform, membership.accountId, actor, body);
    return { stream: viewStream(stream, clock.now()), secret };
  });

  router.on(contract.updateAuditStream, async ({ membership, actor, params, body }) =>
    viewStream(await changeStream(platform, membership.accountId, actor, params.stream, body), clock.now()),
  );

  router.on(contract.deleteAuditStream, async ({ membership, actor, params }) => {
    await endStream(platform, membership.accountId, actor, params.stream);
    return {};
  });

  router.on(contract.rotateAuditStreamSecret, async ({ membership, actor, params }) => {
    const { stream, secret } = await rotateSecret(platform, membership.accountId, actor, params.stream);
    return { stream: viewStream(stream, clock.now()), secret };
  });

  router.on(contract.testAuditStream, async ({ membership, actor, params }) =>
    viewDelivery(await sendTestEvent(platform, membership.accountId, actor, params.stream)),
  );

  router.on(contract.listAuditDeliveries, async ({ membership, params, query }) => {
    const { deliveries, next } = await listDeliveries(db, {
      accountId: membership.accountId,
      streamId: params.stream,
      before: query.before,
      limit: query.limit ?? defaultPageSize,
    });
    return { deliveries: deliveries.map(viewDelivery), next };
  });

  router.on(contract.redeliverAuditEvent, async ({ membership, actor, params }) =>
    viewDelivery(await redeliver(platform, membership.accountId, actor, params.stream, params.delivery)),
  );
}

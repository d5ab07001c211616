/** A page of a stream's deliveries. */
import { type Db, found, Problem } from '../platform/index.ts';
import { type DeliveryCursor, type StoredDelivery, selectDeliveries } from './audit-delivery-store.ts';
import { findStream } from './audit-stream-store.ts';

interface Input {
  readonly accountId: string;
  readonly streamId: string;
  /** The `next` of the page before. */
  readonly before: string | undefined;
  readonly limit: number;
}

/** Throws NOT_FOUND, or INVALID_INPUT for a cursor that is none. */
export async function listDeliveries(
  db: Db,
  { accountId, streamId, before, limit }: Input,
): Promise<{ readonly deliveries: StoredDelivery[]; readonly next: string | null }> {
  found(await findStream(db, accountId, streamId));
  const all = await selectDeliveries(db, streamId, before === undefined ? null : readCursor(before), limit + 1);
  const deliveries = all.slice(0, limit);
  const last = deliveries.at(-1);
  return { deliveries, next: all.length > limit && last !== undefined ? `${last.createdAt}.${last.id}` : null };
}

function readCursor(text: string): DeliveryCursor {
  const [, at, id] = /^(\d{1,15})\.([a-z0-9_]{1,64})$/.exec(text) ?? [];
  if (at === undefined || id === undefined) {
    throw new Problem('INVALID_INPUT', { fields: { before: 'Use the "next" of the page before.' } });
  }
  return { at: Number(at), id };
}

/** Changes a stream: description, address, paused or not. */
import type { AuditAction } from '@latchkey/contract';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { readUrl } from './address.ts';
import type { Stream } from './audit-stream.ts';
import { findStream, type StreamChange, updateStream } from './audit-stream-store.ts';

interface Input {
  readonly description?: string | undefined;
  readonly url?: string | undefined;
  readonly state?: 'active' | 'paused' | undefined;
}

/** Throws NOT_FOUND or INVALID_INPUT. */
export async function changeStream(
  platform: Platform,
  accountId: string,
  actor: Actor,
  id: string,
  input: Input,
): Promise<Stream> {
  const { clock, db } = platform;
  const url = input.url === undefined ? undefined : readUrl(platform, input.url);
  const description = input.description?.trim();
  if (description === '') throw new Problem('INVALID_INPUT', { fields: { description: 'Enter a description.' } });
  return db.transaction().execute(async (tx) => {
    const old = found(await findStream(tx, accountId, id));
    const record = (action: AuditAction, details: Readonly<Record<string, string>>) =>
      recordAuditEvent(tx, platform, {
        accountId,
        action,
        actor,
        target: { type: 'audit_stream', id, name: description ?? old.description },
        details,
      });
    const renamed = description !== undefined && description !== old.description;
    const moved = url !== undefined && url !== old.url;
    const turned = input.state !== undefined && input.state !== old.state;
    // A new address, or a fresh start, is tried at once.
    const fresh = { failing_since: null, last_error: null, due_at: clock.now() };
    const change: StreamChange = {
      ...(renamed && { description }),
      ...(moved && { url, ...fresh }),
      ...(turned && { state: input.state, ...(input.state === 'active' && fresh) }),
    };
    if (Object.keys(change).length > 0) await updateStream(tx, accountId, id, change);
    if (renamed || moved) {
      await record('audit_stream.updated', {
        ...(renamed && { descriptionBefore: old.description, description }),
        ...(moved && { urlBefore: old.url, url }),
      });
    }
    if (turned) await record(input.state === 'active' ? 'audit_stream.resumed' : 'audit_stream.paused', {});
    return found(await findStream(tx, accountId, id));
  });
}

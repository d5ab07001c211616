/** Begins to send audit events to an address. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { readUrl } from './address.ts';
import { mostStreams, type Stream, sealPurpose } from './audit-stream.ts';
import { findStream, insertStream, selectStreams } from './audit-stream-store.ts';
import { newSecret } from './sign-delivery.ts';

interface Input {
  readonly description: string;
  readonly url: string;
}

/** The secret is answered this once. Throws INVALID_INPUT for the address, or TOO_MANY_STREAMS. */
export async function createStream(
  platform: Platform,
  accountId: string,
  actor: Actor,
  input: Input,
): Promise<{ readonly stream: Stream; readonly secret: string }> {
  const { clock, db, ids, seal } = platform;
  const url = readUrl(platform, input.url);
  const description = input.description.trim();
  if (description === '') throw new Problem('INVALID_INPUT', { fields: { description: 'Enter a description.' } });
  const id = ids.id('stm');
  const secret = newSecret(ids);
  return db.transaction().execute(async (tx) => {
    if ((await selectStreams(tx, accountId)).length >= mostStreams) throw new Problem('TOO_MANY_STREAMS');
    await insertStream(tx, {
      id,
      account_id: accountId,
      description,
      url,
      state: 'active',
      sealed_secret: seal.close(secret, sealPurpose(id)),
      older_sealed_secret: null,
      older_secret_until: null,
      created_at: clock.now(),
      last_success_at: null,
      failing_since: null,
      last_error: null,
      due_at: clock.now(),
    });
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'audit_stream.created',
      actor,
      target: { type: 'audit_stream', id, name: description },
      details: { url },
    });
    return { stream: found(await findStream(tx, accountId, id)), secret };
  });
}

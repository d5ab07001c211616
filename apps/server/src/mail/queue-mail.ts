/** Writes a message in the transaction of the change that it tells of: neither is there without the other. */
import type { Db, Platform } from '../platform/index.ts';
import { isEmail } from '../users/index.ts';
import { headerSubject, type NewMail, sealPurpose } from './mail.ts';
import { insertMail } from './mail-store.ts';

/**
 * @returns the id of the message. Never throws for what people have typed: a message to an address that cannot be one is kept as failed, so that the
 * operator sees it, and the change itself goes on.
 */
export async function queueMail(
  tx: Db,
  { clock, config, ids, seal }: Pick<Platform, 'clock' | 'config' | 'ids' | 'seal'>,
  { accountId, to, kind, subject, text }: NewMail,
): Promise<string> {
  const now = clock.now();
  const id = ids.orderedId('mail');
  const state = !isEmail(to) ? 'failed' : config.smtpServer === null ? 'outbox' : 'queued';
  await insertMail(tx, {
    id,
    account_id: accountId,
    kind,
    recipient: to,
    subject: headerSubject(subject),
    sealed_text: seal.close(text, sealPurpose(id)),
    state,
    attempts: 0,
    due_at: now,
    error: state === 'failed' ? 'This is no e-mail address that mail can be sent to.' : null,
    created_at: now,
    finished_at: state === 'queued' ? null : now,
  });
  return id;
}

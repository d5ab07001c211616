/** Rows of mail. */
import { type Db, locksRows, type MailRow } from '../platform/index.ts';

export async function insertMail(db: Db, row: MailRow): Promise<void> {
  await db.insertInto('mails').values(row).execute();
}

export interface ClaimedMail {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly sealedText: string;
  /** This one counted. */
  readonly attempts: number;
  readonly createdAt: number;
}

/** Takes messages that are due, the oldest first, so that no other node has them until the claim ends. */
export async function claimDueMail(db: Db, now: number, claimEndsAt: number, limit: number): Promise<ClaimedMail[]> {
  let due = db
    .selectFrom('mails')
    .select('id')
    .where('state', '=', 'queued')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit);
  if (locksRows(db)) due = due.forUpdate().skipLocked();
  const rows = await db
    .updateTable('mails')
    .set((update) => ({ due_at: claimEndsAt, attempts: update('attempts', '+', 1) }))
    .where('id', 'in', due)
    .where('state', '=', 'queued')
    .where('due_at', '<=', now)
    .returning(['id', 'kind', 'recipient', 'subject', 'sealed_text', 'attempts', 'created_at'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    recipient: row.recipient,
    subject: row.subject,
    // Null only in rows that are sent.
    sealedText: row.sealed_text ?? '',
    attempts: row.attempts,
    createdAt: row.created_at,
  }));
}

type Claim = Pick<ClaimedMail, 'id' | 'attempts'>;

/** What the claim says is noted only while it holds: another node may have the message by now. */
const claimed = (db: Db, { id, attempts }: Claim) =>
  db.updateTable('mails').where('id', '=', id).where('attempts', '=', attempts).where('state', '=', 'queued');

/** The text goes: it was for the recipient. */
export async function noteDelivered(db: Db, claim: Claim, now: number): Promise<void> {
  await claimed(db, claim).set({ state: 'sent', sealed_text: null, error: null, finished_at: now }).execute();
}

interface Refusal {
  readonly final: boolean;
  readonly reason: string;
  readonly now: number;
  readonly pause: number;
}

export async function noteRefused(db: Db, claim: Claim, { final, reason, now, pause }: Refusal): Promise<void> {
  await claimed(db, claim)
    .set(final ? { state: 'failed', error: reason, finished_at: now } : { error: reason, due_at: now + pause })
    .execute();
}

/** Nothing waits for a mail server that is not there any more. */
export async function keepWithoutServer(db: Db, now: number, dueBefore: number): Promise<void> {
  await db
    .updateTable('mails')
    .set({ state: 'outbox', finished_at: now })
    .where('state', '=', 'queued')
    .where('due_at', '<=', dueBefore)
    .execute();
}

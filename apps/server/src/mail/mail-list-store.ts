/** Rows of mail as operators see them. */
import type { Mail, MailState } from '@latchkey/contract';
import { sql } from 'kysely';
import { containsText, type Db } from '../platform/index.ts';

export interface MailCursor {
  readonly at: number;
  readonly id: string;
}

interface Page {
  readonly state: MailState | undefined;
  readonly search: string | undefined;
  readonly before: MailCursor | null;
  readonly limit: number;
}

const views = (db: Db) =>
  db
    .selectFrom('mails')
    .leftJoin('accounts', 'accounts.id', 'mails.account_id')
    .select([
      'mails.id',
      'mails.kind',
      'mails.recipient',
      'mails.subject',
      'mails.state',
      'mails.attempts',
      'mails.error',
      'mails.created_at',
      'mails.due_at',
      'mails.finished_at',
      'accounts.name as account',
    ])
    .select(sql<number>`case when mails.sealed_text is null then 0 else 1 end`.as('has_text'));

type Row = Awaited<ReturnType<ReturnType<typeof views>['executeTakeFirstOrThrow']>>;

/** Newest first. */
export async function selectMails(db: Db, { state, search, before, limit }: Page): Promise<Mail[]> {
  let query = views(db);
  if (state !== undefined) query = query.where('mails.state', '=', state);
  if (search !== undefined) {
    query = query.where((where) =>
      where.or([containsText('mails.recipient', search), containsText('mails.subject', search)]),
    );
  }
  if (before !== null) {
    query = query.where((where) =>
      where.and([
        where('mails.created_at', '<=', before.at),
        where.or([where('mails.created_at', '<', before.at), where('mails.id', '<', before.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('mails.created_at', 'desc').orderBy('mails.id', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

export async function findMail(db: Db, id: string): Promise<Mail | null> {
  const row = await views(db).where('mails.id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function findSealedText(
  db: Db,
  id: string,
): Promise<{ readonly accountId: string | null; readonly sealedText: string | null } | null> {
  const row = await db
    .selectFrom('mails')
    .select(['account_id', 'sealed_text'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { accountId: row.account_id, sealedText: row.sealed_text };
}

/** One that waits is due now; one that was given up starts from the beginning. @returns false for one that is sent. */
export async function requeueMail(db: Db, id: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('mails')
    .set((update) => ({
      state: 'queued',
      due_at: now,
      attempts: update.case().when('state', '=', 'queued').then(update.ref('attempts')).else(0).end(),
      finished_at: null,
    }))
    .where('id', '=', id)
    .where('sealed_text', 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const fromRow = (row: Row): Mail => ({
  id: row.id,
  kind: row.kind,
  to: row.recipient,
  subject: row.subject,
  account: row.account,
  // Written from values of this type only.
  state: row.state as MailState,
  attempts: row.attempts,
  error: row.error,
  createdAt: row.created_at,
  nextAttemptAt: row.state === 'queued' ? row.due_at : null,
  finishedAt: row.finished_at,
  hasText: row.has_text === 1,
});

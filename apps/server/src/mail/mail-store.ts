/** Rows of mail. */
import type { Db, MailRow } from '../platform/index.ts';

export async function insertMail(db: Db, row: MailRow): Promise<void> {
  await db.insertInto('mails').values(row).execute();
}

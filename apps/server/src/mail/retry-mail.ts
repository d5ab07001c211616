/** Sends a message that waits, has failed or is kept, as soon as possible. */
import type { Mail } from '@latchkey/contract';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { findMail, findSealedText, requeueMail } from './mail-list-store.ts';

/** Throws NOT_FOUND, MAIL_TEXT_GONE or NO_MAIL_SERVER. */
export async function retryMail(platform: Platform, actor: Actor, id: string): Promise<Mail> {
  const { clock, config, db } = platform;
  if (config.smtpServer === null) {
    found(await findMail(db, id));
    throw new Problem('NO_MAIL_SERVER');
  }
  return db.transaction().execute(async (tx) => {
    const { accountId } = found(await findSealedText(tx, id));
    if (!(await requeueMail(tx, id, clock.now()))) throw new Problem('MAIL_TEXT_GONE');
    const mail = found(await findMail(tx, id));
    if (accountId !== null) {
      await recordAuditEvent(tx, platform, {
        accountId,
        action: 'mail.retried',
        actor,
        target: { type: 'mail', id, name: mail.to },
        details: { kind: mail.kind },
      });
    }
    return mail;
  });
}

/** Shows an operator the text of a message. It may open something: the account that it speaks of is told. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { openText } from './deliver-mail.ts';
import { findMail, findSealedText } from './mail-list-store.ts';

/** Throws NOT_FOUND, or MAIL_TEXT_GONE when it has been delivered or cannot be unsealed. */
export async function openMail(platform: Platform, actor: Actor, id: string): Promise<string> {
  const { db, log } = platform;
  const mail = found(await findMail(db, id));
  const { accountId, sealedText } = found(await findSealedText(db, id));
  const text = sealedText === null ? null : openText(platform, { id, sealedText });
  if (text === null) throw new Problem('MAIL_TEXT_GONE');
  if (accountId !== null) {
    await recordAuditEvent(db, platform, {
      accountId,
      action: 'mail.opened',
      actor,
      target: { type: 'mail', id, name: mail.to },
      details: { kind: mail.kind },
    });
  }
  log.info({ mail: id, kind: mail.kind, operator: actor.userId }, 'an operator has read a message');
  return text;
}

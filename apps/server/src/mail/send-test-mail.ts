/** Writes a message to the operator who asks, to see whether mail arrives. */
import type { Mail } from '@latchkey/contract';
import { type Caller, found, minutes, type Platform } from '../platform/index.ts';
import { countAttempt, type Limit } from '../throttles/index.ts';
import { composeMail } from './compose-mail.ts';
import { findMail } from './mail-list-store.ts';
import { queueMail } from './queue-mail.ts';

const perOperator: Limit = { name: 'mail:test', attempts: 20, windowMilliseconds: minutes(60) };

/** Throws TOO_MANY_ATTEMPTS. */
export async function sendTestMail(platform: Platform, caller: Caller): Promise<Mail> {
  const { db } = platform;
  await countAttempt(platform, { limit: perOperator, subject: caller.userId });
  const id = await queueMail(db, platform, {
    accountId: null,
    to: caller.userEmail,
    kind: 'test',
    subject: 'Latchkey can send mail',
    text: composeMail(platform, {
      name: caller.userName,
      says: 'This is the test message that you have asked for. Mail from Latchkey arrives.',
      because: 'You have pressed “Send test message” in the outbox.',
    }),
  });
  return found(await findMail(db, id));
}

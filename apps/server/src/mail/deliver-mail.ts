/** Delivers what is due. Several nodes may do so at the same time: whoever claims a message has it for a while. */
import { hashToken, type Job, minutes, type Platform, seconds } from '../platform/index.ts';
import { sealPurpose } from './mail.ts';
import { type ClaimedMail, claimDueMail, keepWithoutServer, noteDelivered, noteRefused } from './mail-store.ts';
import { createSmtpPostman, type Delivery, longestDelivery, type Postman } from './smtp-postman.ts';

/** Messages that one node sends at the same time. */
const batch = 5;
/** A run ends after so many batches, so that a server with a long queue can still be stopped. */
const roundsARun = 20;

/** After this, a claim is void: its node has died. The message is sent again then, perhaps for the second time. */
const lease = longestDelivery + minutes(1);

/** Without a mail server, what has been due for so long is nobody's: nodes may get their settings one after the other. */
const orphanedAfter = minutes(60);

/** About three days of attempts. */
export const mostAttempts = 20;
const firstPause = minutes(1);
const longestPause = minutes(6 * 60);

/** A failure doubles the pause. Up to a quarter is added, so that what failed together does not come back together. */
export function pauseAfter(id: string, attempts: number): number {
  const pause = Math.min(firstPause * 2 ** (attempts - 1), longestPause);
  const fraction = Number.parseInt(hashToken(`${id} ${attempts}`).slice(0, 8), 16) / 2 ** 32;
  return Math.round(pause * (1 + fraction / 4));
}

export function mailJob(platform: Platform): Job {
  const { smtpServer, mailSender } = platform.config;
  const postman = smtpServer === null || mailSender === null ? null : createSmtpPostman(smtpServer, mailSender);
  return {
    name: 'mail',
    everyMilliseconds: seconds(2),
    run: async () => {
      await deliverDueMail(platform, postman);
    },
  };
}

/** @returns how many messages have been sent. */
export async function deliverDueMail(platform: Platform, postman: Postman | null): Promise<number> {
  const { db, clock } = platform;
  if (postman === null) {
    await keepWithoutServer(db, clock.now(), clock.now() - orphanedAfter);
    return 0;
  }
  let sent = 0;
  for (let round = 0; round < roundsARun; round += 1) {
    const now = clock.now();
    const mails = await claimDueMail(db, now, now + lease, batch);
    const deliveries = await Promise.all(mails.map((mail) => deliverOne(platform, postman, mail)));
    sent += deliveries.filter(({ state }) => state === 'sent').length;
    if (mails.length < batch) break;
  }
  return sent;
}

async function deliverOne(platform: Platform, postman: Postman, mail: ClaimedMail): Promise<Delivery> {
  const { db, clock, log } = platform;
  const text = openText(platform, mail);
  const delivery: Delivery =
    text === null
      ? { state: 'refused', final: true, reason: 'The text cannot be read: the instance key has changed.' }
      : await postman({ id: mail.id, to: mail.recipient, subject: mail.subject, text, writtenAt: mail.createdAt });
  if (delivery.state === 'sent') {
    await noteDelivered(db, mail, clock.now());
    return delivery;
  }
  const final = delivery.final || mail.attempts >= mostAttempts;
  await noteRefused(db, mail, {
    final,
    reason: delivery.reason,
    now: clock.now(),
    pause: pauseAfter(mail.id, mail.attempts),
  });
  // Without the recipient: logs travel further than the outbox.
  log.warn({ mail: mail.id, kind: mail.kind, attempts: mail.attempts, final }, 'mail not delivered');
  return delivery;
}

export function openText(
  { seal }: Pick<Platform, 'seal'>,
  { id, sealedText }: { id: string; sealedText: string },
): string | null {
  try {
    return seal.open(sealedText, sealPurpose(id));
  } catch {
    // Sealed with another key: nobody can read it any more, and the others must go on.
    return null;
  }
}

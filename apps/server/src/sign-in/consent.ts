/** Whether a sign-in would make a browser somebody else's although the person there has not asked for it. */
import { type Db, hashToken, minutes, type Platform } from '../platform/index.ts';
import { accountsOpenedByCaller } from '../sessions/index.ts';
import type { Completed, Course } from './course.ts';
import { insertCompletion } from './sign-in-store.ts';

/** Time to read a question. */
const consentLifetime = minutes(10);

/**
 * A page elsewhere can send a browser through a sign-in at a provider of its own, which answers at once; and whoever holds
 * an unused answer can put it into a browser. Neither may replace who is signed in, or was, without a question.
 * @param userId `null` for somebody who is about to become a user.
 */
export async function needsConsent(
  tx: Db,
  platform: Platform,
  course: Course,
  userId: string | null,
): Promise<boolean> {
  const { completion, caller, known } = course;
  // Pressed here, or agreed to already.
  if (completion.askedHere || completion.awaitsConsent) return false;
  const { accountId } = completion;
  if (caller === null) return !known.fresh && (userId === null || !known.knows(accountId, userId));
  if (caller.userId !== userId) return true;
  // The same person: but a session that opens other accounts too would be gone.
  return (await accountsOpenedByCaller(tx, platform, caller)).some((opened) => opened !== accountId);
}

/** Keeps the answer for the person's yes, in this very browser. */
export async function askConsent(tx: Db, { clock, ids }: Platform, course: Course): Promise<Completed> {
  const { completion, caller, note } = course;
  const { person } = completion;
  const code = ids.secret();
  const browserHash = hashToken(course.ownSecret);
  const expiresAt = clock.now() + consentLifetime;
  await insertCompletion(tx, { ...completion, browserHash, expiresAt, awaitsConsent: true }, hashToken(code));
  const evidence = 'asked whether this browser is to become this person';
  await note({ person: { outcome: 'not_reached', evidence } }, {});
  const who = person.email.kind === 'valid' ? person.email.address : person.name;
  return { kind: 'consent_asked', code, who, instead: caller?.userEmail ?? null };
}

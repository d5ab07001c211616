/** Lets a person in whom the account knows, or wants: session, membership or an offer, all in the caller's transaction. */
import { findIdentity, insertIdentity, noteIdentityUsed } from '../identities/index.ts';
import { proveIdentityProvider } from '../identity-providers/index.ts';
import { joinAccount, offerJoin } from '../joins/index.ts';
import { noteSignIn } from '../members/index.ts';
import { noteParticipation } from '../participations/index.ts';
import { type Db, type Platform, Problem } from '../platform/index.ts';
import { createSession } from '../sessions/index.ts';
import { confirmEnforcement } from '../sign-in-policy/index.ts';
import { askConsent, needsConsent } from './consent.ts';
import { actorOf, browserPassed, type Completed, type Course } from './course.ts';
import { followDirectory } from './follow-directory.ts';
import type { Resolution } from './resolve-person.ts';
import type { Findings } from './trace.ts';

type Admission = Exclude<Resolution, { kind: 'refused' }>;
type Member = Extract<Resolution, { kind: 'member' }>;
type Newcomer = Extract<Resolution, { kind: 'join' }>;

export async function admitPerson(
  tx: Db,
  platform: Platform,
  course: Course,
  admission: Admission,
): Promise<Completed> {
  if (isTestBySomebodyElse(course, admission)) return recordTest(tx, platform, course, admission);
  // An offer to join is a question already.
  const silent = admission.kind === 'member' || admission.how === 'automatic';
  if (silent && (await needsConsent(tx, platform, course, admission.userId))) return askConsent(tx, platform, course);
  return admission.kind === 'member'
    ? signInMember(tx, platform, course, admission)
    : joinOrOffer(tx, platform, course, admission);
}

/** A test that turns out to be another person must not turn the admin's session into theirs. */
const isTestBySomebodyElse = ({ completion, caller }: Course, admission: Admission): boolean =>
  completion.test && caller !== null && admission.userId !== caller.userId;

const passed = (course: Course, evidence: string): Findings => ({
  ...browserPassed(course),
  person: { outcome: 'passed', evidence },
});

/** Nothing changes for the other person; that the set-up works is proven all the same. */
async function recordTest(tx: Db, platform: Platform, course: Course, admission: Admission): Promise<Completed> {
  const { completion, provider, note, now: finishedAt } = course;
  if (admission.kind === 'join') {
    const would = admission.how === 'ask' ? 'would be asked to join' : 'would join';
    await note(passed(course, `not a member: ${would} as ${admission.role}`), { outcome: 'join_offered', finishedAt });
  } else {
    const { userId } = admission;
    await note(passed(course, 'another member than the one who tests'), { outcome: 'signed_in', finishedAt, userId });
    await proveIdentityProvider(tx, platform, provider, actorOf(course, userId));
  }
  return { kind: 'tested', attemptId: completion.attemptId };
}

async function signInMember(tx: Db, platform: Platform, course: Course, member: Member): Promise<Completed> {
  const { completion, provider, account, caller, from, note, now } = course;
  const { accountId, providerId, attemptId, test } = completion;
  const { userId, link } = member;
  // Suspended, removed, or linked to somebody else in the moment between: all of this is undone, and looked at again.
  // The member's row comes first, so that a removal waits for the whole of this, or this for the whole of the removal.
  if (!(await noteSignIn(tx, platform, { accountId, userId, sso: true }))) throw new Problem('SUSPENDED');
  if (!(await noteIdentity(tx, course, member))) throw new Problem('ALREADY_MEMBER');
  const remarks = await followDirectory(tx, platform, course, userId);
  const replaces = caller?.sessionId ?? null;
  const endsAt = completion.sessionEndsAt;
  const { authenticatedAt } = completion;
  const opening = {
    userId,
    method: 'sso',
    accountId,
    providerId,
    origin: from,
    endsAt,
    replaces,
    authenticatedAt,
  } as const;
  const session = await createSession(tx, platform, opening);
  await noteParticipation(tx, platform, session, completion);
  const actor = actorOf(course, userId);
  await proveIdentityProvider(tx, platform, provider, actor);
  await confirmEnforcement(tx, platform, { account, userId, actor });
  const evidence = [link ? 'a member, known by e-mail; linked from now on' : 'a member', ...remarks].join('; ');
  await note(passed(course, evidence), { outcome: 'signed_in', finishedAt: now, userId });
  return { kind: 'signed_in', session, returnTo: test ? `/sign-in-attempts/${attemptId}` : completion.returnTo };
}

/** @returns false when the member, or the subject, was linked to another one in the moment between. */
async function noteIdentity(tx: Db, { completion, now }: Course, { subject, userId, email, link }: Member) {
  const { accountId, providerId } = completion;
  const key = { accountId, providerId, subject };
  const fresh = { ...key, userId, email: email ?? '', createdAt: now, lastUsedAt: now };
  if (link && (await insertIdentity(tx, fresh))) return true;
  // The same person, in a second browser at the same moment, may have been faster.
  if (link && (await findIdentity(tx, key))?.userId !== userId) return false;
  await noteIdentityUsed(tx, key, email, now);
  return true;
}

async function joinOrOffer(tx: Db, platform: Platform, course: Course, newcomer: Newcomer): Promise<Completed> {
  const { completion, provider, account, caller, from, note, now: finishedAt } = course;
  const { accountId, providerId, attemptId, person, samlSession, sessionEndsAt, returnTo } = completion;
  const { subject, email, role, invitationId } = newcomer;
  const { name, directory } = person;
  const joining = { subject, email, name, directory, invitationId, samlSession, sessionEndsAt };
  const { authenticatedAt } = completion;
  if (newcomer.how === 'ask') {
    const token = await offerJoin(tx, platform, { ...joining, role, accountId, providerId, attemptId, returnTo });
    await note(passed(course, 'not a member: asked to join'), { outcome: 'join_offered' });
    return { kind: 'join_offered', token };
  }
  const previousSessionId = caller?.sessionId ?? null;
  const { session, userId } = await joinAccount(tx, platform, {
    ...joining,
    authenticatedAt,
    provider,
    origin: from,
    previousSessionId,
  });
  await confirmEnforcement(tx, platform, { account, userId, actor: actorOf(course, userId) });
  await note(passed(course, 'not a member: has joined'), { outcome: 'joined', finishedAt, userId });
  return { kind: 'signed_in', session, returnTo };
}

/** Ends a sign-in in the browser that began it: with a session, an offer to join, or a refusal. */
import type { ErrorCode } from '@latchkey/contract';
import { offerAccessRequest } from '../access-requests/index.ts';
import { findProviderWithAccount, type IdentityProvider, isProven } from '../identity-providers/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import { type Caller, type Db, hashToken, type Origin, type Platform, Problem, seconds } from '../platform/index.ts';
import type { KnownPeople } from '../sessions/index.ts';
import { isLinkOpen } from '../setup-links/index.ts';
import { admitPerson } from './admit-person.ts';
import { checkEmailDomain } from './check-email-domain.ts';
import { completeSetupTest } from './complete-setup-test.ts';
import { browserPassed, type Completed, type Course, notebook, refuseCourse } from './course.ts';
import { findPerson } from './find-person.ts';
import { refusalOf } from './refusal.ts';
import { resolvePerson } from './resolve-person.ts';
import { type SignInCompletion, skewSeconds } from './sign-in-request.ts';
import { takeCompletion } from './sign-in-store.ts';

export interface Completing {
  readonly provider: IdentityProvider;
  /** The one-time code of the bounce. */
  readonly code: string;
  /** The person has said yes to becoming whom the answer names. */
  readonly consented: boolean;
  /** The cookie of the browser that came. */
  readonly browserSecret: string | undefined;
  /** The same, or the one that it gets now: what a question to the person is bound to. */
  readonly ownSecret: string;
  readonly known: KnownPeople;
  /** Who is signed in there. */
  readonly caller: Caller | null;
  readonly from: Origin;
}

/** All or nothing: what is refused is written down, what fails leaves the code usable. */
export async function completeSignIn(platform: Platform, input: Completing): Promise<Completed> {
  for (let looks = 1; ; looks += 1) {
    try {
      return await complete(platform, input);
    } catch (error) {
      // Somebody joined under the same subject, ended the invitation, suspended or removed the member, in the moment
      // between: look again. More than once, since what is found then may be overtaken as well.
      if (looks === mostLooks || !(error instanceof Problem) || !overtaken.includes(error.code)) throw error;
    }
  }
}

const mostLooks = 4;

const overtaken: readonly ErrorCode[] = ['ALREADY_MEMBER', 'INVITATION_INVALID', 'SUSPENDED'];

function complete(platform: Platform, input: Completing): Promise<Completed> {
  const { provider: seen, caller, from } = input;
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (tx) => {
    const completion = await takeCompletion(
      tx,
      { providerId: seen.id, codeHash: hashToken(input.code), awaitsConsent: input.consented },
      now,
    );
    const hold = isProven(seen) ? 'for share' : 'for update';
    const current = completion && (await findProviderWithAccount(tx, completion.providerId, hold));
    if (completion === null || current === null) return { kind: 'gone' };
    const { provider, account } = current;
    // Keys are replaced when the old ones are not trusted any more: what they vouched for counts no longer.
    if (completion.createdAt < provider.narrowedAt) return { kind: 'gone' };
    const { known, ownSecret } = input;
    const note = await notebook(tx, completion);
    const course: Course = { completion, provider, account, caller, known, ownSecret, from, now, note };
    if (!isSameBrowser(completion, input.browserSecret)) {
      return refuseCourse(course, refusalOf('OTHER_BROWSER'), { same_browser: { outcome: 'failed' } });
    }
    const { setupLinkId } = completion;
    const isSetup = setupLinkId !== null && (await isLinkOpen(tx, account.id, setupLinkId, now));
    if (!provider.enabled && !isSetup)
      return refuseCourse(course, refusalOf('PROVIDER_DISABLED'), browserPassed(course));
    if (!entitlementsOf(account.plan).samlSso) {
      return refuseCourse(course, refusalOf('PLAN_WITHOUT_SSO'), browserPassed(course));
    }
    return setupLinkId === null ? decide(tx, platform, course) : completeSetupTest(tx, platform, course, setupLinkId);
  });
}

async function decide(tx: Db, platform: Platform, course: Course): Promise<Completed> {
  const { completion, provider, now } = course;
  const foreign = await checkEmailDomain(tx, provider, completion.person);
  if (foreign !== null) {
    return refuseCourse(course, foreign, { ...browserPassed(course), person: { outcome: 'failed' } });
  }
  const known = await findPerson(tx, provider, completion.person, now);
  const resolution = resolvePerson(completion.person, known, provider);
  const missing = resolution.kind === 'refused' ? null : whyNotAgain(completion, resolution.userId);
  if (missing !== null) {
    return refuseCourse(course, refusalOf(missing), { ...browserPassed(course), person: { outcome: 'failed' } });
  }
  if (resolution.kind !== 'refused') return admitPerson(tx, platform, course, resolution);
  const { code, received } = resolution;
  const refused = await refuseCourse(course, refusalOf(code, { received }), {
    ...browserPassed(course),
    person: { outcome: 'failed' },
  });
  return code === 'NOT_A_MEMBER' ? { ...refused, ...(await accessFor(tx, platform, course)) } : refused;
}

/** A stranger whom the provider vouches for may ask to be let in; a test asks nobody anything. */
async function accessFor(tx: Db, platform: Platform, { completion, provider }: Course) {
  const { accountId, attemptId, person, test } = completion;
  const { subject, name, directory, email } = person;
  if (test || subject === null || email.kind !== 'valid') return {};
  const stranger = { accountId, providerId: provider.id, attemptId, subject, email: email.address, name, directory };
  return { access: await offerAccessRequest(tx, platform, stranger, provider.narrowedAt) };
}

/** Signing in again is for one person, who has shown who they are since they were sent to do so (ForceAuthn). */
function whyNotAgain(
  { again, authenticatedAt }: SignInCompletion,
  userId: string | null,
): 'OTHER_PERSON' | 'NOT_ASKED_AGAIN' | null {
  if (again === null) return null;
  if (userId !== again.userId) return 'OTHER_PERSON';
  const since = again.askedAt - seconds(skewSeconds);
  return authenticatedAt !== null && authenticatedAt >= since ? null : 'NOT_ASKED_AGAIN';
}

/** Compared as hashes: how long it takes says nothing about the secret. */
const isSameBrowser = ({ browserHash }: SignInCompletion, secret: string | undefined): boolean =>
  browserHash === null || (secret !== undefined && hashToken(secret) === browserHash);

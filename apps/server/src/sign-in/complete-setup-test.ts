/** Ends the test of a setup link: what the rules say of the person, without looking anybody up, and without a session. */
import type { IdentityProvider } from '../identity-providers/index.ts';
import type { Person } from '../people/index.ts';
import type { Db, Platform } from '../platform/index.ts';
import { noteTestPassed } from '../setup-links/index.ts';
import { checkEmailDomain } from './check-email-domain.ts';
import { browserPassed, type Completed, type Course, refuseCourse } from './course.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** Whether the person is a member is told to nobody. */
export async function completeSetupTest(
  tx: Db,
  platform: Platform,
  course: Course,
  linkId: string,
): Promise<Completed> {
  const { completion, provider, from, note, now } = course;
  const refusal = await whyRefused(tx, provider, completion.person);
  if (refusal !== null) {
    return refuseCourse(course, refusal, { ...browserPassed(course), person: { outcome: 'failed' } });
  }
  const evidence = 'a test through a setup link: nobody is signed in';
  const findings = { ...browserPassed(course), person: { outcome: 'passed', evidence } } as const;
  await note(findings, { outcome: 'signed_in', finishedAt: now });
  await noteTestPassed(tx, platform, provider, linkId, from);
  return { kind: 'setup_tested' };
}

async function whyRefused(tx: Db, provider: IdentityProvider, person: Person): Promise<Refusal | null> {
  const { email, subject } = person;
  if (email.kind === 'invalid') return refusalOf('EMAIL_INVALID', { received: email.received });
  if (email.kind === 'missing' || subject === null) return refusalOf('EMAIL_MISSING');
  return checkEmailDomain(tx, provider, person);
}

/** What an attempt keeps of a response: enough to explain it, and no more than a page can show. */
import type { Attribute, UnverifiedClaims, VerifiedResponse } from '@latchkey/saml';
import type { Person } from '../people/index.ts';
import { type AttemptChange, type AttemptCheck, emptyDetail } from '../sign-in-attempts/index.ts';
import { presentRefusal, type Refusal } from './refusal.ts';

const longestText = 500;
const mostAttributes = 100;
const mostValues = 200;

const cut = (text: string): string => (text.length <= longestText ? text : `${text.slice(0, longestText)}…`);

/** Of a response that nothing could be read from. */
export const describeUnreadable = (refusal: Refusal, checks: AttemptCheck[], now: number): AttemptChange => ({
  responseReceivedAt: now,
  detail: { ...emptyDetail, checks, rejection: presentRefusal(refusal) },
});

/** Of a response that is not verified: whom it speaks of is a mere claim. */
export const describeClaims = (
  claims: UnverifiedClaims,
  refusal: Refusal,
  checks: AttemptCheck[],
  now: number,
): AttemptChange => ({
  subject: claims.nameId === null ? null : cut(claims.nameId),
  subjectVerified: false,
  responseReceivedAt: now,
  detail: {
    ...emptyDetail,
    checks,
    rejection: presentRefusal(refusal),
    clockDifferenceSeconds: secondsFrom(now, claims.issueInstant),
  },
});

/** @param refusal by the sign-in rules; `null` while there is none. */
export const describeVerified = (
  verified: VerifiedResponse,
  person: Person,
  checks: AttemptCheck[],
  now: number,
  refusal: Refusal | null = null,
): AttemptChange => ({
  subject: person.email.kind === 'valid' ? person.email.address : cut(verified.nameId.value),
  subjectVerified: true,
  responseReceivedAt: now,
  detail: {
    checks,
    rejection: refusal === null ? null : presentRefusal(refusal),
    attributes: verified.attributes.slice(0, mostAttributes).map(describeAttribute),
    nameId: { value: cut(verified.nameId.value), format: cut(verified.nameId.format) },
    clockDifferenceSeconds: secondsFrom(now, verified.issueInstant),
  },
});

const describeAttribute = ({ name, values }: Attribute) => ({
  name: cut(name),
  values: values.slice(0, mostValues).map(cut),
});

const secondsFrom = (now: number, at: number | null): number | null => (at === null ? null : (at - now) / 1000);

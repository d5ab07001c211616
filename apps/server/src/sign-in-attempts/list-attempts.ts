/** A page of an account's attempts, and one attempt, as admins see them. */
import type { Attempt, AttemptOutcome, AttemptSummary } from '@latchkey/contract';
import { hasGroupOverage } from '../people/index.ts';
import { type Db, found, Problem } from '../platform/index.ts';
import { describeBrowser } from '../sessions/index.ts';
import { type AttemptCursor, readCursor, writeCursor } from './attempt-cursor.ts';
import { type DescribedAttempt, findAttempt, listAttempts } from './sign-in-attempt-store.ts';

interface PageRequest {
  readonly provider?: string | undefined;
  readonly outcome?: AttemptOutcome | undefined;
  /** The `next` of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Newest first. Throws INVALID_INPUT for a cursor that is none. */
export async function presentAttempts(
  db: Db,
  accountId: string,
  { provider, outcome, before, limit }: PageRequest,
): Promise<{ attempts: AttemptSummary[]; next: string | null }> {
  const cursor = before === undefined ? null : cursorOf(before);
  // One more than asked for tells whether there is a next page.
  const listed = await listAttempts(db, accountId, { providerId: provider, outcome }, cursor, limit + 1);
  const page = listed.slice(0, limit);
  const last = page.at(-1);
  return {
    attempts: page.map(summaryOf),
    next: listed.length > limit && last !== undefined ? writeCursor(last) : null,
  };
}

/** Throws NOT_FOUND. */
export async function presentAttempt(db: Db, accountId: string, id: string): Promise<Attempt> {
  const attempt = found(await findAttempt(db, accountId, id));
  return {
    ...summaryOf(attempt),
    ...attempt.detail,
    ipAddress: attempt.ipAddress,
    browser: describeBrowser(attempt.userAgent),
    requestSentAt: attempt.requestSentAt,
    responseReceivedAt: attempt.responseReceivedAt,
    userId: attempt.userId,
    groupOverage: attempt.subjectVerified && hasGroupOverage(attempt.detail.attributes),
  };
}

function cursorOf(text: string): AttemptCursor {
  const cursor = readCursor(text);
  if (cursor === undefined) {
    throw new Problem('INVALID_INPUT', { fields: { before: 'Use the "next" of the page before.' } });
  }
  return cursor;
}

const summaryOf = (attempt: DescribedAttempt): AttemptSummary => ({
  id: attempt.id,
  outcome: attempt.outcome,
  origin: attempt.origin,
  provider: { id: attempt.providerId, description: attempt.providerDescription ?? 'A deleted identity provider' },
  subject: attempt.subject,
  subjectVerified: attempt.subjectVerified,
  code: attempt.code,
  startedAt: attempt.startedAt,
  finishedAt: attempt.finishedAt,
});

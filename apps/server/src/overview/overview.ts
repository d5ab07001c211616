/** The overview: what the first page shows, made from figures of other concepts. */
import type { Overview } from '@latchkey/contract';
import type { IdentityProvider } from '../identity-providers/index.ts';
import { days } from '../platform/index.ts';
import type { DayCount, LatestAttempt } from '../sign-in-attempts/index.ts';

export const daysShown = 14;
/** Certificates that end within this time are shown: long enough for a change window at the other side. */
export const certificateWarning = days(60);

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** Midnight (UTC) at which the days shown begin. */
export const firstDayShown = (now: number): number => Math.floor(now / days(1)) * days(1) - days(daysShown - 1);

/** One entry a day, also for days on which nothing happened. */
export function fillDays(counts: readonly DayCount[], now: number): Overview['signIns'] {
  return Array.from({ length: daysShown }, (_, index) => {
    const day = dayOf(firstDayShown(now) + days(index));
    const count = counts.find((one) => one.day === day);
    return { day, succeeded: count?.succeeded ?? 0, refused: count?.refused ?? 0 };
  });
}

/** Enabled providers whose last attempt was refused, unless they have been changed since. */
export function failingProviders(
  providers: readonly IdentityProvider[],
  latest: readonly LatestAttempt[],
): Overview['failingProviders'] {
  return providers
    .filter((provider) => provider.enabled)
    .flatMap(({ id, description, changedAt }) => {
      const last = latest.find((attempt) => attempt.providerId === id);
      if (last === undefined || !last.refused || last.code === null || last.at < changedAt) return [];
      return [{ id, description, code: last.code, attemptId: last.attemptId, at: last.at }];
    });
}

/** Of enabled providers; the one that ends first comes first. */
export function expiringCertificates(
  providers: readonly IdentityProvider[],
  now: number,
): Overview['expiringCertificates'] {
  return providers
    .filter((provider) => provider.enabled)
    .flatMap(({ id, description, metadata }) =>
      metadata.signingCertificates
        .filter((certificate) => certificate.notAfter < now + certificateWarning)
        .map(({ sha1, notAfter }) => ({ providerId: id, description, sha1, notAfter })),
    )
    .sort((a, b) => a.notAfter - b.notAfter);
}

/** What to do, in the order in which it makes sense. */
export function stepsOf(
  enforced: boolean,
  providers: readonly IdentityProvider[],
  people: { readonly members: number; readonly invitations: number },
): Overview['steps'] {
  return [
    { key: 'create_provider', done: providers.length > 0 },
    { key: 'test_sign_in', done: providers.some((provider) => provider.provenRevision !== null) },
    { key: 'invite_members', done: people.members > 1 || people.invitations > 0 },
    { key: 'enforce_sso', done: enforced },
  ];
}

/** Gathers what the first page shows. */
import type { Overview } from '@latchkey/contract';
import { findAccount, isEnforced } from '../accounts/index.ts';
import { listProviders } from '../identity-providers/index.ts';
import { found, type Membership, type Platform, roleRank } from '../platform/index.ts';
import { countByDay, latestFinishedByProvider } from '../sign-in-attempts/index.ts';
import { expiringCertificates, failingProviders, fillDays, firstDayShown, stepsOf } from './overview.ts';
import { countPeople } from './overview-store.ts';

/** Members without a say see the figures; what is wrong, and what to do, is for admins. */
export async function getOverview({ db, clock }: Platform, membership: Membership): Promise<Overview> {
  const { accountId } = membership;
  const now = clock.now();
  const [account, people, providers, counts, latest] = await Promise.all([
    findAccount(db, accountId),
    countPeople(db, accountId),
    listProviders(db, accountId),
    countByDay(db, accountId, firstDayShown(now)),
    latestFinishedByProvider(db, accountId),
  ]);
  const isAdmin = roleRank[membership.role] >= roleRank.admin;
  return {
    members: people.members,
    providers: providers.length,
    signIns: fillDays(counts, now),
    failingProviders: isAdmin ? failingProviders(providers, latest) : [],
    expiringCertificates: isAdmin ? expiringCertificates(providers, now) : [],
    steps: isAdmin ? stepsOf(isEnforced(found(account), now), providers, people) : [],
  };
}

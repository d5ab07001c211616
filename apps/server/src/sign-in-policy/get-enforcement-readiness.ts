/** What stands between an account and enforcement. */
import type { EnforcementReadiness } from '@latchkey/contract';
import { listProviders } from '../identity-providers/index.ts';
import { selectMembers } from '../members/index.ts';
import type { Caller, Platform } from '../platform/index.ts';
import { provenUntil } from './readiness.ts';

export async function getEnforcementReadiness(
  { db, clock }: Platform,
  accountId: string,
  caller: Caller,
): Promise<EnforcementReadiness> {
  const [providers, members] = await Promise.all([listProviders(db, accountId), selectMembers(db, accountId)]);
  const until = provenUntil(caller, accountId, providers, clock.now());
  return {
    proven: until !== null,
    provenUntil: until,
    enabledProviders: providers.filter((provider) => provider.enabled).length,
    membersWithoutSso: members
      .filter((member) => member.lastSsoAt === null)
      .map(({ id, name, email }) => ({ id, name, email })),
  };
}

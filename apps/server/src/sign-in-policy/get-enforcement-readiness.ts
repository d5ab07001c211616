/** What stands between an account and enforcement. */
import type { EnforcementReadiness } from '@latchkey/contract';
import { listIdentities } from '../identities/index.ts';
import { listProviders } from '../identity-providers/index.ts';
import { selectMembers } from '../members/index.ts';
import type { Caller, Platform } from '../platform/index.ts';
import { membersAtRisk, proofOf } from './readiness.ts';

export async function getEnforcementReadiness(
  { db, clock }: Platform,
  accountId: string,
  caller: Caller,
): Promise<EnforcementReadiness> {
  const [providers, members, identities] = await Promise.all([
    listProviders(db, accountId),
    selectMembers(db, accountId),
    listIdentities(db, accountId),
  ]);
  // Whoever is suspended does not come in anyway.
  const active = members.filter(({ suspendedAt }) => suspendedAt === null);
  const proof = proofOf(caller, accountId, providers, clock.now());
  return {
    proven: proof.proven,
    provenUntil: proof.proven ? proof.until : null,
    unprovenBecause: proof.proven ? null : proof.because,
    enabledProviders: providers.filter((provider) => provider.enabled).length,
    members: active.length,
    membersAtRisk: membersAtRisk(active, identities, providers),
  };
}

/** What the person is asked. */
import type { JoinOffer as JoinOfferView } from '@latchkey/contract';
import { findProviderWithAccount } from '../identity-providers/index.ts';
import { roleOfNewcomer } from '../people/index.ts';
import { hashToken, type Platform, Problem } from '../platform/index.ts';
import { findOffer } from './join-offer-store.ts';

/** Throws JOIN_EXPIRED. */
export async function showJoinOffer({ db, clock }: Platform, token: string | undefined): Promise<JoinOfferView> {
  const offer = token === undefined ? null : await findOffer(db, hashToken(token), clock.now());
  const current = offer && (await findProviderWithAccount(db, offer.providerId));
  if (offer === null || current === null) throw new Problem('JOIN_EXPIRED');
  const { defaultRole, people } = current.provider;
  const invited = offer.invitationId === null ? null : offer.role;
  return {
    accountName: current.account.name,
    accountAddress: current.account.address,
    provider: current.provider.description,
    name: offer.name,
    email: offer.email,
    role: roleOfNewcomer({ defaultRole, roleRules: people.roleRules }, offer.directory, invited).role,
    fromInvitation: offer.invitationId !== null,
    expiresAt: offer.expiresAt,
  };
}

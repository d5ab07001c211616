/** Members who may be locked out by enforcement: counted, filtered, and what to do for each reason. */
import type { MemberAtRisk, RiskReason } from '@latchkey/contract';

export interface RiskWords {
  /** e.g. `Never signed in through SSO`. */
  readonly label: string;
  readonly advice: string;
}

export const riskWords: Readonly<Record<RiskReason, RiskWords>> = {
  no_sso_sign_in: {
    label: 'Never signed in through SSO',
    advice: 'Assign them to the application at your identity provider, and ask them to sign in through it once.',
  },
  other_email: {
    label: 'Other e-mail at the provider',
    advice: 'They get in, but are known there by another address. If it is not their own, correct it in the directory.',
  },
  no_verified_domain: {
    label: 'No verified domain',
    advice: 'Verify the domain of their address under Domains, or give them an address of a verified one.',
  },
};

/** The reasons that occur, the most frequent first. */
export function countReasons(
  members: readonly MemberAtRisk[],
): { readonly reason: RiskReason; readonly count: number }[] {
  // The keys are the reasons.
  const reasons = Object.keys(riskWords) as RiskReason[];
  return reasons
    .map((reason) => ({ reason, count: members.filter((member) => member.reasons.includes(reason)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** @param search part of a name or an e-mail, in any case. */
export function filterRisks(
  members: readonly MemberAtRisk[],
  reason: RiskReason | null,
  search: string,
): MemberAtRisk[] {
  const wanted = search.trim().toLowerCase();
  return members.filter(
    (member) =>
      (reason === null || member.reasons.includes(reason)) &&
      [member.name, member.email, member.providerEmail ?? ''].some((text) => text.toLowerCase().includes(wanted)),
  );
}

/** The rule of a sign-in: where a provider lists domains, the asserted e-mail address must be in one that is verified. */
import type { Db } from '../platform/index.ts';
import { domainOfEmail } from './domain-name.ts';
import { selectListedDomains } from './domain-store.ts';

export type EmailRule =
  | { readonly kind: 'any' }
  | {
      readonly kind: 'listed';
      /** Those that are verified at this moment. */
      readonly allowed: readonly string[];
      /** On the list, but not verified any more. */
      readonly lapsed: readonly string[];
    };

export async function emailRuleOf(db: Db, accountId: string, providerId: string): Promise<EmailRule> {
  const listed = await selectListedDomains(db, accountId, providerId);
  if (listed.length === 0) return { kind: 'any' };
  const names = (verified: boolean) => listed.filter((one) => one.verified === verified).map(({ name }) => name);
  return { kind: 'listed', allowed: names(true), lapsed: names(false) };
}

/** The whole domain, to the letter: neither sub-domains nor what merely ends alike. @param address passed `isEmail`. */
export const allowsEmail = (rule: EmailRule, address: string): boolean =>
  rule.kind === 'any' || rule.allowed.includes(domainOfEmail(address));

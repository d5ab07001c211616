/** Refuses an e-mail address that the provider may not assert: where it lists domains, the address must be in one. */
import { allowsEmail, domainOfEmail, emailRuleOf } from '../domains/index.ts';
import type { IdentityProvider } from '../identity-providers/index.ts';
import type { Person } from '../people/index.ts';
import type { Db } from '../platform/index.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/**
 * For everybody, members included: whoever has left the domain has left.
 * @returns `null` when the address is fine.
 */
export async function checkEmailDomain(
  db: Db,
  { accountId, id }: Pick<IdentityProvider, 'accountId' | 'id'>,
  { email }: Person,
): Promise<Refusal | null> {
  const rule = await emailRuleOf(db, accountId, id);
  if (rule.kind === 'any') return null;
  if (email.kind === 'missing') return refusalOf('EMAIL_MISSING');
  if (email.kind === 'invalid') return refusalOf('EMAIL_INVALID', { received: email.received });
  if (allowsEmail(rule, email.address)) return null;
  return refusalOf('EMAIL_DOMAIN_NOT_ALLOWED', {
    expected: rule.allowed,
    received: [domainOfEmail(email.address)],
    facts: {
      emailAddress: email.address,
      ...(rule.lapsed.length === 0 ? {} : { noLongerVerified: rule.lapsed.join(', ') }),
    },
  });
}

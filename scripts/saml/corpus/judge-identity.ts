/** Messages that are valid, about people who must not be taken for somebody else: decided by the server's own rules. */
import type { VerifiedResponse } from '@latchkey/saml';
import { allowsEmail } from '../../../apps/server/src/domains/allowed-email.ts';
import { defaultPeopleSettings, usualMapping } from '../../../apps/server/src/people/people-settings.ts';
import { type Person, readPerson } from '../../../apps/server/src/people/person.ts';
import { type KnownAboutPerson, resolvePerson } from '../../../apps/server/src/sign-in/resolve-person.ts';
import { emailKey } from '../../../apps/server/src/users/index.ts';
import type { Vector } from './corpus.ts';
import type { Outcome } from './outcome.ts';

const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

/**
 * The account has a member for each address that the message could be mistaken for, once with an identity at this
 * provider and once without. Whoever is refused, or would be somebody new, has not become any of them.
 * @param domains the only ones whose addresses the provider may assert; `null` for any.
 */
export function judgeIdentity(
  verified: VerifiedResponse,
  vector: Pick<Vector, 'value' | 'forged' | 'expect'>,
  domains: readonly string[] | null,
): Pick<Outcome, 'result' | 'given' | 'detail'> {
  const person = readPerson(verified, usualMapping);
  const given: string[] = [];
  for (const victim of victimsOf(vector.value ?? verified.nameId.value, vector.forged ?? [])) {
    for (const hasIdentity of [true, false]) {
      const resolution = resolvePerson(person, knownAbout(person, victim, hasIdentity), {
        provisioning: 'automatic',
        defaultRole: 'member',
        people: defaultPeopleSettings,
      });
      if (resolution.kind === 'member') {
        return { result: 'failed', given: 'accepted', detail: `taken for ${victim}` };
      }
      given.push(resolution.kind === 'refused' ? resolution.code : 'somebody new');
    }
  }
  const refusal = domains === null ? null : refusalByDomain(person, domains);
  if (refusal !== null && vector.expect === 'accept') return { result: 'failed', given: refusal, detail: 'refused' };
  return { result: 'passed', given: refusal ?? [...new Set(given)].join(', '), detail: '' };
}

/** The rule of a provider that lists verified domains. */
function refusalByDomain({ email }: Person, domains: readonly string[]): string | null {
  if (email.kind !== 'valid') return email.kind === 'invalid' ? 'EMAIL_INVALID' : 'EMAIL_MISSING';
  return allowsEmail({ kind: 'listed', allowed: domains, lapsed: [] }, email.address)
    ? null
    : 'EMAIL_DOMAIN_NOT_ALLOWED';
}

/** Plain addresses that can be made out in what is asserted, and those that the corpus names; never the very same. */
function victimsOf(asserted: string, forged: readonly string[]): readonly string[] {
  const visible = asserted
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
  const found = visible.match(/[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/g) ?? [];
  const all = [...forged.filter((value) => value.includes('@')), ...found];
  return [...new Set(all)].filter((address) => address !== asserted);
}

/** What the store would find for this person where the account's only member is the victim. */
function knownAbout(person: Person, victim: string, hasIdentity: boolean): KnownAboutPerson {
  const nameId = { value: victim, format: emailFormat, nameQualifier: null, spNameQualifier: null };
  const isSameSubject = hasIdentity && person.subject === readPerson({ nameId, attributes: [] }, usualMapping).subject;
  const hasAddress = person.email.kind === 'valid' && emailKey(person.email.address) === emailKey(victim);
  return {
    identity: isSameSubject ? { userId: victim, isMember: true, suspended: false } : null,
    membersWithEmail: hasAddress ? [{ userId: victim, suspended: false, hasIdentityHere: hasIdentity }] : [],
    invitation: null,
  };
}

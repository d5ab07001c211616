/** Explanations of refusals by the rules of signing in, after or beside SAML itself. */
import type { SignInRejectionCode } from '../sign-in-attempts.ts';
import { at, type Explanation, entraPlaces, latchkeyPlaces } from './explanation.ts';

const again = at(latchkeyPlaces.test, 'Begin the sign-in again; do not use the back button or a restored tab.');

export const signInExplanations = {
  REPLAYED_ASSERTION: {
    headline: 'this response has been used before',
    why: 'Each response opens one session, once. Reloading the page or pressing back sends the same one again; so does somebody who has copied it.',
    side: 'person',
    compares: 'assertion ID',
    entra: null,
    latchkey: again,
  },
  REQUEST_UNKNOWN: {
    headline: 'the response answers a request that Latchkey does not know',
    why: 'No such request was sent from here, or it was so long ago that it has been forgotten. Another installation with the same addresses looks like this too.',
    side: 'between',
    compares: 'request ID',
    entra: at(entraPlaces.replyUrl, 'Check that it is the address of this installation.'),
    latchkey: again,
  },
  REQUEST_EXPIRED: {
    headline: 'the sign-in took too long',
    why: 'Between leaving for the identity provider and coming back lay more time than is allowed. Nothing is wrong with the set-up.',
    side: 'person',
    compares: null,
    entra: null,
    latchkey: again,
  },
  REQUEST_ALREADY_ANSWERED: {
    headline: 'this sign-in has been answered before',
    why: 'A request is answered once. A second answer comes from the back button, a reload, or a copied response.',
    side: 'person',
    compares: 'request ID',
    entra: null,
    latchkey: again,
  },
  OTHER_BROWSER: {
    headline: 'the response arrived in another browser than the one that asked',
    why: 'The sign-in was begun in one browser (or profile, or private window) and answered in another. This protects people from being signed in as somebody else; blocked cookies have the same effect.',
    side: 'person',
    compares: null,
    entra: null,
    latchkey: at(latchkeyPlaces.test, 'Begin and finish in the same browser, with cookies allowed for this site.'),
  },
  UNSOLICITED_REFUSED: {
    headline: 'this provider does not take sign-ins begun at the identity provider',
    why: 'The response came from a tile or Entra’s Test button, and IdP-initiated sign-in is refused in the options of this provider.',
    side: 'latchkey',
    compares: null,
    entra: at(
      entraPlaces.signOnUrl,
      'Enter the Sign on URL that Latchkey shows: then tiles begin at Latchkey, and this setting can stay.',
    ),
    latchkey: at(
      latchkeyPlaces.idpInitiated,
      'Or choose “Start a fresh round trip”: it is as safe, and tiles and Entra’s Test button work.',
    ),
  },
  RESTART_LOOP: {
    headline: 'the identity provider did not answer the request of a fresh round trip',
    why: 'An answer that nobody had asked for was turned into a fresh request, and again an answer came that does not refer to it. The identity provider ignores requests, or the browser drops the cookie that remembers them.',
    side: 'identity_provider',
    compares: null,
    entra: at(
      entraPlaces.replyUrl,
      'Make sure that exactly one Reply URL stands there, and that it is the expected one.',
    ),
    latchkey: at(latchkeyPlaces.idpInitiated, 'If this identity provider cannot answer requests, choose “Accept”.'),
  },
  ENCRYPTION_REQUIRED: {
    headline: 'the assertion is not encrypted, and this provider demands it',
    why: 'The options of this provider accept encrypted assertions only. Usually token encryption is not activated at the identity provider yet, or was deactivated.',
    side: 'identity_provider',
    compares: null,
    entra: at(
      entraPlaces.encryption,
      'Import the certificate from Latchkey, open its menu “…” and choose Activate token encryption.',
    ),
    latchkey: at(latchkeyPlaces.encryption, 'Or switch off “Refuse assertions that are not encrypted”.'),
  },
  EMAIL_MISSING: {
    headline: 'the response contains no e-mail address',
    why: 'Neither the e-mail claim nor the Name ID is an e-mail address. In Entra user.mail is empty for people without a mailbox, and an empty claim is left out.',
    side: 'identity_provider',
    compares: 'e-mail address',
    entra: at(
      entraPlaces.claims,
      'Give the claim emailaddress or Unique User Identifier (Name ID) a source that is filled for this person, such as user.mail or user.userprincipalname.',
    ),
    latchkey: null,
  },
  EMAIL_INVALID: {
    headline: 'what came as the e-mail address is not an e-mail address',
    why: 'The value looks like a user name or an internal ID. Latchkey needs an address to know the person by.',
    side: 'identity_provider',
    compares: 'e-mail address',
    entra: at(entraPlaces.claims, 'Set the source of emailaddress or Unique User Identifier (Name ID) to user.mail.'),
    latchkey: null,
  },
  EMAIL_DOMAIN_NOT_ALLOWED: {
    headline: 'the e-mail address is not in a domain that this identity provider may speak for',
    why: 'This identity provider lets in people of the listed domains only, to the letter: sub-domains count when they are listed themselves. Guests of the directory and people with an address elsewhere are turned away.',
    side: 'latchkey',
    compares: 'e-mail domain',
    entra: at(entraPlaces.user, 'If the address is not the person’s present one, correct it there.'),
    latchkey: at(
      latchkeyPlaces.emailDomains,
      'Add the domain, once it is verified under Settings › Account › Domains, or choose “Any e-mail address”.',
    ),
  },
  IDENTITY_MISMATCH: {
    headline: 'this e-mail address belongs to another person of the same identity provider',
    why: 'A member with this address signed in before under another object ID. The address was given to a new person, or the account in the directory was deleted and made again.',
    side: 'identity_provider',
    compares: 'e-mail address',
    entra: at(entraPlaces.user, 'Check who has this address now.'),
    latchkey: at(latchkeyPlaces.members, 'If it is a new person: remove the old member, then let the new one sign in.'),
  },
  NOT_A_MEMBER: {
    headline: 'this person is not a member of the account',
    why: 'The identity provider let the person in, but the account has no such member and just-in-time provisioning is off.',
    side: 'latchkey',
    compares: 'e-mail address',
    entra: null,
    latchkey: at(latchkeyPlaces.provisioning, 'Switch it to “Ask to join”, or invite the person under Invitations.'),
  },
  MEMBER_SUSPENDED: {
    headline: 'this member is suspended',
    why: 'The identity provider let the person in, but an admin of the account has suspended them. Nothing is wrong with the set-up.',
    side: 'latchkey',
    compares: null,
    entra: null,
    latchkey: at(latchkeyPlaces.members, 'Let the person in again there, if they are to come back.'),
  },
  PROVIDER_DISABLED: {
    headline: 'this identity provider is disabled',
    why: 'An admin has disabled it; sign-ins through it are refused until it is enabled again.',
    side: 'latchkey',
    compares: null,
    entra: null,
    latchkey: at(latchkeyPlaces.danger, 'Enable the identity provider.'),
  },
  PLAN_WITHOUT_SSO: {
    headline: 'the plan of the account does not include single sign-on',
    why: 'The account was moved to a plan without SAML SSO after this identity provider was set up.',
    side: 'latchkey',
    compares: null,
    entra: null,
    latchkey: at(latchkeyPlaces.account, 'An owner can change the plan.'),
  },
} as const satisfies Record<SignInRejectionCode, Explanation>;

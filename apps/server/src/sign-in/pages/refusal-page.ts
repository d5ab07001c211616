/** What a person reads whose sign-in was refused: one sentence each, without internals. Evidence is for admins. */
import type { AccessOffer } from '../../access-requests/index.ts';
import type { IdentityProvider, ProviderAccount } from '../../identity-providers/index.ts';
import type { AttemptCode } from '../../sign-in-attempts/index.ts';
import type { Refusal } from '../refusal.ts';
import type { Action, HumanPage } from './human-page.ts';

interface Text {
  readonly status: number;
  readonly title: string;
  readonly sentence: string;
}

/** @param account its name. */
const again = (account: string): Text => ({
  status: 400,
  title: `Sign in to ${account} again`,
  sentence: 'This sign-in took too long or was used before, as happens with the back button or a reloaded page.',
});

const setUp = (account: string): Text => ({
  status: 403,
  title: `You can’t sign in to ${account} yet`,
  sentence: `Your identity provider answered, but its connection with ${account} is not set up correctly. Ask your administrator to look at it.`,
});

const unreadable = (account: string): Text => ({
  status: 400,
  title: `This sign-in to ${account} could not be read`,
  sentence: 'What arrived here is damaged or incomplete. Start again, and do not use a saved or forwarded page.',
});

/** Codes that have a sentence of their own. */
const texts: { readonly [Code in AttemptCode]?: (account: string, refusal: Refusal) => Text } = {
  NOT_A_MEMBER: (account, { received }) => ({
    status: 403,
    title: `You are not a member of ${account}`,
    sentence: `You signed in as ${received?.[0] ?? 'somebody'}, but nobody with this address is a member of ${account}. Ask an administrator of ${account} to invite you.`,
  }),
  MEMBER_SUSPENDED: (account, { received }) => ({
    status: 403,
    title: `You are suspended in ${account}`,
    sentence: `You signed in as ${received?.[0] ?? 'somebody'}, but an administrator of ${account} has suspended you. Ask them if you think that this is a mistake.`,
  }),
  IDENTITY_MISMATCH: (account, { received }) => ({
    status: 403,
    title: `${account} knows somebody else under this address`,
    sentence: `The address ${received?.[0] ?? ''} belongs to another person’s sign-in. Ask an administrator of ${account}.`,
  }),
  EMAIL_MISSING: (account) => ({
    status: 403,
    title: `${account} did not receive your e-mail address`,
    sentence: 'Your identity provider sent no e-mail address. Ask your administrator to have one entered for you.',
  }),
  EMAIL_INVALID: (account) => ({
    status: 403,
    title: `${account} did not receive your e-mail address`,
    sentence:
      'What your identity provider sent instead is not an e-mail address. Ask your administrator to correct it.',
  }),
  EMAIL_DOMAIN_NOT_ALLOWED: (account, { facts }) => ({
    status: 403,
    title: `This address does not open ${account}`,
    sentence: `You signed in as ${facts?.emailAddress ?? 'somebody'}. ${account} takes addresses of certain domains only. Use another account, or ask an administrator of ${account}.`,
  }),
  OTHER_BROWSER: (account) => ({
    status: 403,
    title: `Sign in to ${account} again`,
    sentence:
      'This sign-in was begun in another browser or window, or cookies are blocked. Begin and finish in the same one.',
  }),
  REQUEST_EXPIRED: again,
  REQUEST_ALREADY_ANSWERED: again,
  REQUEST_UNKNOWN: again,
  REPLAYED_ASSERTION: again,
  ASSERTION_EXPIRED: again,
  ASSERTION_CONFIRMATION_EXPIRED: again,
  UNSOLICITED_REFUSED: (account) => ({
    status: 403,
    title: `Start at ${account}`,
    sentence: `${account} does not accept sign-ins that start at the identity provider, such as from a tile. Start here instead.`,
  }),
  OTHER_PERSON: (account) => ({
    status: 403,
    title: 'That was somebody else',
    sentence: `To go on in ${account}, sign in again as the person who is signed in here. Nothing has changed.`,
  }),
  NOT_ASKED_AGAIN: (account) => ({
    status: 403,
    title: 'You were not asked again',
    sentence: `${account} needs you to sign in afresh, but your identity provider remembered you. Sign out there, then try again.`,
  }),
  PROVIDER_DISABLED: (account) => ({
    status: 403,
    title: `This way into ${account} is closed`,
    sentence: 'An administrator has disabled this identity provider. Ask them for another way in.',
  }),
  PLAN_WITHOUT_SSO: (account) => ({
    status: 403,
    title: `This way into ${account} is closed`,
    sentence: `The plan of ${account} does not include single sign-on. Ask an administrator for another way in.`,
  }),
  RESPONSE_STATUS_NOT_SUCCESS: (account) => ({
    status: 403,
    title: `You could not be signed in to ${account}`,
    sentence: 'Your identity provider reported that it could not sign you in. Try again, or ask your administrator.',
  }),
  MESSAGE_TOO_LARGE: (account) => ({ ...unreadable(account), status: 413 }),
};

export function refusalPage(
  refusal: Refusal,
  {
    account,
    provider,
    attemptId,
    access,
  }: { account: ProviderAccount; provider: IdentityProvider; attemptId: string; access?: AccessOffer },
): HumanPage {
  const { code } = refusal;
  const other = code.startsWith('MESSAGE_') || code.startsWith('XML_') ? unreadable : setUp;
  const text = (texts[code] ?? other)(account.name, refusal);
  return {
    ...text,
    ...(access === undefined ? {} : askFor(access, text, account, provider)),
    action: actionAfter(code, account, `/saml/${provider.id}/start`),
    more: { label: 'See what happened', href: `/sign-in-attempts/${attemptId}` },
    reference: attemptId,
  };
}

/** What a stranger may do: ask, once; or know where the request stands. */
function askFor(
  access: AccessOffer,
  { sentence }: Text,
  account: ProviderAccount,
  provider: IdentityProvider,
): Pick<HumanPage, 'sentence' | 'form'> | Record<never, never> {
  switch (access.kind) {
    case 'may_ask':
      return {
        sentence: sentence.replace(/ Ask an administrator .*$/, ' You can ask its administrators for access.'),
        form: {
          action: `/saml/${provider.id}/request-access`,
          fields: { token: access.token },
          text: { name: 'message', label: 'Message to the administrators (optional)', maximumLength: 500 },
          submit: 'Ask for access',
        },
      };
    case 'pending':
      return {
        sentence: `You have asked for access to ${account.name}. An administrator decides; you will get an e-mail.`,
      };
    case 'declined':
      return {
        sentence: `An administrator of ${account.name} has declined your request for access. You can ask again in a week.`,
      };
    case 'full':
      return {};
  }
}

function actionAfter(code: AttemptCode, account: ProviderAccount, start: string): Action {
  switch (code) {
    case 'PROVIDER_DISABLED':
    case 'PLAN_WITHOUT_SSO':
      return { label: 'Other ways to sign in', href: `/sign-in/${account.address}` };
    case 'NOT_A_MEMBER':
    case 'MEMBER_SUSPENDED':
    case 'EMAIL_DOMAIN_NOT_ALLOWED':
    case 'IDENTITY_MISMATCH':
      // The identity provider would name the same person again unless it asks.
      return { label: 'Use another account', href: `${start}?fresh=1` };
    case 'UNSOLICITED_REFUSED':
      return { label: `Sign in to ${account.name}`, href: start };
    default:
      return { label: 'Try again', href: start };
  }
}

/** Pages for what is no sign-in at all, so that there is no attempt to quote. */
export const otherPages = {
  unknownProvider: {
    status: 404,
    title: 'There is no sign-in here',
    sentence:
      'This address does not belong to an identity provider. Perhaps it was deleted, or a character is missing.',
    action: { label: 'Sign in', href: '/sign-in' },
  },
  notSetUp: {
    status: 404,
    title: 'This sign-in is not set up yet',
    sentence: 'An administrator has reserved this address, but has not uploaded the identity provider’s metadata yet.',
    action: { label: 'Sign in', href: '/sign-in' },
  },
  notHere: (account: ProviderAccount, provider: IdentityProvider): HumanPage => ({
    status: 405,
    title: `Sign in to ${account.name}`,
    sentence:
      'This address receives answers from the identity provider and cannot be opened by itself. Start here instead.',
    action: { label: 'Sign in', href: `/saml/${provider.id}/start` },
  }),
  gone: (account: ProviderAccount, provider: IdentityProvider): HumanPage => ({
    ...again(account.name),
    action: { label: 'Sign in', href: `/saml/${provider.id}/start` },
  }),
  accessRequested: (account: ProviderAccount): HumanPage => ({
    status: 200,
    title: 'Your request has been sent',
    sentence: `An administrator of ${account.name} decides. You will get an e-mail; once it is approved, sign in again and you are in.`,
    action: { label: `Sign in to ${account.name}`, href: `/sign-in/${account.address}` },
  }),
  requestTooLate: (account: ProviderAccount, provider: IdentityProvider): HumanPage => ({
    status: 410,
    title: 'This page was open for too long',
    sentence: `Your request was not sent, or had been sent before. Sign in to ${account.name} again to see where it stands.`,
    action: { label: 'Sign in', href: `/saml/${provider.id}/start` },
  }),
  tooMany: {
    status: 429,
    title: 'Too many sign-ins from here',
    sentence: 'Many sign-ins from this network were refused in a short time. Wait a minute and try again.',
    action: { label: 'Sign in', href: '/sign-in' },
  },
  unreadableRequest: (status: number): HumanPage => ({
    status,
    title: 'This could not be read',
    sentence: 'What arrived here is no form that an identity provider posts. Start again.',
    action: { label: 'Sign in', href: '/sign-in' },
  }),
  broken: (requestId: string): HumanPage => ({
    status: 500,
    title: 'Something went wrong on our side',
    sentence: 'The sign-in could not be finished. Try again; if it happens again, tell an administrator.',
    action: { label: 'Sign in', href: '/sign-in' },
    reference: requestId,
  }),
} as const;

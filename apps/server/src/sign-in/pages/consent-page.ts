/** Asks whether a browser is to become somebody else: the answer to a sign-in that nobody here asked for. */
import type { Completed } from '../course.ts';
import type { Target } from '../route-context.ts';
import type { HumanPage } from './human-page.ts';

type Asked = Extract<Completed, { kind: 'consent_asked' }>;

export function consentPage({ account, provider }: Target, { code, who, instead }: Asked): HumanPage {
  const present =
    instead === null
      ? 'Somebody else has signed in in this browser before.'
      : `This browser is signed in as ${instead}; that ends if you continue.`;
  return {
    status: 200,
    title: `Continue as ${who} in ${account.name}?`,
    sentence: `${present} If you did not mean to sign in to ${account.name}, another page may have sent you here: cancel then.`,
    form: { action: `/saml/${provider.id}/consent`, fields: { code }, submit: 'Continue' },
    action: { label: 'Cancel', href: '/' },
  };
}

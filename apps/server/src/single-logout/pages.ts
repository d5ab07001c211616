/** What a person reads who has signed out, or whose sign-out could not be finished. */
import type { IdentityProvider, ProviderAccount } from '../identity-providers/index.ts';
import type { HumanPage } from '../sign-in/index.ts';
import type { LogoutOutcome } from './pending-logout.ts';

const again = ({ address }: ProviderAccount) => ({ label: 'Sign in again', href: `/sign-in/${address}` }) as const;

export interface Place {
  readonly provider: IdentityProvider;
  readonly account: ProviderAccount;
}

const sentences: Readonly<Record<LogoutOutcome, (there: string) => string>> = {
  complete: (there) => `You are signed out of Latchkey and of ${there}.`,
  partial: (there) =>
    `You are signed out of Latchkey and of ${there}, but ${there} could not sign you out of every other application. Close the browser to be sure.`,
  failed: (there) =>
    `You are signed out of Latchkey, but we could not end your session at ${there}. Close the browser, or sign out there.`,
};

export const signedOutPage = ({ provider, account }: Place, outcome: LogoutOutcome): HumanPage => ({
  status: 200,
  title: 'You are signed out',
  sentence: sentences[outcome](provider.description),
  action: again(account),
});

/** The answer was refused, was late, or belongs to another browser. */
export const notFinishedPage = ({ provider, account }: Place): HumanPage => ({
  status: 400,
  title: 'This sign-out is over',
  sentence: `Latchkey signs you out first, before anything else. Whether you are signed out of ${provider.description} too cannot be said here; close the browser to be sure.`,
  action: again(account),
});

/** Inside a frame of the identity provider mostly, where nobody reads it. */
export const endedHerePage = ({ provider, account }: Place, framedBy: readonly string[]): HumanPage => ({
  status: 200,
  title: 'You are signed out',
  sentence: `${provider.description} has signed you out of Latchkey.`,
  action: again(account),
  framedBy,
});

export const refusedPage = ({ account }: Place, framedBy: readonly string[]): HumanPage => ({
  status: 400,
  title: 'Nobody was signed out',
  sentence: 'What arrived here is not a request to sign out that can be trusted, or it was used before.',
  action: { label: 'Continue', href: `/sign-in/${account.address}` },
  framedBy,
});

export const unknownPage: HumanPage = {
  status: 404,
  title: 'There is nothing to sign out of here',
  sentence: 'This address does not belong to an identity provider. Perhaps it was deleted, or a character is missing.',
  action: { label: 'Sign in', href: '/sign-in' },
};

export const unreadablePage = (status: number): HumanPage => ({
  status,
  title: 'Nobody was signed out',
  sentence: 'What arrived here could not be read as a request to sign out.',
  action: { label: 'Sign in', href: '/sign-in' },
});

export const brokenPage = (requestId: string): HumanPage => ({
  status: 500,
  title: 'Something went wrong on our side',
  sentence: 'The sign-out could not be finished. Close the browser to be sure.',
  action: { label: 'Sign in', href: '/sign-in' },
  reference: requestId,
});

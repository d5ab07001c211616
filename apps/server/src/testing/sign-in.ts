/** Signing in through a made-up identity provider, as a browser does it: the cross-site POST carries no cookies. */
import type { IdentityProvider } from '@latchkey/contract';
import type { LightMyRequestResponse } from 'fastify';
import { type Answering, type DirectoryUser, requestIn, type TestIdentityProvider } from './identity-provider.ts';
import type { Founder } from './people.ts';
import type { Browser, TestServer } from './test-server.ts';

export const ada: DirectoryUser = { email: 'ada@example.com', name: 'Ada Lovelace', objectId: 'object-ada' };
export const grace: DirectoryUser = { email: 'grace@example.com', name: 'Grace Hopper', objectId: 'object-grace' };

/** Creates a provider as an admin does, with options. */
export async function createProvider(
  founder: Founder,
  idp: TestIdentityProvider,
  options: Record<string, unknown> = {},
): Promise<IdentityProvider> {
  const url = `/api/accounts/${founder.accountId}/identity-providers`;
  const body = { description: 'Entra ID', metadata: idp.metadata() };
  const created = await expectOk(founder.browser.request('POST', url, { body }));
  return Object.keys(options).length === 0 ? created : updateProvider(founder, created.id, options);
}

export const updateProvider = (founder: Founder, id: string, body: Record<string, unknown>) =>
  expectOk(founder.browser.request('PATCH', `/api/accounts/${founder.accountId}/identity-providers/${id}`, { body }));

async function expectOk(sent: Promise<LightMyRequestResponse>): Promise<IdentityProvider> {
  const answer = await sent;
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}

export const locationOf = (answer: LightMyRequestResponse): string => String(answer.headers.location);

export interface Round {
  readonly server: TestServer;
  readonly provider: IdentityProvider;
  readonly idp: TestIdentityProvider;
  readonly browser: Browser;
}

/** Leaves for the identity provider. @returns the ID of the request. */
export async function begin({ provider, browser }: Round, query = ''): Promise<string> {
  const answer = await browser.request('GET', `/saml/${provider.id}/start${query}`);
  if (answer.statusCode !== 303) throw new Error(answer.body);
  return requestIn(locationOf(answer)).id;
}

/** The form field with which the identity provider answers. */
export const answerFor = (
  { server, provider, idp }: Round,
  user: DirectoryUser,
  inResponseTo: string | null,
  change: Pick<Answering, 'response' | 'assertion'> = {},
): string => {
  const { entityId, acsUrl } = provider.sp;
  return idp.answer(user, { now: server.clock.now(), entityId, acsUrl, inResponseTo, ...change });
};

export function post({ provider, browser }: Round, samlResponse: string, relayState?: string) {
  const form = { SAMLResponse: samlResponse, ...(relayState === undefined ? {} : { RelayState: relayState }) };
  return browser.request('POST', `/saml/${provider.id}/acs`, { form, withoutCookies: true });
}

/** The bounce after a POST, with cookies. */
export const bounce = ({ browser }: Round, answer: LightMyRequestResponse) =>
  browser.request('GET', locationOf(answer));

/** A whole sign-in that the browser begins. @returns the answer to the bounce. */
export async function signIn(round: Round, user: DirectoryUser, query = ''): Promise<LightMyRequestResponse> {
  const id = await begin(round, query);
  const posted = await post(round, answerFor(round, user, id));
  if (posted.statusCode !== 303) throw new Error(posted.body);
  return bounce(round, posted);
}

export async function attemptsOf(founder: Founder) {
  const url = `/api/accounts/${founder.accountId}/sign-in-attempts`;
  return (await founder.browser.request('GET', url)).json().attempts;
}

export async function attemptOf(founder: Founder, id: string) {
  return (await founder.browser.request('GET', `/api/accounts/${founder.accountId}/sign-in-attempts/${id}`)).json();
}

/** The number that a page tells the person to quote. */
export const referenceOn = (page: LightMyRequestResponse): string =>
  page.body.match(/<code>(att_[a-z0-9]+)</)?.[1] ?? '';

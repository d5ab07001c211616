/** Signing out with a made-up identity provider: its messages, and what a browser brings where. */
import { randomUUID } from 'node:crypto';
import type { IdentityProvider } from '@latchkey/contract';
import {
  decodePost,
  decodeRedirect,
  encodePost,
  encodeRedirect,
  instant,
  type LogoutRequestInput,
  type LogoutResponseInput,
  type NameId,
  readLogoutRequest,
  readLogoutResponse,
  type SamlMessage,
  writeLogoutRequest,
  writeLogoutResponse,
} from '@latchkey/saml';
import type { LightMyRequestResponse } from 'fastify';
import type { TestIdentityProvider } from './identity-provider.ts';
import { type Founder, signUp } from './people.ts';
import { ada, locationOf, type Round, signIn, updateProvider } from './sign-in.ts';
import type { Browser, TestServer } from './test-server.ts';

export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const emailName = (value: string): NameId => ({
  value,
  format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  nameQualifier: null,
  spNameQualifier: null,
});

export interface LogoutScene extends Round {
  readonly founder: Founder;
}

/** An account whose provider takes logout messages, with a browser in which Ada is signed in through it. */
export async function signedInByLogoutProvider(
  server: TestServer,
  idp: TestIdentityProvider,
  { logout = ['redirect'], options = { singleLogout: true } }: SceneOptions = {},
): Promise<LogoutScene> {
  const founder = await signUp(server, 'Ada');
  const url = `/api/accounts/${founder.accountId}/identity-providers`;
  const body = { description: 'Contoso Entra ID', metadata: idp.metadata({ logout }) };
  const created = await founder.browser.request('POST', url, { body });
  if (created.statusCode !== 200) throw new Error(created.body);
  const provider: IdentityProvider = await updateProvider(founder, created.json().id, options);
  const round = { server, provider, idp, browser: server.browser() };
  await signIn(round, ada);
  return { ...round, founder };
}

interface SceneOptions {
  readonly logout?: readonly ('redirect' | 'post')[];
  readonly options?: Record<string, unknown>;
}

interface Sending {
  readonly signed?: boolean;
  readonly by?: 'redirect' | 'post';
  readonly relayState?: string;
  readonly browser?: Browser;
  readonly withoutCookies?: boolean;
}

export const requestFrom = ({ idp, server, provider }: LogoutScene, change: Partial<LogoutRequestInput> = {}): string =>
  writeLogoutRequest({
    id: `_${randomUUID()}`,
    issueInstant: instant(server.clock.now()),
    destination: provider.sp.sloUrl,
    issuer: idp.entityId,
    nameId: emailName(ada.email ?? ''),
    sessionIndexes: [],
    notOnOrAfter: null,
    reason: null,
    ...change,
  });

export const responseFrom = (
  { idp, server, provider }: LogoutScene,
  inResponseTo: string,
  change: Partial<LogoutResponseInput> = {},
): string =>
  writeLogoutResponse({
    id: `_${randomUUID()}`,
    issueInstant: instant(server.clock.now()),
    destination: provider.sp.sloUrl,
    inResponseTo,
    issuer: idp.entityId,
    ...change,
  });

/** Brings a message to the provider's logout address. */
export function bring(
  scene: LogoutScene,
  parameter: 'SAMLRequest' | 'SAMLResponse',
  xml: string,
  { signed = true, by = 'redirect', relayState, browser = scene.browser, withoutCookies = false }: Sending = {},
): Promise<LightMyRequestResponse> {
  const { idp, provider } = scene;
  const message = { location: provider.sp.sloUrl, parameter, xml, relayState: relayState ?? null };
  const { key, certificate } = idp;
  const path = `/saml/${provider.id}/slo`;
  if (by === 'post') {
    const { fields } = encodePost({ ...message, signing: signed ? { key, certificate, hash: 'sha256' } : null });
    const form = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    return browser.request('POST', path, { form, withoutCookies: true });
  }
  const location = encodeRedirect({ ...message, signing: signed ? { key, algorithm: rsaSha256 } : null });
  return browser.request('GET', `${path}${new URL(location).search}`, { withoutCookies });
}

/** The message with which a browser leaves us, by address or by form. */
export function messageIn(answer: LightMyRequestResponse): SamlMessage {
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(answer.body)?.[1];
  const decoded =
    answer.statusCode === 303
      ? decodeRedirect(new URL(locationOf(answer)).search.slice(1))
      : decodePost({
          SAMLRequest: field('SAMLRequest'),
          SAMLResponse: field('SAMLResponse'),
          RelayState: field('RelayState'),
        });
  if (!decoded.ok) throw new Error(`${decoded.rejection.message} ${answer.statusCode} ${answer.body}`);
  return decoded.value;
}

export function logoutRequestIn(answer: LightMyRequestResponse) {
  const read = readLogoutRequest(messageIn(answer).xml);
  if (!read.ok) throw new Error(read.rejection.message);
  return read.value;
}

export function logoutResponseIn(answer: LightMyRequestResponse) {
  const read = readLogoutResponse(messageIn(answer).xml);
  if (!read.ok) throw new Error(read.rejection.message);
  return read.value;
}

export const isSignedIn = async (browser: Browser): Promise<boolean> =>
  (await browser.request('GET', '/api/session')).json().signedIn;

export const auditOf = async ({ founder: { browser, accountId } }: LogoutScene, action: string) =>
  (await browser.request('GET', `/api/accounts/${accountId}/audit-log?action=${action}`)).json().events;

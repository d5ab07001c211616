/** Begins a sign-in: remembers the request, and says how the browser takes it to the identity provider. */
import { bindings, encodeRedirect, instant, writeAuthnRequest } from '@latchkey/saml';
import { type IdentityProvider, type ProviderAccount, spValuesOf } from '../identity-providers/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import { hashToken, type Origin, type Platform } from '../platform/index.ts';
import { beginAttempt, emptyDetail, insertAttempt } from '../sign-in-attempts/index.ts';
import { presentRefusal, refusalOf } from './refusal.ts';
import { type Refused, refuseNew } from './refuse.ts';
import { requestLifetime } from './sign-in-request.ts';
import { insertRequest } from './sign-in-store.ts';

export interface Start {
  readonly provider: IdentityProvider;
  readonly account: ProviderAccount;
  readonly from: Origin;
  /** The cookie that binds the sign-in to this browser. */
  readonly browserSecret: string;
  /** A page of ours. */
  readonly returnTo: string;
  readonly test: boolean;
  /** The identity provider is to ask who it is, whoever is signed in there. */
  readonly fresh: boolean;
  /** `first`: an answer that nobody asked for is the reason. `again`: for the second time in a row. */
  readonly restart: 'no' | 'first' | 'again';
}

export type Started =
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'post'; readonly location: string; readonly samlRequest: string }
  | Refused;

export async function startSignIn(platform: Platform, start: Start): Promise<Started> {
  const { provider, account } = start;
  const origin = start.test ? 'test' : start.restart === 'no' ? 'sp' : 'idp';
  const refusal = whyNot(start);
  if (refusal !== null) {
    const attempt = { accountId: account.id, providerId: provider.id, origin, from: start.from } as const;
    const detail = { ...emptyDetail, rejection: presentRefusal(refusal) };
    return refuseNew(platform, attempt, refusal, { detail });
  }
  const { db, clock, ids } = platform;
  const now = clock.now();
  const id = ids.samlId();
  const attemptId = ids.id('att');
  const key = { accountId: account.id, providerId: provider.id };
  await db.transaction().execute(async (tx) => {
    const attempt = beginAttempt({ ...key, id: attemptId, origin }, start.from, now);
    await insertAttempt(tx, { ...attempt, requestSentAt: now });
    await insertRequest(tx, {
      ...key,
      id,
      attemptId,
      browserHash: hashToken(start.browserSecret),
      returnTo: start.returnTo,
      test: start.test,
      createdAt: now,
      expiresAt: now + requestLifetime,
      answeredAt: null,
    });
  });
  return toIdentityProvider(platform, start, id, now);
}

function whyNot({ provider, account, restart }: Start) {
  if (!provider.enabled) return refusalOf('PROVIDER_DISABLED');
  if (!entitlementsOf(account.plan).samlSso) return refusalOf('PLAN_WITHOUT_SSO');
  return restart === 'again' ? refusalOf('RESTART_LOOP') : null;
}

/** By redirect where the identity provider takes that; Entra ID takes both. */
function toIdentityProvider(
  { config }: Platform,
  { provider, account, fresh }: Start,
  id: string,
  now: number,
): Started {
  const services = provider.metadata.singleSignOnServices;
  const redirect = services.find((service) => service.binding === bindings.redirect);
  const service = redirect ?? services.find((other) => other.binding === bindings.post);
  // The metadata reader refuses a file that has neither.
  if (service === undefined) throw new TypeError(`${provider.id} has no single sign-on service`);
  const { location } = service;
  const sp = spValuesOf(config.publicUrl, provider.id, account.address);
  const xml = writeAuthnRequest({
    id,
    issueInstant: instant(now),
    destination: location,
    issuer: sp.entityId,
    acsUrl: sp.acsUrl,
    forceAuthn: fresh,
    isPassive: false,
    nameIdFormat: null,
  });
  if (redirect === undefined) return { kind: 'post', location, samlRequest: Buffer.from(xml).toString('base64') };
  const message = { location, parameter: 'SAMLRequest', xml, relayState: null, signing: null } as const;
  return { kind: 'redirect', location: encodeRedirect(message) };
}

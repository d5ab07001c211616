/** Begins a sign-in: remembers the request, and says how the browser takes it to the identity provider. */
import { bindings, encodePost, encodeRedirect, instant, type PostForm, writeAuthnRequest } from '@latchkey/saml';
import { type IdentityProvider, type ProviderAccount, spValuesOf } from '../identity-providers/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import { hashToken, type Origin, type Platform } from '../platform/index.ts';
import { noteTestBegun } from '../setup-links/index.ts';
import { beginAttempt, emptyDetail, insertAttempt } from '../sign-in-attempts/index.ts';
import { signingKeyOf } from '../sp-keys/index.ts';
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
  /** The person pressed something here. */
  readonly askedHere: boolean;
  /** The open setup link that the test is begun through; `null` for anything else. */
  readonly setupLink: { readonly accountId: string; readonly id: string } | null;
  /** The identity provider is to ask who it is, whoever is signed in there. */
  readonly fresh: boolean;
  /** The person who is to sign in again, for a sensitive change; `null` for an ordinary sign-in. */
  readonly againUserId: string | null;
  /** `first`: an answer that nobody asked for is the reason. `again`: for the second time in a row. */
  readonly restart: 'no' | 'first' | 'again';
}

export type Started =
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'post'; readonly form: PostForm }
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
      setupLinkId: start.setupLink?.id ?? null,
      createdAt: now,
      expiresAt: now + requestLifetime,
      answeredAt: null,
      askedHere: start.askedHere,
      againUserId: start.againUserId,
    });
    if (start.setupLink !== null) await noteTestBegun(tx, start.setupLink, attemptId);
  });
  return toIdentityProvider(platform, start, id, now);
}

function whyNot({ provider, account, restart, setupLink }: Start) {
  // What is set up through a link is tested before anybody can sign in through it.
  if (!provider.enabled && setupLink === null) return refusalOf('PROVIDER_DISABLED');
  if (!entitlementsOf(account.plan).samlSso) return refusalOf('PLAN_WITHOUT_SSO');
  return restart === 'again' ? refusalOf('RESTART_LOOP') : null;
}

/** The only one that Entra ID takes. */
const algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

/** By the binding that was chosen where the identity provider takes it, and the other one where not; Entra ID takes both. */
async function toIdentityProvider(
  platform: Platform,
  { provider, account, fresh }: Start,
  id: string,
  now: number,
): Promise<Started> {
  const { config } = platform;
  const services = provider.metadata.singleSignOnServices;
  const chosen = services.find((service) => service.binding === bindings[provider.requestBinding]);
  const service = chosen ?? services[0];
  // The metadata reader refuses a file that has neither, and drops other bindings.
  if (service === undefined) throw new TypeError(`${provider.id} has no single sign-on service`);
  const { location, binding } = service;
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
  // Without a key that could sign, an unsigned request lets the identity provider decide.
  const signer = provider.signRequests ? await signingKeyOf(platform, provider) : null;
  const message = { location, parameter: 'SAMLRequest', xml, relayState: null } as const;
  return binding === bindings.post
    ? { kind: 'post', form: encodePost({ ...message, signing: signer && { ...signer, hash: 'sha256' } }) }
    : { kind: 'redirect', location: encodeRedirect({ ...message, signing: signer && { ...signer, algorithm } }) };
}

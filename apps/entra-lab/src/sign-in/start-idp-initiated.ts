/** Decides what a tile of My Apps or the Test button does. */
import { aadsts, type EntraFailure } from '../errors/index.ts';
import type { EnterpriseApplication } from '../state.ts';
import type { Purpose } from './pending-sign-in.ts';
import { defaultReplyUrl } from './request-checks.ts';

export type IdpInitiatedStart =
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'sign-in'; readonly purpose: Purpose }
  | { readonly kind: 'refused'; readonly failure: EntraFailure };

const refused = (failure: EntraFailure): IdpInitiatedStart => ({ kind: 'refused', failure });

/**
 * A tile goes to the Sign on URL where there is one, and the application begins. Otherwise, and always for a test, the
 * default reply URL gets a response that nobody asked for, with the configured Relay State.
 */
export function startIdpInitiated(app: EnterpriseApplication, origin: 'my-apps' | 'test'): IdpInitiatedStart {
  if (!app.enabled) return refused(aadsts.applicationDisabled(app));
  const { signOnUrl, relayState, identifiers } = app.basicSaml;
  if (origin === 'my-apps' && signOnUrl !== null) return { kind: 'redirect', url: signOnUrl };
  const acsUrl = defaultReplyUrl(app);
  const identifier = identifiers[0];
  if (acsUrl === null || identifier === undefined) return refused(aadsts.noReplyUrl());
  // Where requests must be signed, an answer to no request is refused.
  if (app.verification.required) return refused(aadsts.requestExpired());
  return {
    kind: 'sign-in',
    purpose: {
      kind: 'application',
      appObjectId: app.objectId,
      origin,
      answer: {
        acsUrl,
        identifier,
        inResponseTo: null,
        relayState,
        requestedNameIdFormat: null,
        requestedClasses: [],
        forceAuthn: false,
      },
    },
  };
}

/** What the assertion says of a person: Name ID and attributes, in Entra's order. */

import { rolesOf } from '../directory/index.ts';
import type { EntraFailure } from '../errors/index.ts';
import type { Claim, EnterpriseApplication, LabState, LabUser } from '../state.ts';
import { groupAttributes, roleClaim } from './group-claims.ts';
import { evaluateNameId, type NameId } from './name-id.ts';
import type { SamlAttribute } from './saml-attribute.ts';
import { isEntraGuest, type Subject } from './sources.ts';
import { evaluateSource } from './transform.ts';

/** What depends on the sign-in rather than on the person. */
export interface ClaimsContext {
  /** NameIDPolicy/@Format of the request; `null` for none. */
  readonly requestedNameIdFormat: string | null;
  /** The authnmethodsreferences, e.g. `http://…/authenticationmethod/password`. */
  readonly authnMethods: readonly string[];
  /** The value of a transient Name ID, fresh for each sign-in. */
  readonly transientId: string;
}

export type ClaimsVerdict =
  | { readonly ok: true; readonly nameId: NameId; readonly attributes: readonly SamlAttribute[] }
  | { readonly ok: false; readonly failure: EntraFailure };

const identity = 'http://schemas.microsoft.com/identity/claims';

/** The method of a sign-in with a password. */
export const passwordMethod = 'http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password';
/** Added when a second factor was used. */
export const multifactorMethod = 'http://schemas.microsoft.com/claims/multipleauthn';

const defaultContext: ClaimsContext = {
  requestedNameIdFormat: null,
  authnMethods: [passwordMethod],
  transientId: '_transient',
};

/** Empty attributes are left out altogether. */
export function evaluateClaims(
  state: LabState,
  app: EnterpriseApplication,
  user: LabUser,
  context: ClaimsContext = defaultContext,
): ClaimsVerdict {
  const subject = { state, app, user };
  const nameId = evaluateNameId(subject, context.requestedNameIdFormat, context.transientId);
  if (!nameId.ok) return nameId;
  const configured = configuredClaims(subject);
  if (!configured.ok) return configured;
  const groups = groupAttributes(subject);
  const roles = rolesOf(state, app, user).flatMap(({ value }) => value ?? []);
  const attributes: SamlAttribute[] = [
    { name: `${identity}/tenantid`, values: [state.tenant.id] },
    { name: `${identity}/objectidentifier`, values: [user.id] },
    { name: `${identity}/displayname`, values: [user.displayName] },
    ...groups,
    { name: `${identity}/identityprovider`, values: [identityProvider(state, user)] },
    { name: 'http://schemas.microsoft.com/claims/authnmethodsreferences', values: context.authnMethods },
    // Groups emitted as role claims displace the app roles.
    ...(app.groupClaim?.emitAsRoles ? [] : [{ name: roleClaim, values: roles }]),
    ...configured.attributes,
  ];
  return { ok: true, nameId: nameId.nameId, attributes: attributes.filter(({ values }) => values.length > 0) };
}

const identityProvider = (state: LabState, user: LabUser) =>
  user.guestIdentityProvider ?? `https://sts.windows.net/${state.tenant.id}/`;

/** Which people each choice of "User type" means. */
const userTypes: Readonly<Record<Claim['userType'], (user: LabUser) => boolean>> = {
  Any: () => true,
  Members: (user) => user.userType === 'Member',
  AllGuests: (user) => user.userType === 'Guest',
  EntraGuests: isEntraGuest,
  ExternalGuests: (user) => user.userType === 'Guest' && !isEntraGuest(user),
};

function configuredClaims(
  subject: Subject,
):
  | { readonly ok: true; readonly attributes: SamlAttribute[] }
  | { readonly ok: false; readonly failure: EntraFailure } {
  const attributes: SamlAttribute[] = [];
  for (const claim of subject.app.claims) {
    if (!userTypes[claim.userType](subject.user)) continue;
    const evaluated = evaluateSource(claim.source, subject, false);
    if (!evaluated.ok) return evaluated;
    attributes.push({ name: claimUri(claim), values: evaluated.values });
  }
  return { ok: true, attributes };
}

/** The attribute name that a claim is sent under. */
export const claimUri = (claim: Pick<Claim, 'name' | 'namespace'>): string =>
  claim.namespace === '' ? claim.name : `${claim.namespace.replace(/\/$/, '')}/${claim.name}`;

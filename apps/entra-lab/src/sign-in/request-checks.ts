/** What a request is checked for, in the order in which Entra answers. A check fills in what later ones need. */
import {
  type AuthnRequest,
  bindings,
  certificateFrom,
  readAuthnRequest,
  verifyRedirectSignature,
  verifyRequestSignature,
} from '@latchkey/saml';
import { findApplicationByIdentifier } from '../applications/index.ts';
import { requestedNameIdFormats } from '../claims/index.ts';
import { aadsts, type EntraFailure } from '../errors/index.ts';
import type { EnterpriseApplication, LabState } from '../state.ts';
import { explainUnreadable } from './explain-unreadable.ts';
import { receiveMessage, type SamlMessage, type Transport } from './receive-message.ts';

/** What is known of a request so far. */
export interface RequestDraft {
  readonly state: LabState;
  readonly transport: Transport;
  message?: SamlMessage;
  request?: AuthnRequest;
  app?: EnterpriseApplication;
  /** Where the response will go. */
  replyUrl?: string;
}

export interface RequestCheck {
  readonly name: string;
  /** Every AADSTS code that it can end in. */
  readonly codes: readonly number[];
  readonly run: (draft: RequestDraft) => EntraFailure | null;
}

/** A missing part means that the list below is in the wrong order. */
function known<Key extends 'message' | 'request' | 'app'>(
  draft: RequestDraft,
  key: Key,
): NonNullable<RequestDraft[Key]> {
  const part = draft[key];
  if (!part) throw new TypeError(`A check needs "${key}", which no earlier check has found.`);
  return part;
}

const failIf = (fails: boolean, failure: () => EntraFailure) => (fails ? failure() : null);

export const requestChecks: readonly RequestCheck[] = [
  { name: 'a message, decoded', codes: [750054, 90015, 75001], run: receive },
  { name: 'a well-formed AuthnRequest', codes: [7500525, 7500529, 75005], run: read },
  {
    name: 'no Subject',
    codes: [900236],
    run: (draft) => failIf(known(draft, 'request').hasSubject, () => aadsts.propertyMustNotBeSet('Subject')),
  },
  { name: 'no restriction of identity providers', codes: [900236], run: scoping },
  { name: 'Comparison is exact', codes: [900235], run: comparison },
  { name: 'class references are URIs', codes: [7500522], run: classReferences },
  { name: 'a NameIDPolicy format that is supported', codes: [75016], run: nameIdPolicy },
  { name: 'a response by HTTP-POST', codes: [75003], run: responseBinding },
  { name: 'the tenant exists', codes: [90002], run: tenant },
  { name: 'the Issuer is an Identifier', codes: [700016], run: issuer },
  {
    name: 'the application is enabled',
    codes: [7000112],
    run: (draft) => failIf(!known(draft, 'app').enabled, () => aadsts.applicationDisabled(known(draft, 'app'))),
  },
  { name: 'signed, where that is required', codes: [76021, 76023], run: signature },
  { name: 'the reply URL is registered', codes: [50011, 500113], run: replyUrl },
];

function receive(draft: RequestDraft): EntraFailure | null {
  const received = receiveMessage(draft.transport);
  if (!received.ok) return received.failure;
  draft.message = received.message;
  return null;
}

function read(draft: RequestDraft): EntraFailure | null {
  const { xml } = known(draft, 'message');
  const verdict = readAuthnRequest(xml);
  if (!verdict.ok) return explainUnreadable(verdict.rejection);
  draft.request = verdict.value;
  return null;
}

function scoping(draft: RequestDraft): EntraFailure | null {
  const [property] = known(draft, 'request').scoping ?? [];
  return failIf(property !== undefined, () => aadsts.propertyMustNotBeSet(`Scoping/${property}`));
}

function comparison(draft: RequestDraft): EntraFailure | null {
  const received = known(draft, 'request').requestedAuthnContext?.comparison ?? 'exact';
  const capitalised = received.charAt(0).toUpperCase() + received.slice(1);
  return failIf(received !== 'exact', () => aadsts.comparisonNotExact(capitalised));
}

function classReferences(draft: RequestDraft): EntraFailure | null {
  const classes = known(draft, 'request').requestedAuthnContext?.classRefs ?? [];
  return failIf(!classes.every((text) => URL.canParse(text)), () => aadsts.notAUri('AuthnContextClassRef'));
}

function nameIdPolicy(draft: RequestDraft): EntraFailure | null {
  const format = known(draft, 'request').nameIdFormat;
  return failIf(format !== null && !requestedNameIdFormats.includes(format), aadsts.invalidNameIdPolicy);
}

function responseBinding(draft: RequestDraft): EntraFailure | null {
  const binding = known(draft, 'request').protocolBinding;
  return failIf(binding !== null && binding !== bindings.post, aadsts.unsupportedBinding);
}

function tenant({ state, transport }: RequestDraft): EntraFailure | null {
  return failIf(!isTenant(state, transport.tenant), () => aadsts.tenantNotFound(transport.tenant));
}

/** The tenant's id or its domain. */
export function isTenant(state: LabState, name: string): boolean {
  return [state.tenant.id, state.tenant.domain].includes(name.toLowerCase());
}

function issuer(draft: RequestDraft): EntraFailure | null {
  const identifier = known(draft, 'request').issuer;
  const app = findApplicationByIdentifier(draft.state, identifier);
  if (!app) return aadsts.applicationNotFound(identifier, draft.state.tenant.name);
  draft.app = app;
  return null;
}

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';

/** Stronger algorithms are refused too: Entra knows RSA-SHA256 and, where that is allowed, RSA-SHA1. */
function signature(draft: RequestDraft): EntraFailure | null {
  const { verification } = known(draft, 'app');
  if (!verification.required) return null;
  const { xml, redirect } = known(draft, 'message');
  const trusted = {
    certificates: verification.certificates.map(({ certificate }) => certificateFrom(certificate)),
    allowSha1: verification.allowSha1,
  };
  // Where the message came by the query, a signature inside the XML does not count.
  const verdict = redirect ? verifyRedirectSignature(redirect, trusted) : verifyRequestSignature(xml, trusted);
  if (verdict.ok) {
    const allowed = verification.allowSha1 ? [rsaSha256, rsaSha1] : [rsaSha256];
    return failIf(!allowed.includes(verdict.value.algorithm), aadsts.requestSignatureInvalid);
  }
  return verdict.rejection.code === 'SIGNATURE_MISSING' ? aadsts.requestNotSigned() : aadsts.requestSignatureInvalid();
}

function replyUrl(draft: RequestDraft): EntraFailure | null {
  const { acsUrl, issuer: identifier } = known(draft, 'request');
  const { replyUrls } = known(draft, 'app').basicSaml;
  const registered = acsUrl === null ? defaultReplyUrl(known(draft, 'app')) : acsUrl;
  if (registered === null) return aadsts.noReplyUrl();
  if (!replyUrls.some(({ url }) => url === registered)) return aadsts.replyUrlMismatch(registered, identifier);
  draft.replyUrl = registered;
  return null;
}

export const defaultReplyUrl = ({ basicSaml: { replyUrls } }: EnterpriseApplication): string | null =>
  (replyUrls.find(({ isDefault }) => isDefault) ?? replyUrls[0])?.url ?? null;

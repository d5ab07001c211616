/** Reads an AuthnRequest, as an identity provider does (Core 3.4.1). */

import { readDateTime } from '../date-time.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import { shorten } from '../shorten.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import { attributeOf, is, namespaces, parseXml, positionOf, trimmedTextOf, type XmlElement } from '../xml/index.ts';
import { type RequestParts, readParts } from './read-request-parts.ts';
import type { AuthnRequest } from './types.ts';
import { isXmlId } from './xml-id.ts';

const VERSION = '2.0';

/**
 * Returns what the request says and refuses only what makes it no AuthnRequest; whether the identity provider supports
 * what is asked for (NameIDPolicy, Subject, Comparison …) is for the caller to say.
 *
 * Codes: those of the parser, with line and column; REQUEST_WRONG_ROOT; REQUEST_VERSION_UNSUPPORTED; REQUEST_ID_INVALID
 * (the ID in `received`; Entra ID: AADSTS7500529); REQUEST_MALFORMED (something required is absent, a value does not
 * have its type, elements are unknown, repeated or out of order; Entra ID: AADSTS75005).
 *
 * @param xml UTF-8, as `decodeRedirect` gives it, or decoded from the form field of the POST binding.
 */
export function readAuthnRequest(xml: Uint8Array): Verdict<AuthnRequest> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (!is(root, namespaces.protocol, 'AuthnRequest')) return wrongRoot(root);
  const version = attributeOf(root, 'Version');
  const id = attributeOf(root, 'ID');
  const issueInstant = attributeOf(root, 'IssueInstant');
  if (version === null || id === null || issueInstant === null) return absent(root, { version, id, issueInstant });
  if (version !== VERSION) {
    const evidence = { expected: [VERSION], received: [shorten(version)] };
    return refuse('REQUEST_VERSION_UNSUPPORTED', `The request has SAML version '${shorten(version)}'.`, root, evidence);
  }
  if (!isXmlId(id)) {
    const message = `'${shorten(id)}' is not a valid ID: it must begin with a letter or '_' and have no other signs than - and .`;
    return refuse('REQUEST_ID_INVALID', message, root, { received: [shorten(id)] });
  }
  const issued = readDateTime(issueInstant);
  if (issued === null) return invalid(root, 'IssueInstant', issueInstant);
  const parts = readParts(root);
  return parts.ok ? assemble(root, { id, issueInstant: issued }, parts.value) : parts;
}

function assemble(
  root: XmlElement,
  read: Pick<AuthnRequest, 'id' | 'issueInstant'>,
  parts: RequestParts,
): Verdict<AuthnRequest> {
  const issuer = parts.issuer === null ? null : trimmedTextOf(parts.issuer);
  if (issuer === null || issuer === '') {
    return refuse('REQUEST_MALFORMED', 'The request has no Issuer.', root, { expected: ['Issuer'] });
  }
  const forceAuthn = booleanOf(root, 'ForceAuthn');
  if (forceAuthn === null) return invalid(root, 'ForceAuthn', attributeOf(root, 'ForceAuthn'));
  const isPassive = booleanOf(root, 'IsPassive');
  if (isPassive === null) return invalid(root, 'IsPassive', attributeOf(root, 'IsPassive'));
  const acsIndex = attributeOf(root, 'AssertionConsumerServiceIndex');
  if (acsIndex !== null && !/^\d{1,5}$/.test(acsIndex)) return invalid(root, 'AssertionConsumerServiceIndex', acsIndex);
  return accept({
    ...read,
    issuer,
    issuerAttributes: parts.issuerAttributes,
    destination: attributeOf(root, 'Destination'),
    acsUrl: attributeOf(root, 'AssertionConsumerServiceURL'),
    acsIndex: acsIndex === null ? null : Number(acsIndex),
    protocolBinding: attributeOf(root, 'ProtocolBinding'),
    forceAuthn,
    isPassive,
    consent: attributeOf(root, 'Consent'),
    providerName: attributeOf(root, 'ProviderName'),
    nameIdFormat: parts.nameIdPolicy?.format ?? null,
    nameIdPolicy: parts.nameIdPolicy,
    requestedAuthnContext: parts.requestedAuthnContext,
    scoping: parts.scoping,
    hasSubject: parts.has('Subject'),
    hasConditions: parts.has('Conditions'),
    hasExtensions: parts.has('Extensions'),
    hasSignature: parts.has('Signature'),
  });
}

/** xs:boolean; absent is `false` (Core 3.4.1), `null` is no boolean. */
function booleanOf(element: XmlElement, name: string): boolean | null {
  const value = attributeOf(element, name)?.trim() ?? 'false';
  if (value === 'true' || value === '1') return true;
  return value === 'false' || value === '0' ? false : null;
}

function wrongRoot(root: XmlElement): Verdict<never> {
  return refuse('REQUEST_WRONG_ROOT', `The message is a ${shorten(root.localName)}, not an AuthnRequest.`, root, {
    expected: [`{${namespaces.protocol}}AuthnRequest`],
    received: [`{${shorten(root.namespace)}}${shorten(root.localName)}`],
  });
}

function absent(root: XmlElement, found: Record<'version' | 'id' | 'issueInstant', string | null>): Verdict<never> {
  const names = { version: 'Version', id: 'ID', issueInstant: 'IssueInstant' };
  const missing = (['id', 'version', 'issueInstant'] as const).filter((key) => found[key] === null);
  const expected = missing.map((key) => names[key]);
  return refuse('REQUEST_MALFORMED', `The request has no ${expected.join(', no ')}.`, root, { expected });
}

function invalid(element: XmlElement, name: string, value: string | null): Verdict<never> {
  return refuse('REQUEST_MALFORMED', `The attribute ${name} has no valid value.`, element, {
    received: [shorten(value ?? '')],
  });
}

function refuse(
  code: RejectionCode,
  message: string,
  at: XmlElement,
  evidence: { readonly expected?: readonly string[]; readonly received?: readonly string[] },
): Verdict<never> {
  return reject({ code, message, ...evidence, position: positionOf(at) });
}

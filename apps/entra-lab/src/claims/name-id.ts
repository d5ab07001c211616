/** The Name ID: its format, asked for or configured, and its value. */
import { aadsts, type EntraFailure } from '../errors/index.ts';
import type { ClaimSource, NameIdFormat } from '../state.ts';
import { pairwiseId, type Subject } from './sources.ts';
import { evaluateSource } from './transform.ts';

export interface NameId {
  readonly value: string;
  readonly format: string;
}

export type NameIdVerdict =
  | { readonly ok: true; readonly nameId: NameId }
  | { readonly ok: false; readonly failure: EntraFailure };

const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/** What NameIDPolicy in a request may ask for. Anything else is AADSTS75016. */
export const requestedNameIdFormats: readonly string[] = [persistent, emailAddress, unspecified, transient];

/** "Choose name identifier format" on the portal, and the URI that is sent. */
export const nameIdFormats: Readonly<Record<Exclude<NameIdFormat, 'default'>, string>> = {
  persistent,
  emailAddress,
  unspecified,
  windowsDomainQualifiedName: 'urn:oasis:names:tc:SAML:1.1:nameid-format:WindowsDomainQualifiedName',
};

/** "Default": the format that goes with the source. */
function defaultFormat(source: ClaimSource): string {
  if (source.attribute === 'user.pairwiseid') return persistent;
  return ['user.userprincipalname', 'user.mail'].includes(source.attribute) ? emailAddress : unspecified;
}

/** @param requested NameIDPolicy of the request: it wins over what the portal says. @param transientId the value of a transient Name ID. */
export function evaluateNameId(subject: Subject, requested: string | null, transientId: string): NameIdVerdict {
  if (requested === persistent) return { ok: true, nameId: { value: pairwiseId(subject), format: persistent } };
  if (requested === transient) return { ok: true, nameId: { value: transientId, format: transient } };
  const { format, source } = subject.app.nameId;
  const evaluated = evaluateSource(source, subject, true);
  if (!evaluated.ok) return evaluated;
  const value = evaluated.values[0];
  if (value === undefined) return { ok: false, failure: aadsts.nameIdMissing() };
  const configured = format === 'default' ? defaultFormat(source) : nameIdFormats[format];
  return { ok: true, nameId: { value, format: requested ?? configured } };
}

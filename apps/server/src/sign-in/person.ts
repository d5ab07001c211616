/** The person that a verified response speaks of: stable subject, e-mail address and name, from whatever claims there are. */
import type { Attribute, NameId, VerifiedResponse } from '@latchkey/saml';
import { fitKey } from '../platform/index.ts';
import { emailKey, isEmail } from '../users/index.ts';

export interface Person {
  /** What never changes about the person at this provider; `null` when the response holds nothing that stays. */
  readonly subject: string | null;
  /** The first usable address, or why there is none. */
  readonly email:
    | { readonly kind: 'valid'; readonly address: string }
    | { readonly kind: 'missing' }
    | { readonly kind: 'invalid'; readonly received: readonly string[] };
  /** As the directory gives it; `null` when it gives none. */
  readonly directoryName: string | null;
  /** For people to read, made from what there is. */
  readonly name: string;
}

const microsoft = 'http://schemas.microsoft.com/identity/claims/';
const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';

/** Claim names by meaning, the most telling first: Entra ID and AD FS, then Okta, Google and others, then LDAP by OID. */
const claims = {
  tenantId: [`${microsoft}tenantid`],
  objectId: [`${microsoft}objectidentifier`],
  email: [`${soap}emailaddress`, 'emailaddress', 'email', 'mail', 'urn:oid:0.9.2342.19200300.100.1.3'],
  fullName: [`${microsoft}displayname`, 'displayname', 'urn:oid:2.16.840.1.113730.3.1.241'],
  givenName: [`${soap}givenname`, 'givenname', 'firstname', 'first_name', 'urn:oid:2.5.4.42'],
  surname: [`${soap}surname`, 'surname', 'lastname', 'last_name', 'sn', 'urn:oid:2.5.4.4'],
  commonName: ['cn', 'urn:oid:2.5.4.3', 'name', `${soap}name`],
} as const;

const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

/** Entra's name for a guest without an address of the inviting directory: it has the form of one but receives nothing. */
const guestName = /#ext#/i;

const maximumNameLength = 100;

export function readPerson({ nameId, attributes }: Pick<VerifiedResponse, 'nameId' | 'attributes'>): Person {
  const email = emailOf(nameId, attributes);
  const address = email.kind === 'valid' ? email.address : null;
  const directoryName = nameOf(attributes);
  const name = directoryName ?? (plainName((address ?? nameId.value).split('@')[0] ?? '') || 'Somebody');
  return { subject: subjectOf(nameId, attributes, address), email, directoryName, name };
}

/** Without the white space that XML knows around it: any other is part of the value. */
const trimXml = (text: string): string => text.replace(/^[ \t\r\n]+/, '').replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '');

/** Names are compared without regard to case: products differ in it, e.g. `displayName`. */
const rawValuesOf = (attributes: readonly Attribute[], names: readonly string[]): string[] =>
  names.flatMap((name) =>
    attributes.filter((attribute) => attribute.name.toLowerCase() === name).flatMap((attribute) => attribute.values),
  );

const valuesOf = (attributes: readonly Attribute[], names: readonly string[]): string[] =>
  rawValuesOf(attributes, names)
    .map(trimXml)
    .filter((value) => value !== '');

const firstOf = (attributes: readonly Attribute[], names: readonly string[]): string | undefined =>
  valuesOf(attributes, names)[0];

/** Exactly one value: of several, none is the person's. */
function onlyOf(attributes: readonly Attribute[], names: readonly string[]): string | undefined {
  const [value, ...more] = valuesOf(attributes, names);
  return more.length === 0 ? value : undefined;
}

/** An address is taken to the letter: what is beside it, blanks too, makes it another one, or none. */
function emailOf(nameId: NameId, attributes: readonly Attribute[]): Person['email'] {
  const opaque = nameId.format === persistent || nameId.format === transient;
  const inNameId = !opaque && nameId.value.includes('@') ? [nameId.value] : [];
  const stated = rawValuesOf(attributes, claims.email).filter((value) => trimXml(value) !== '');
  const candidates = [...stated, ...inNameId];
  const address = candidates.find((candidate) => isEmail(candidate) && !guestName.test(candidate));
  if (address !== undefined) return { kind: 'valid', address };
  return candidates.length === 0 ? { kind: 'missing' } : { kind: 'invalid', received: candidates };
}

/** Kinds have prefixes, so that a NameID can never pass for an object ID. */
function subjectOf(nameId: NameId, attributes: readonly Attribute[], email: string | null): string | null {
  const tenantId = onlyOf(attributes, claims.tenantId);
  const objectId = onlyOf(attributes, claims.objectId);
  if (tenantId !== undefined && objectId !== undefined) return fitKey(`entra:${tenantId}:${objectId}`.toLowerCase());
  if (nameId.format === persistent) return `persistent:${fitKey(nameId.value)}`;
  // A transient NameID is another one at each sign-in.
  if (nameId.format === transient) return email === null ? null : `email:${emailKey(email)}`;
  return isEmail(nameId.value) ? `email:${emailKey(nameId.value)}` : `name:${fitKey(nameId.value)}`;
}

function nameOf(attributes: readonly Attribute[]): string | null {
  const parts = [firstOf(attributes, claims.givenName), firstOf(attributes, claims.surname)];
  const candidates = [
    firstOf(attributes, claims.fullName),
    parts.filter((part) => part !== undefined).join(' '),
    // Entra's `name` is the user principal name: an address, not a name.
    valuesOf(attributes, claims.commonName).find((value) => !value.includes('@')),
  ];
  return candidates.map((candidate) => plainName(candidate ?? '')).find((name) => name !== '') ?? null;
}

/** One line without control or format characters, cut at what the product takes as a name. */
function plainName(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return [...line].slice(0, maximumNameLength).join('').trim();
}

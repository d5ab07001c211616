/** The person that a verified response speaks of: stable subject, e-mail address, name, and what a role may follow from. */
import type { AttributeMapping } from '@latchkey/contract';
import type { Attribute, NameId, VerifiedResponse } from '@latchkey/saml';
import { fitKey } from '../platform/index.ts';
import { emailKey, isEmail } from '../users/index.ts';
import { groupNames, nameIdSource, overageName, usualNames } from './attribute-names.ts';
import { type Found, firstOf, onlyOf, rawValuesOf, valuesOf } from './read-attributes.ts';

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
  readonly directory: DirectoryRoles;
}

/** What a role may follow from. */
export interface DirectoryRoles {
  /** App roles and groups, as they came. */
  readonly roleValues: readonly string[];
  /** There were too many groups to be listed: which ones the person has is not known. */
  readonly groupOverage: boolean;
}

/** What a person is read from. */
export interface Statement {
  readonly nameId: Pick<NameId, 'value' | 'format'>;
  readonly attributes: readonly Pick<Attribute, 'name' | 'values'>[];
}

const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

/** Entra's name for a guest without an address of the inviting directory: it has the form of one but receives nothing. */
const guestName = /#ext#/i;

const maximumNameLength = 100;
/** More are not compared with rules: Entra lists 150 groups at most. */
const mostRoleValues = 1000;

export function readPerson(
  { nameId, attributes }: Pick<VerifiedResponse, 'nameId' | 'attributes'> | Statement,
  mapping: AttributeMapping,
): Person {
  const statement = { nameId, attributes };
  const email = emailOf(statement, mapping).email;
  const address = email.kind === 'valid' ? email.address : null;
  const directoryName = nameOf(statement, mapping).name;
  const name = directoryName ?? (plainName((address ?? nameId.value).split('@')[0] ?? '') || 'Somebody');
  const subject = subjectOf(statement, address);
  return { subject, email, directoryName, name, directory: directoryRolesOf(attributes, mapping) };
}

/** The attributes of a meaning: the one that was chosen, else the usual ones. */
const namesOf = (chosen: string | null, usual: readonly string[]): readonly string[] =>
  chosen === null ? usual : [chosen];

/** An address is taken to the letter: what is beside it, blanks too, makes it another one, or none. */
export function emailOf({ nameId, attributes }: Statement, { email: chosen }: AttributeMapping) {
  const opaque = nameId.format === persistent || nameId.format === transient;
  const takesNameId = chosen === null ? !opaque && nameId.value.includes('@') : chosen === nameIdSource;
  const inNameId = takesNameId ? [{ value: nameId.value, from: nameIdSource }] : [];
  const stated = chosen === nameIdSource ? [] : rawValuesOf(attributes, namesOf(chosen, usualNames.email));
  const candidates = [...stated, ...inNameId];
  const usable = candidates.find(({ value }) => isEmail(value) && !guestName.test(value));
  return { email: verdictOn(usable, candidates), found: usable ?? candidates[0] };
}

function verdictOn(usable: Found | undefined, candidates: readonly Found[]): Person['email'] {
  if (usable !== undefined) return { kind: 'valid', address: usable.value };
  return candidates.length === 0
    ? { kind: 'missing' }
    : { kind: 'invalid', received: candidates.map(({ value }) => value) };
}

/** Kinds have prefixes, so that a NameID can never pass for an object ID. */
function subjectOf({ nameId, attributes }: Statement, email: string | null): string | null {
  const tenantId = onlyOf(attributes, usualNames.tenantId);
  const objectId = onlyOf(attributes, usualNames.objectId);
  if (tenantId !== undefined && objectId !== undefined) return fitKey(`entra:${tenantId}:${objectId}`.toLowerCase());
  if (nameId.format === persistent) return `persistent:${fitKey(nameId.value)}`;
  // A transient NameID is another one at each sign-in.
  if (nameId.format === transient) return email === null ? null : `email:${emailKey(email)}`;
  return isEmail(nameId.value) ? `email:${emailKey(nameId.value)}` : `name:${fitKey(nameId.value)}`;
}

/** What was chosen counts first; a name that is missing there is better taken from elsewhere than not at all. */
export function nameOf({ attributes }: Statement, mapping: AttributeMapping) {
  const first = firstOf(attributes, namesOf(mapping.firstName, usualNames.firstName));
  const last = firstOf(attributes, namesOf(mapping.lastName, usualNames.lastName));
  const display = firstOf(attributes, namesOf(mapping.displayName, usualNames.displayName));
  const parts = [first, last].flatMap((part) => part?.value ?? []).join(' ');
  // First and last name were chosen, the display name was not: the choice is the wish.
  const partsFirst = mapping.displayName === null && (mapping.firstName !== null || mapping.lastName !== null);
  // Entra's `name` is the user principal name: an address, not a name.
  const common = valuesOf(attributes, usualNames.commonName).find(({ value }) => !value.includes('@'));
  const candidates = [...(partsFirst ? [parts, display?.value] : [display?.value, parts]), common?.value];
  const name = candidates.map((candidate) => plainName(candidate ?? '')).find((text) => text !== '') ?? null;
  return { first, last, display, name };
}

/** The link stands for the groups; whoever reads another attribute, and finds something there, does not miss them. */
function directoryRolesOf(attributes: Statement['attributes'], { roles: chosen }: AttributeMapping): DirectoryRoles {
  const values = valuesOf(attributes, namesOf(chosen, usualNames.roles)).map(({ value }) => value);
  const readsGroups = chosen === null || groupNames.includes(chosen.toLowerCase());
  const groupOverage = hasGroupOverage(attributes) && (readsGroups || values.length === 0);
  return { roleValues: [...new Set(values)].slice(0, mostRoleValues), groupOverage };
}

export const hasGroupOverage = (attributes: Statement['attributes']): boolean =>
  attributes.some(({ name }) => name.toLowerCase() === overageName);

/** One line without control or format characters, cut at what the product takes as a name. */
function plainName(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return [...line].slice(0, maximumNameLength).join('').trim();
}

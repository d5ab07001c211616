/** The source attributes of the claims form: what they are called and what they give for a person. */
import { createHash } from 'node:crypto';
import { rolesOf } from '../directory/index.ts';
import type { ClaimSource, EnterpriseApplication, LabState, LabUser } from '../state.ts';

export interface SourceOption {
  /** e.g. `user.mail`. */
  readonly value: string;
  /** May be used for the Name ID only. */
  readonly nameIdOnly: boolean;
}

/** Whose claims are evaluated, for which application. */
export interface Subject {
  readonly state: LabState;
  readonly app: EnterpriseApplication;
  readonly user: LabUser;
}

type Reader = (subject: Subject) => string | null | readonly string[];

/** A guest from another Entra tenant, as opposed to one-time passcode, Google and other external guests. */
export const isEntraGuest = (user: LabUser): boolean =>
  user.userType === 'Guest' && (user.guestIdentityProvider?.startsWith('https://sts.windows.net/') ?? false);

/** Opaque, stable, different for each application: 43 characters of base64url. */
export const pairwiseId = ({ state, app, user }: Subject): string =>
  createHash('sha256').update(`${state.tenant.id}:${app.appId}:${user.id}`).digest('base64url');

const beforeAt = (text: string) => text.split('@')[0] ?? text;

const extensionAttributes = Object.fromEntries(
  Array.from({ length: 15 }, (_, index): [string, Reader] => [
    `user.extensionattribute${index + 1}`,
    ({ user }) => user.extensionAttributes[String(index + 1)] ?? null,
  ]),
);

const readers: Readonly<Record<string, Reader>> = {
  'user.assignedroles': ({ state, app, user }) => rolesOf(state, app, user).flatMap(({ value }) => value ?? []),
  'user.city': ({ user }) => user.city,
  'user.companyname': ({ user }) => user.companyName,
  'user.country': ({ user }) => user.country,
  'user.department': ({ user }) => user.department,
  'user.displayname': ({ user }) => user.displayName,
  'user.employeeid': ({ user }) => user.employeeId,
  ...extensionAttributes,
  'user.givenname': ({ user }) => user.givenName,
  'user.jobtitle': ({ user }) => user.jobTitle,
  'user.localuserprincipalname': ({ user }) => user.userPrincipalName,
  'user.mail': ({ user }) => user.mail,
  'user.mailnickname': ({ user }) => beforeAt(user.userPrincipalName),
  'user.objectid': ({ user }) => user.id,
  'user.onpremisessamaccountname': ({ user }) => user.onPremisesSamAccountName,
  'user.othermail': ({ user }) => user.otherMail,
  'user.pairwiseid': pairwiseId,
  'user.preferredlanguage': ({ user }) => user.preferredLanguage,
  'user.surname': ({ user }) => user.surname,
  'user.telephonenumber': ({ user }) => user.telephoneNumber,
  // Guests from another Entra tenant are known by their mail; all others by the name with #EXT# in it.
  'user.userprincipalname': ({ user }) => (isEntraGuest(user) ? user.mail : user.userPrincipalName),
};

const nameIdOnly = new Set(['user.pairwiseid']);

/** All source attributes, in alphabetical order. Constants are written in double quotes instead. */
export const availableSources: readonly SourceOption[] = Object.keys(readers).map((value) => ({
  value,
  nameIdOnly: nameIdOnly.has(value),
}));

const constant = /^"(.*)"$/s;

/** Whether this may be chosen: an attribute of the list or a constant in double quotes. */
export const isKnownSource = (attribute: string, forNameId: boolean): boolean =>
  constant.test(attribute) || (Object.hasOwn(readers, attribute) && (forNameId || !nameIdOnly.has(attribute)));

/** The values that a source gives; empty when the attribute is. */
export function readSource(attribute: string, subject: Subject): readonly string[] {
  const fixed = constant.exec(attribute)?.[1];
  const value = fixed ?? (Object.hasOwn(readers, attribute) ? readers[attribute]?.(subject) : null) ?? null;
  const values = typeof value === 'string' ? [value] : (value ?? []);
  return values.filter((text) => text !== '');
}

/** As the Attributes & Claims table writes it, e.g. `user.mail` or `Join (user.mailnickname, "@", "contoso.example")`. */
export function describeSource(source: ClaimSource): string {
  if (source.kind === 'attribute') return source.attribute;
  return source.transformations.reduce((inner, { kind, parameters }) => {
    const given = Object.entries(parameters)
      .filter(([name, value]) => value !== '' && name !== 'mode')
      .map(([, value]) => (isKnownSource(value, true) ? value : `"${value}"`));
    return `${kind} (${[inner, ...given].join(', ')})`;
  }, source.attribute);
}

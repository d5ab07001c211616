/** The form of a user's profile, for a new user and for an edited one: its fields, what may be typed, and how it is shown. */
import { globalAdministrator, type UserProfile } from '../../directory/index.ts';
import { type Html, html } from '../../platform/index.ts';
import type { LabState, LabUser } from '../../state.ts';
import { checkField, type FieldErrors, radioField, textField, yesNoField } from '../fields.ts';
import type { Form } from '../form.ts';

/** What is `null` in the directory when it is empty, with its label. */
const optionalTexts = {
  jobTitle: 'Job title',
  companyName: 'Company name',
  department: 'Department',
  employeeId: 'Employee ID',
  telephoneNumber: 'Business phone',
  otherMail: 'Other email',
  city: 'City',
  country: 'Country or region',
  preferredLanguage: 'Preferred language',
  onPremisesSamAccountName: 'On-premises SAM account name',
} as const;

type OptionalText = keyof typeof optionalTexts;

// Object.keys gives strings; the table's type says which.
const optionalNames = Object.keys(optionalTexts) as OptionalText[];
const extensionNumbers = Array.from({ length: 15 }, (_, index) => String(index + 1));

/** @param before the roles that the form does not show are kept from here. */
export function readProfile(form: Form, before: Pick<LabUser, 'directoryRoles'>): UserProfile {
  const orNull = (name: string) => form.text(name) || null;
  const userType = form.text('userType') === 'Guest' ? 'Guest' : 'Member';
  const otherRoles = before.directoryRoles.filter((role) => role !== globalAdministrator);
  return {
    userPrincipalName: form.text('userPrincipalName'),
    displayName: form.text('displayName'),
    givenName: form.text('givenName'),
    surname: form.text('surname'),
    mail: orNull('mail'),
    userType,
    guestIdentityProvider: userType === 'Guest' ? orNull('guestIdentityProvider') : null,
    accountEnabled: form.text('accountEnabled') === 'yes',
    multifactor: form.text('multifactor') === 'yes',
    jobTitle: orNull('jobTitle'),
    department: orNull('department'),
    employeeId: orNull('employeeId'),
    companyName: orNull('companyName'),
    country: orNull('country'),
    city: orNull('city'),
    preferredLanguage: orNull('preferredLanguage'),
    telephoneNumber: orNull('telephoneNumber'),
    onPremisesSamAccountName: orNull('onPremisesSamAccountName'),
    otherMail: orNull('otherMail'),
    extensionAttributes: Object.fromEntries(
      extensionNumbers
        .map((number): [string, string] => [number, form.text(`extension${number}`)])
        .filter(([, value]) => value !== ''),
    ),
    directoryRoles: form.has('globalAdministrator') ? [...otherRoles, globalAdministrator] : otherRoles,
  };
}

/** @param ownId the user who is edited, whose name is not taken by somebody else; `null` for a new one. */
export function profileErrors(state: LabState, profile: UserProfile, ownId: string | null): FieldErrors {
  const errors: Record<string, string> = {};
  const name = profile.userPrincipalName.toLowerCase();
  if (name === '') errors.userPrincipalName = 'User principal name is required.';
  else if (!/^[^@\s]+@[^@\s]+$/.test(name))
    errors.userPrincipalName = `Enter a name and a domain, such as anna@${state.tenant.domain}.`;
  else if (state.users.some((user) => user.id !== ownId && user.userPrincipalName.toLowerCase() === name)) {
    errors.userPrincipalName = 'Another user has this user principal name.';
  }
  if (profile.displayName === '') errors.displayName = 'Display name is required.';
  for (const field of ['mail', 'otherMail'] as const) {
    const value = profile[field];
    if (value !== null && !/^[^@\s]+@[^@\s]+$/.test(value))
      errors[field] = 'Enter an email address, or leave it empty.';
  }
  if (profile.userType === 'Guest' && profile.guestIdentityProvider === null) {
    errors.guestIdentityProvider = "Say where the guest comes from: a tenant's STS address, live.com, or mail.";
  }
  return errors;
}

/** @param password the typed password of a new user; `null` for a user who has one. */
export function profileFields(
  profile: UserProfile,
  domain: string,
  errors: FieldErrors,
  password: string | null,
): Html {
  return html`<h2 class="section-title">Identity</h2>
${textField({ label: 'User principal name', name: 'userPrincipalName', value: profile.userPrincipalName, required: true, error: errors.userPrincipalName, placeholder: `name@${domain}`, autofocus: password !== null })}
${textField({ label: 'Display name', name: 'displayName', value: profile.displayName, required: true, error: errors.displayName })}
${password === null ? null : textField({ label: 'Password', name: 'password', value: password, required: true, error: errors.password, hint: 'A test password, shown as it is typed. The lab has no rules for it.' })}
${textField({ label: 'First name', name: 'givenName', value: profile.givenName })}
${textField({ label: 'Last name', name: 'surname', value: profile.surname })}
${textField({ label: 'Email', name: 'mail', value: profile.mail ?? '', error: errors.mail, hint: 'The attribute user.mail. It may be empty: the claim is then left out, and a Name ID taken from it fails.' })}
${radioField({
  label: 'User type',
  name: 'userType',
  value: profile.userType,
  inline: true,
  options: [
    { value: 'Member', label: 'Member' },
    { value: 'Guest', label: 'Guest' },
  ],
})}
<div class="guest-when">${textField({ label: 'Identity provider of the guest', name: 'guestIdentityProvider', value: profile.guestIdentityProvider ?? '', error: errors.guestIdentityProvider, placeholder: 'https://sts.windows.net/{tenant}/', hint: 'What the identityprovider claim says: https://sts.windows.net/{tenant}/ of another tenant, live.com, or mail for a one-time passcode.' })}</div>
<h2 class="section-title">Settings</h2>
${yesNoField({ label: 'Account enabled', name: 'accountEnabled', value: profile.accountEnabled })}
${yesNoField({ label: 'Ask for a second factor', name: 'multifactor', value: profile.multifactor, hint: 'The authnmethodsreferences claim then says multipleauthn as well.' })}
${checkField({ label: 'Global Administrator', name: 'globalAdministrator', checked: profile.directoryRoles.includes(globalAdministrator), hint: 'Gets in to every application, assigned or not.' })}
<h2 class="section-title">Job and contact information</h2>
${optionalNames.map((name) => textField({ label: optionalTexts[name], name, value: profile[name] ?? '', error: errors[name] }))}
<details class="fold"><summary>Extension attributes</summary><div class="stack">${extensionNumbers.map((number) =>
    textField({
      label: `extensionattribute${number}`,
      name: `extension${number}`,
      value: profile.extensionAttributes[number] ?? '',
    }),
  )}</div></details>`;
}

/** The filled fields among those that may be empty, by label. */
export const filledDetails = (user: LabUser): (readonly [label: string, value: string])[] => [
  ...optionalNames.flatMap((name) => {
    const value = user[name];
    return value === null ? [] : [[optionalTexts[name], value] as const];
  }),
  ...Object.entries(user.extensionAttributes).map(([number, value]) => [`extensionattribute${number}`, value] as const),
];

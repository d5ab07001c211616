/** Compares how somebody has signed in with the RequestedAuthnContext of the request. */
import { multifactorMethod } from '../claims/index.ts';
import { aadsts, type EntraFailure } from '../errors/index.ts';
import type { SignedInPerson } from './person-checks.ts';

const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';

/** What every assertion of the lab says, with a second factor too. */
export const passwordClass = `${classes}Password`;

/** Entra's names for the methods behind a class. */
const methodNames: Readonly<Record<string, string>> = {
  [`${classes}PasswordProtectedTransport`]: 'Password, ProtectedTransport',
  [`${classes}TimeSyncToken`]: 'MultiFactor',
  'urn:federation:authentication:windows': 'WindowsIntegrated',
};

const methodName = (uri: string) => methodNames[uri] ?? uri.slice(uri.lastIndexOf(':') + 1);

/** A fresh authentication (ForceAuthn) is never a mismatch. */
export function classMismatch({ app, session, answer }: SignedInPerson): EntraFailure | null {
  if (answer.requestedClasses.length === 0 || answer.forceAuthn) return null;
  const multifactor = session.authnMethods.includes(multifactorMethod);
  const satisfied = multifactor
    ? [`${classes}unspecified`]
    : [`${classes}unspecified`, passwordClass, `${classes}PasswordProtectedTransport`];
  const wanted = answer.requestedClasses.map((uri) => uri.replace(/:Unspecified$/, ':unspecified'));
  if (wanted.some((uri) => satisfied.includes(uri))) return null;
  const used = multifactor ? 'Password, MultiFactor' : 'Password';
  return aadsts.authenticationMethodMismatch(used, answer.requestedClasses.map(methodName).join(', '), app);
}

/** What the signed-in person is checked for before the application is answered, in Entra's order. */
import { evaluateClaims } from '../claims/index.ts';
import { isAssigned, isGlobalAdministrator } from '../directory/index.ts';
import { aadsts, type EntraFailure } from '../errors/index.ts';
import type { EnterpriseApplication, LabState, LabUser } from '../state.ts';
import { classMismatch } from './authn-context.ts';
import type { Answer } from './pending-sign-in.ts';
import type { LabSession } from './sign-ins.ts';

export interface SignedInPerson {
  readonly state: LabState;
  readonly app: EnterpriseApplication;
  readonly user: LabUser;
  readonly session: LabSession;
  readonly answer: Answer;
}

export interface PersonCheck {
  readonly name: string;
  /** Every AADSTS code that it can end in. */
  readonly codes: readonly number[];
  readonly run: (person: SignedInPerson) => EntraFailure | null;
}

export const personChecks: readonly PersonCheck[] = [
  {
    name: 'the account is enabled',
    codes: [50057],
    run: ({ user }) => (user.accountEnabled ? null : aadsts.userDisabled()),
  },
  { name: 'assigned to the application', codes: [50105], run: assignment },
  { name: 'authenticated as requested', codes: [75011], run: classMismatch },
];

/** Nobody needs an assignment where none is required; a Global Administrator never does. */
function assignment({ state, app, user }: SignedInPerson): EntraFailure | null {
  if (!app.assignmentRequired || isGlobalAdministrator(user) || isAssigned(state, app, user)) return null;
  return aadsts.notAssigned(app, user.userPrincipalName);
}

/** The claims of the assertion, or the failure that ends the sign-in: 50093, 501241, 501621, 50124. */
export const claimsOf = ({ state, app, user, session, answer }: SignedInPerson, transientId: string) =>
  evaluateClaims(state, app, user, {
    requestedNameIdFormat: answer.requestedNameIdFormat,
    authnMethods: session.authnMethods,
    transientId,
  });

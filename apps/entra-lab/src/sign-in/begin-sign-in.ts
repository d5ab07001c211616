/** The first step of a sign-in: a signed-in browser goes straight on, all others are asked who they are. */
import type { FastifyReply } from 'fastify';
import { findUser, findUserBySignInName } from '../directory/index.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { accountPage, passwordPage, pickAccountPage, signInName } from './pages/index.ts';
import type { PendingSignIn, Prompting, Purpose } from './pending-sign-in.ts';
import { sessionOf } from './session-cookie.ts';
import type { LabSession } from './sign-ins.ts';
import { sendPage, tenantName, type Visit } from './visit.ts';

/** The session of this browser, if its person is still in the directory. */
export function presentSession({ lab, signIns, request }: Visit): LabSession | null {
  const session = sessionOf(request, signIns);
  return session && findUser(lab.store.read(), session.userId) ? session : null;
}

export const noPrompting: Prompting = { forceAuthn: false, selectAccount: false, loginHint: '' };

export function beginSignIn(visit: Visit, purpose: Purpose, prompting: Prompting): FastifyReply {
  const state = visit.lab.store.read();
  const pending = visit.signIns.begin(purpose, prompting);
  const session = presentSession(visit);
  const hinted = prompting.loginHint === '' ? null : findUserBySignInName(state, prompting.loginHint);
  const signedIn = session && findUser(state, session.userId);
  if (session && signedIn && prompting.selectAccount) {
    return sendPage(visit, pickAccountPage({ tenantName: state.tenant.name, ctx: pending.id, account: signedIn }));
  }
  if (session && signedIn && !prompting.forceAuthn && (hinted === null || hinted.id === signedIn.id)) {
    return completeSignIn(visit, pending, session);
  }
  // Who is signed in already gives the password again.
  const person = hinted ?? (prompting.forceAuthn && prompting.loginHint === '' ? signedIn : null);
  if (!person) return askForAccount(visit, pending, prompting.loginHint, null);
  pending.userId = person.id;
  return sendPage(
    visit,
    passwordPage({ tenantName: state.tenant.name, ctx: pending.id, name: signInName(person), error: null }),
  );
}

export const askForAccount = (visit: Visit, pending: PendingSignIn, name: string, error: string | null): FastifyReply =>
  sendPage(
    visit,
    accountPage({
      tenantName: tenantName(visit),
      ctx: pending.id,
      name,
      error,
      people: visit.lab.store.read().users,
    }),
  );

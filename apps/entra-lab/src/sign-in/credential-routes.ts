/** The forms of the sign-in page: account, password, second factor, "Stay signed in?". */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lab } from '../app.ts';
import { findUser, findUserBySignInName, isPassword } from '../directory/index.ts';
import { aadsts } from '../errors/index.ts';
import type { LabUser } from '../state.ts';
import { askForAccount, presentSession } from './begin-sign-in.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { multifactorPage, passwordPage, signInName, staySignedInPage } from './pages/index.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import { sessionOf, setSessionCookie } from './session-cookie.ts';
import { writeSignInLog } from './sign-in-log.ts';
import type { SignIns } from './sign-ins.ts';
import { eventOf, sendPage, showError, strayEvent, tenantName, type Visit } from './visit.ts';

type Fields = Readonly<Record<string, string>>;
type Step = (visit: Visit, pending: PendingSignIn, fields: Fields) => FastifyReply;

const steps: Readonly<Record<string, Step>> = {
  '/common/account': chooseAccount,
  '/common/login': checkPassword,
  '/common/multifactor': checkSecondFactor,
  '/common/kmsi': staySignedIn,
};

const wrongPassword = 'Your account or password is incorrect. If you don’t remember your password, reset it now.';
const unknownName = 'This username may be incorrect. Make sure you typed it correctly. Otherwise, contact your admin.';
const disabled = 'Your account has been locked. Contact your support person to unlock it, then try again.';

/** Remembers "Don’t show this again" on "Stay signed in?". */
const hideStayCookie = 'lab_kmsi';

export function registerCredentialRoutes(app: FastifyInstance, lab: Lab, signIns: SignIns): void {
  for (const [url, step] of Object.entries(steps)) {
    app.post(url, async (request, reply) => {
      const visit = { lab, signIns, request, reply };
      const fields = formFields(request);
      const pending = signIns.find(fields.ctx ?? '');
      if (!pending) return showError(visit, strayEvent(visit, null, 'sp'), aadsts.signInExpired());
      return step(visit, pending, fields);
    });
    // Reloading a step's address has no form to show: sign-ins begin at the application or at My Apps.
    app.get(url, async (_request, reply) => reply.redirect('/myapps', 303));
  }
}

/** The text fields of a posted form. */
export const formFields = (request: FastifyRequest): Fields =>
  Object.fromEntries(
    Object.entries(request.body ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

function chooseAccount(visit: Visit, pending: PendingSignIn, fields: Fields): FastifyReply {
  const { loginfmt = '' } = fields;
  if (fields.other !== undefined || loginfmt.trim() === '') return askForAccount(visit, pending, '', null);
  const user = findUserBySignInName(visit.lab.store.read(), loginfmt);
  if (!user) return refuseUnknown(visit, pending, loginfmt.trim());
  const session = presentSession(visit);
  // Picking the account that is signed in is enough, unless the application asked for a new authentication.
  if (session?.userId === user.id && !pending.prompting.forceAuthn) return completeSignIn(visit, pending, session);
  pending.userId = user.id;
  pending.passwordDone = false;
  return askForPassword(visit, pending, user, null);
}

/** A name of this tenant's domain is a typing mistake; an account from elsewhere is no guest of this tenant. */
function refuseUnknown(visit: Visit, pending: PendingSignIn, name: string): FastifyReply {
  const { tenant, applications } = visit.lab.store.read();
  const { purpose } = pending;
  const domain = name.split('@')[1]?.toLowerCase();
  const app =
    purpose.kind === 'application' ? applications.find(({ objectId }) => objectId === purpose.appObjectId) : null;
  const event = { ...eventOf(visit, pending), userId: null, typedName: name };
  if (!app || domain === undefined || domain === tenant.domain) {
    const failure = aadsts.userNotFound(name, tenant.name);
    writeSignInLog(visit.lab, { ...event, status: 'Failure', failure });
    return askForAccount(visit, pending, name, unknownName);
  }
  return showError(visit, event, aadsts.userNotInTenant(name, 'live.com', tenant.name, app));
}

const askForPassword = (visit: Visit, pending: PendingSignIn, user: LabUser, error: string | null) =>
  sendPage(visit, passwordPage({ tenantName: tenantName(visit), ctx: pending.id, name: signInName(user), error }));

function chosenUser(visit: Visit, pending: PendingSignIn): LabUser | null {
  return pending.userId === null ? null : findUser(visit.lab.store.read(), pending.userId);
}

function checkPassword(visit: Visit, pending: PendingSignIn, { passwd = '' }: Fields): FastifyReply {
  const user = chosenUser(visit, pending);
  if (!user) return askForAccount(visit, pending, '', null);
  if (!isPassword(passwd, user.passwordHash)) {
    writeSignInLog(visit.lab, { ...eventOf(visit, pending), status: 'Failure', failure: aadsts.wrongPassword() });
    return askForPassword(visit, pending, user, wrongPassword);
  }
  if (!user.accountEnabled) {
    writeSignInLog(visit.lab, { ...eventOf(visit, pending), status: 'Failure', failure: aadsts.userDisabled() });
    return askForPassword(visit, pending, user, disabled);
  }
  pending.passwordDone = true;
  if (!user.multifactor) return openSession(visit, pending, user, false);
  writeSignInLog(visit.lab, { ...eventOf(visit, pending), status: 'Interrupted', failure: aadsts.multifactorNeeded() });
  const number = 10 + (Number.parseInt(pending.id.slice(0, 6), 16) % 90);
  return sendPage(
    visit,
    multifactorPage({ tenantName: tenantName(visit), ctx: pending.id, name: signInName(user), number }),
  );
}

function checkSecondFactor(visit: Visit, pending: PendingSignIn, { answer }: Fields): FastifyReply {
  const user = chosenUser(visit, pending);
  if (!user || !pending.passwordDone || answer !== 'approve') return askForAccount(visit, pending, '', null);
  return openSession(visit, pending, user, true);
}

function openSession(visit: Visit, pending: PendingSignIn, user: LabUser, multifactor: boolean): FastifyReply {
  const { lab, signIns, request, reply } = visit;
  const before = sessionOf(request, signIns);
  if (before) signIns.closeSession(before.token);
  const session = signIns.openSession(user.id, multifactor);
  setSessionCookie(reply, session, { stay: false, secure: isSecure(lab) });
  if (request.cookies[hideStayCookie] !== undefined) return completeSignIn(visit, pending, session);
  return sendPage(visit, staySignedInPage({ tenantName: tenantName(visit), ctx: pending.id, name: signInName(user) }));
}

const isSecure = ({ publicUrl }: Lab) => publicUrl.startsWith('https:');

function staySignedIn(visit: Visit, pending: PendingSignIn, fields: Fields): FastifyReply {
  const { lab, reply } = visit;
  const session = presentSession(visit);
  // The cookie that was just set must have come back, and for the person who gave the password.
  if (!session || session.userId !== pending.userId) return askForAccount(visit, pending, '', null);
  if (fields.stay === 'yes') setSessionCookie(reply, session, { stay: true, secure: isSecure(lab) });
  if (fields.DontShowAgain === 'true')
    reply.setCookie(hideStayCookie, 'hidden', { path: '/', httpOnly: true, sameSite: 'lax' });
  return completeSignIn(visit, pending, session);
}

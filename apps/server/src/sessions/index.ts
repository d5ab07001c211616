/** Sessions and the gate: the one door. */

export { confirmSession } from './confirm-session.ts';
export { accountsOpenedByCaller, createSession, type NewSession, type OpenedSession } from './create-session.ts';
export { describeBrowser } from './describe-browser.ts';
export { describeSession } from './describe-session.ts';
export { closeToPasswords } from './end-account-sessions.ts';
export { endSessions } from './end-sessions.ts';
export { createGate } from './gate.ts';
export { type KnownPeople, knownPeople, rememberPerson } from './known-people.ts';
export { idleLimit, opening, type Session, type SessionMethod, sessionLifetime } from './session.ts';
export { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
export { registerSessions } from './session-routes.ts';
export type { SessionFilter } from './session-store.ts';
export { signOut } from './sign-out.ts';

/** HTTP: the one door. */
export type { Actor, Caller, Gate, Membership, Origin } from './caller.ts';
export { latchkey, roleRank } from './caller.ts';
export {
  browserCookie,
  clearCookie,
  joinCookie,
  knownCookie,
  logoutCookie,
  restartCookie,
  sessionCookie,
  setCookie,
  setCrossSiteCookie,
} from './cookies.ts';
export { createServer } from './create-server.ts';
export { serveHealth } from './health.ts';
export { found, Problem } from './problem.ts';
export { type Call, createRouter, type Handler, originOf, type Router } from './router.ts';
export { serveDashboard } from './serve-dashboard.ts';

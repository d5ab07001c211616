/** Single logout: the one door. */
export { registerSingleLogout } from './single-logout-routes.ts';

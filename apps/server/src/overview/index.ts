/** The overview of an account: the one door. */
export { registerOverview } from './overview-routes.ts';

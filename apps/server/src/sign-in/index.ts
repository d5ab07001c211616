/** Signing in through an identity provider: the one door. */
export { registerSignIn } from './sign-in-routes.ts';

/** Signing in through an identity provider: the one door. */
export { type HumanPage, sendPage, sendPostPage } from './pages/human-page.ts';
export { preparedCertificate } from './prepared-certificate.ts';
export { registerSignIn } from './sign-in-routes.ts';

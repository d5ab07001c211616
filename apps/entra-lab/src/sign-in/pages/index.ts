/** The pages of a sign-in. */
export { accountPage, pickAccountPage, signInName } from './account-pages.ts';
export { type AutoPost, autoPostPage, autoPostScript } from './auto-post-page.ts';
export { multifactorPage, passwordPage, staySignedInPage } from './credential-pages.ts';
export { errorPage, signedOutPage } from './message-pages.ts';
export { logoutAnsweredPage, signingOutPage } from './signing-out-page.ts';

/** Setup links: the one door. */
export { registerSetupLinks } from './setup-link-routes.ts';
export { findLinkForTest, isLinkOpen, noteTestBegun, noteTestPassed } from './setup-test.ts';

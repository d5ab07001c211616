/** The sign-in policy of an account, mixed or enforced, and the way back in: the one door. */
export { returnToMixed } from './change-sign-in-policy.ts';
export { confirmEnforcement } from './confirm-enforcement.ts';
export { enforcementJob } from './lapse-enforcement.ts';
export { registerSignInPolicy } from './sign-in-policy-routes.ts';

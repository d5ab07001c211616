/** Passwords: the one door. */
export { type Credentials, checkCredentials } from './check-credentials.ts';
export { hashPassword } from './password.ts';
export { registerPasswords } from './password-routes.ts';

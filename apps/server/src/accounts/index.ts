/** Accounts: the one door. */
export { type Account, accountView } from './account.ts';
export { registerAccounts } from './account-routes.ts';
export { findAccount, findAccountByAddress, lockAccount, saveAccount } from './account-store.ts';
export { createAccount } from './create-account.ts';

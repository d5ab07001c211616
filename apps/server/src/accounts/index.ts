/** Accounts: the one door. */
export { type Account, accountView, type Enforcement, isEnforced, policyOf } from './account.ts';
export { registerAccounts } from './account-routes.ts';
export {
  confirmEnforcementRow,
  findAccount,
  findAccountByAddress,
  lockAccount,
  saveAccount,
  selectLapsedAccounts,
} from './account-store.ts';
export { createAccount } from './create-account.ts';

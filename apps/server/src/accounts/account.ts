/** Accounts: the tenant. How an address is derived from a name. */
import { type Account as AccountView, type Plan, policyAt, type Role, type SignInPolicy } from '@latchkey/contract';
import { entitlementsOf } from '../plans/index.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  /** Its part of addresses: `/sign-in/contoso`. */
  readonly address: string;
  readonly plan: Plan;
  /** `null` for Mixed. What holds now is {@link policyOf}. */
  readonly enforcement: Enforcement | null;
  readonly signInPolicyChangedAt: number | null;
  readonly createdAt: number;
}

/** Single sign-on was enforced. */
export interface Enforcement {
  /** When it goes back to Mixed by itself; `null` once an admin has come in through single sign-on. */
  readonly confirmBy: number | null;
}

/** What holds at this moment, whether or not enforcement that has run out is written down already. */
export const policyOf = ({ enforcement }: Pick<Account, 'enforcement'>, now: number): SignInPolicy =>
  enforcement === null ? 'mixed' : policyAt('enforced', enforcement.confirmBy, now);

export const isEnforced = (account: Pick<Account, 'enforcement'>, now: number): boolean =>
  policyOf(account, now) === 'enforced';

/** As long as the contract allows, less room for a suffix that makes it unique. */
const maximumStemLength = 32;

/** Words that pages under `/sign-in/` use, now or soon. */
const reservedAddresses: ReadonlySet<string> = new Set(['recovery', 'options', 'new', 'help', 'api', 'saml']);

export const isReservedAddress = (address: string): boolean => reservedAddresses.has(address);

/** `Contoso Österreich GmbH` becomes `contoso-osterreich-gmbh`; a name without Latin letters becomes `account`. */
export function addressFromName(name: string): string {
  const address = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maximumStemLength)
    .replace(/^-+|-+$/g, '');
  return address.length < 2 || isReservedAddress(address) ? `account${address === '' ? '' : `-${address}`}` : address;
}

export function accountView({ enforcement, ...account }: Account, role: Role, now: number): AccountView {
  const signInPolicy = policyOf({ enforcement }, now);
  return {
    ...account,
    signInPolicy,
    signInPolicyChangedAt: changedAt({ enforcement, ...account }, now),
    enforcementConfirmBy: signInPolicy === 'enforced' ? (enforcement?.confirmBy ?? null) : null,
    ssoIncluded: entitlementsOf(account.plan).samlSso,
    role,
  };
}

/** Enforcement that has run out changed the policy at that very moment. */
const changedAt = ({ enforcement, signInPolicyChangedAt }: Account, now: number): number | null =>
  enforcement !== null && policyOf({ enforcement }, now) === 'mixed' ? enforcement.confirmBy : signInPolicyChangedAt;

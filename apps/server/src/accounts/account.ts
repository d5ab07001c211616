/** Accounts: the tenant. How an address is derived from a name. */
import type { Account as AccountView, Plan, Role, SignInPolicy } from '@latchkey/contract';
import { entitlementsOf } from '../plans/index.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  /** Its part of addresses: `/sign-in/contoso`. */
  readonly address: string;
  readonly plan: Plan;
  readonly signInPolicy: SignInPolicy;
  readonly signInPolicyChangedAt: number | null;
  readonly createdAt: number;
}

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

export const accountView = (account: Account, role: Role): AccountView => ({
  ...account,
  ssoIncluded: entitlementsOf(account.plan).samlSso,
  role,
});

/** The list of private addresses that may be called. */
import { isIP, isIPv4, isIPv6 } from 'node:net';

/** `all` private addresses, or those of these hosts and networks. */
export type PrivateAddresses = 'all' | readonly string[];

export interface Network {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** @returns `undefined` for text that is no such list. */
export function readPrivateAddresses(text: string): PrivateAddresses | undefined {
  if (text.toLowerCase() === 'allow') return 'all';
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  return entries.every((entry) => networkOf(entry) !== null || isHostName(entry)) ? entries : undefined;
}

/** An IP address or a network in CIDR notation; `null` for a host name and everything else. */
export function networkOf(entry: string): Network | null {
  const [address = '', prefixText, ...rest] = entry.split('/');
  const length = isIPv4(address) ? 32 : isIPv6(address) && !address.includes('%') ? 128 : null;
  if (length === null || rest.length > 0) return null;
  const prefix = prefixText === undefined ? length : /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : -1;
  return prefix < 0 || prefix > length ? null : { address, prefix, family: length === 32 ? 'ipv4' : 'ipv6' };
}

/** What looks like numbers with dots is a mistyped address, not a name. */
const isHostName = (entry: string): boolean =>
  isIP(entry) === 0 && /^(?!\d+(\.\d+)*$)[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i.test(entry);

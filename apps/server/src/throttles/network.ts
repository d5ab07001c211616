/** Which network an address belongs to, as far as limits are concerned. */
import { isIPv6 } from 'node:net';

const mappedIPv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const groupsOfNetwork = 4;
const groupsOfAddress = 8;

/** An IPv4 address as it is; of an IPv6 address the /64 that one line has, for itself, in any notation of it. */
export function networkOf(ipAddress: string): string {
  const [, plain] = mappedIPv4.exec(ipAddress) ?? [];
  if (plain !== undefined || !isIPv6(ipAddress)) return plain ?? ipAddress;
  const [head = '', tail] = (ipAddress.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = (part: string | undefined): string[] => (part === undefined || part === '' ? [] : part.split(':'));
  const [first, last] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: Math.max(0, groupsOfAddress - first.length - last.length) }, () => '0');
  const all = tail === undefined ? first : [...first, ...zeros, ...last];
  return `${all
    .slice(0, groupsOfNetwork)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

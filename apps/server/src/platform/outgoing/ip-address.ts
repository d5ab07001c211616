/** What kind of network an IP address lies in. IPv6 forms that carry an IPv4 address are judged by it. */
import { BlockList, isIPv4 } from 'node:net';

export type AddressKind =
  | 'public'
  /** Loopback, private use, carrier-grade NAT, unique local. */
  | 'private'
  /** Link-local, where clouds keep credentials; multicast, documentation, reserved, unknown. */
  | 'reserved';

type Range = readonly [network: string, prefix: number];

const listOf = (ranges: readonly Range[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
};

/** IANA's special-purpose registries, less what is globally reachable. */
const privateIpv4 = listOf(
  [
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
  ],
  'ipv4',
);
const reservedIpv4 = listOf(
  [
    ['0.0.0.0', 8],
    // A cloud's metadata service in the middle of the range for carrier-grade NAT.
    ['100.100.100.200', 32],
    ['169.254.0.0', 16],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
  'ipv4',
);
const privateIpv6 = listOf(
  [
    ['::1', 128],
    ['fc00::', 7],
    ['fec0::', 10],
  ],
  'ipv6',
);
const globalIpv6 = listOf([['2000::', 3]], 'ipv6');
const reservedIpv6 = listOf(
  [
    // IETF protocol assignments: Teredo, benchmarks, ORCHID.
    ['2001::', 23],
    ['2001:db8::', 32],
    ['3fff::', 20],
    // A cloud's metadata service among the unique local ones.
    ['fd00:ec2::254', 128],
  ],
  'ipv6',
);

/** @param address as a look-up gives it, an IPv6 zone included. */
export function kindOfAddress(address: string): AddressKind {
  const plain = withoutZone(address);
  const ipv4 = isIPv4(plain) ? plain : embeddedIpv4(plain);
  if (ipv4 !== null) {
    if (reservedIpv4.check(ipv4, 'ipv4')) return 'reserved';
    return privateIpv4.check(ipv4, 'ipv4') ? 'private' : 'public';
  }
  if (reservedIpv6.check(plain, 'ipv6')) return 'reserved';
  if (privateIpv6.check(plain, 'ipv6')) return 'private';
  // The rest of IPv6 is not in use: whatever it becomes, it was not meant by today's admins.
  return globalIpv6.check(plain, 'ipv6') ? 'public' : 'reserved';
}

export const withoutZone = (address: string): string => address.split('%')[0] ?? '';

/** The IPv4 address that an IPv6 address leads to by mapping, translation (NAT64) or tunnel (6to4); `null` for none. */
export function embeddedIpv4(address: string): string | null {
  const groups = groupsOf(withoutZone(address));
  if (groups === null) return null;
  const [first = 0, second = 0, third = 0] = groups;
  const dotted = (high = 0, low = 0) => [high >> 8, high & 255, low >> 8, low & 255].join('.');
  if (first === 0x2002) return dotted(second, third);
  const tail = dotted(groups[6], groups[7]);
  const zeroUntil = groups.findIndex((group) => group !== 0);
  const mapped = groups[5] === 0xffff && zeroUntil === 5;
  // ::1 and :: are addresses of their own.
  const compatible = zeroUntil === 6 || (zeroUntil === 7 && (groups[7] ?? 0) > 0xff);
  const translated = groups[4] === 0xffff && zeroUntil === 4 && groups[5] === 0;
  const nat64 = first === 0x64 && second === 0xff9b && groups.slice(2, 6).every((group) => group === 0);
  return mapped || compatible || translated || nat64 ? tail : null;
}

/** The eight groups of an IPv6 address; `null` for something else. */
function groupsOf(address: string): number[] | null {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const [, start = address, ...bytes] = dotted ?? [];
  const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number);
  const text = dotted === null ? address : `${start}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  const [head = '', tail] = text.split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const before = read(head);
  const after = read(tail ?? '');
  const missing = 8 - before.length - after.length;
  const groups = tail === undefined ? before : [...before, ...Array.from({ length: missing }, () => 0), ...after];
  return groups.length === 8 && groups.every((group) => group >= 0 && group <= 0xffff) ? groups : null;
}

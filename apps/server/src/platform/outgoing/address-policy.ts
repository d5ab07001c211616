/** Which private addresses may be called: what the operator has listed, and nothing else. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { networkOf, type PrivateAddresses } from '../../config/private-addresses.ts';
import { embeddedIpv4, kindOfAddress, withoutZone } from './ip-address.ts';

export interface AddressPolicy {
  /** Whether `address`, which `host` leads to, may be called: over plain http only where it is `private`. */
  judge(host: string, address: string): 'public' | 'private' | 'refused';
}

export function createAddressPolicy(allowed: PrivateAddresses): AddressPolicy {
  const networks = new BlockList();
  const hosts = new Set<string>();
  for (const entry of allowed === 'all' ? [] : allowed) {
    const network = networkOf(entry);
    if (network === null) hosts.add(entry.toLowerCase());
    else networks.addSubnet(network.address, network.prefix, network.family);
  }
  const lists = (address: string): boolean => {
    const plain = withoutZone(address);
    const ipv4 = isIPv4(plain) ? plain : embeddedIpv4(plain);
    return (ipv4 !== null && networks.check(ipv4, 'ipv4')) || (isIPv6(plain) && networks.check(plain, 'ipv6'));
  };
  return {
    judge(host, address) {
      const kind = kindOfAddress(address);
      if (kind === 'public') return 'public';
      if (allowed === 'all' && kind === 'private') return 'private';
      return hosts.has(host.toLowerCase()) || lists(address) ? 'private' : 'refused';
    },
  };
}

/** The name servers of LATCHKEY_DNS_SERVERS. */
import { isIPv4, isIPv6 } from 'node:net';

/** `127.0.0.1:5353`, `2001:db8::1`, `[2001:db8::1]:53`, separated by commas. */
export function readNameServers(text: string): readonly string[] | undefined {
  const all = text.split(',').map((one) => one.trim());
  const parts = all.filter((one) => one !== '');
  if (parts.length !== (text === '' ? 0 : all.length)) return undefined;
  return parts.every(isServerAddress) ? parts : undefined;
}

function isServerAddress(text: string): boolean {
  const [, six, four, port = '53'] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (Number(port) < 1 || Number(port) > 65_535) return false;
  return isIPv6(text) || isIPv4(four ?? '') || isIPv6(six ?? '');
}

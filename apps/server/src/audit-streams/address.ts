/** The address of a destination. Where it leads is looked at each time that something is sent there. */
import { type Platform, Problem } from '../platform/index.ts';

/** Throws INVALID_INPUT. */
export function readUrl({ config }: Pick<Platform, 'config'>, text: string): string {
  const advice = adviceOn(text.trim(), config.privateAddresses !== 'all' && config.privateAddresses.length === 0);
  if (advice !== null) throw new Problem('INVALID_INPUT', { fields: { url: advice } });
  return new URL(text.trim()).href;
}

function adviceOn(text: string, httpsOnly: boolean): string | null {
  if (!URL.canParse(text)) return 'Enter an address such as https://logs.example.com/latchkey.';
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'https:' && (httpsOnly || protocol !== 'http:')) return 'The address must begin with https://.';
  if (username !== '' || password !== '') return 'Leave user and password out: deliveries are signed instead.';
  return null;
}

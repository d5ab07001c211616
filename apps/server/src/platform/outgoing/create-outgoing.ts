/** Sends requests to servers that admins name, and guards the network that this server stands in. */
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { PrivateAddresses } from '../../config/private-addresses.ts';
import { type AddressPolicy, createAddressPolicy } from './address-policy.ts';
import { explainLookup } from './explain-failure.ts';
import { failed, type Outgoing, type OutgoingFailed, type OutgoingRequest, type OutgoingVerdict } from './outgoing.ts';
import { type Answer, type CheckedAddress, type HopVerdict, sendOnce } from './send-once.ts';

/** All addresses of a host name. Rejects with Node's codes when there are none. */
export type Lookup = (host: string) => Promise<readonly { readonly address: string }[]>;

export interface OutgoingOptions {
  readonly privateAddresses: PrivateAddresses;
  /** Default the system's. */
  readonly lookup?: Lookup;
  /** Certificate authorities (PEM) instead of Node's own. */
  readonly ca?: string;
}

interface Tools {
  readonly policy: AddressPolicy;
  readonly lookup: Lookup;
  readonly signal: AbortSignal;
  readonly ca?: string;
}

/**
 * A host name is looked up once for a hop, every address that comes out is judged, and only these are connected to:
 * a name that leads elsewhere a moment later (DNS rebinding) does not help.
 */
export function createOutgoing({ privateAddresses, lookup = systemLookupAll, ca }: OutgoingOptions): Outgoing {
  const policy = createAddressPolicy(privateAddresses);
  return {
    async request(request) {
      const impatience = new AbortController();
      const timer = setTimeout(() => impatience.abort(), request.timeoutMilliseconds);
      const { signal } = impatience;
      try {
        return await follow(request, { policy, lookup, signal, ...(ca === undefined ? {} : { ca }) });
      } catch (error) {
        if (!signal.aborted) throw error;
        const seconds = Math.max(1, Math.round(request.timeoutMilliseconds / 1000));
        const host = hostOf(request.url);
        return failed('timeout', `${host} did not answer within ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const systemLookupAll: Lookup = (host) => systemLookup(host, { all: true });

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : 'The server');

async function follow(request: OutgoingRequest, tools: Tools): Promise<OutgoingVerdict> {
  if (!URL.canParse(request.url)) return failed('address_invalid', 'This is not an address. It begins with https://.');
  const most = request.method === 'POST' ? 0 : (request.maxRedirects ?? 0);
  let url = new URL(request.url);
  let headers = request.headers ?? {};
  for (let redirects = 0; ; redirects += 1) {
    const answer = await hop(url, headers, request, tools);
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if ((status >= 200 && status <= 299) || status === 304) {
      return { ok: true, value: { ...answer.value, url: url.href } };
    }
    const { location } = answer.value.headers;
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return refuseStatus(url, answer.value);
    if (redirects >= most) {
      const why = most === 0 ? 'Redirects are not followed here.' : `More than ${most} redirects are not followed.`;
      return failed('redirect', `${url.hostname} redirects elsewhere. ${why}`);
    }
    if (!URL.canParse(location, url.href))
      return failed('redirect', `${url.hostname} redirects to what is no address.`);
    const next = new URL(location, url);
    if (url.protocol === 'https:' && next.protocol !== 'https:') {
      return failed('redirect', `${url.hostname} redirects from https to an address that is not.`);
    }
    if (next.origin !== url.origin) headers = withoutSecrets(headers);
    url = next;
  }
}

async function hop(
  url: URL,
  headers: Readonly<Record<string, string>>,
  request: OutgoingRequest,
  { policy, lookup, signal, ca }: Tools,
): Promise<HopVerdict> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return failed('address_invalid', 'Only addresses that begin with https:// can be called.');
  }
  if (url.username !== '' || url.password !== '') {
    return failed('address_invalid', 'An address with a user name or password inside is not called.');
  }
  const found = await resolve(url.hostname, lookup, signal);
  if (!found.ok) return found;
  const addresses = found.value;
  const judged = addresses.map(({ address }) => policy.judge(url.hostname, address));
  if (judged.length === 0) return explainLookup(null, url.hostname);
  if (judged.includes('refused')) {
    return failed(
      'address_not_allowed',
      `${url.hostname} leads to a private or reserved address, which this server does not call. Its operator can allow it with LATCHKEY_PRIVATE_ADDRESSES.`,
    );
  }
  if (url.protocol === 'http:' && judged.includes('public')) {
    return failed(
      'address_invalid',
      'The address begins with http://. Use https://, so that nobody can change what comes.',
    );
  }
  return sendOnce({ url, addresses, request, headers, signal, ...(ca === undefined ? {} : { ca }) });
}

/** A look-up cannot be called off: it is left alone when the time is over. */
async function resolve(
  hostname: string,
  lookup: Lookup,
  signal: AbortSignal,
): Promise<{ readonly ok: true; readonly value: CheckedAddress[] } | OutgoingFailed> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0) return { ok: true, value: [withFamily(literal)] };
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    const found = await Promise.race([lookup(hostname), over]);
    return { ok: true, value: found.map(({ address }) => withFamily(address)) };
  } catch (error) {
    if (signal.aborted) throw error;
    return explainLookup(error, hostname);
  }
}

const withFamily = (address: string): CheckedAddress => ({ address, family: isIP(address) === 6 ? 6 : 4 });

function refuseStatus(url: URL, { status, headers }: Answer): OutgoingFailed {
  const seconds = Number(headers['retry-after']);
  const wait = Number.isInteger(seconds) && seconds > 0 ? { retryAfterSeconds: seconds } : {};
  const meaning: Readonly<Record<number, string>> = {
    401: ' (it wants a sign-in)',
    403: ' (not permitted)',
    404: ' (there is nothing at this address)',
    410: ' (what was there is gone)',
    429: ' (too many requests)',
  };
  const text = meaning[status] ?? (status >= 500 ? ' (a fault at its side)' : '');
  return failed('status', `${url.hostname} answers with status ${status}${text}.`, { status, ...wait });
}

const withoutSecrets = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !['authorization', 'cookie'].includes(name.toLowerCase())),
  );

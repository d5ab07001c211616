/** One request to addresses that were checked before: no redirects, no second look-up. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { explainFailure } from './explain-failure.ts';
import { failed, type OutgoingFailed, type OutgoingRequest } from './outgoing.ts';

export interface CheckedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface Hop {
  readonly url: URL;
  /** Nothing but these is connected to. */
  readonly addresses: readonly CheckedAddress[];
  readonly request: OutgoingRequest;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the request, wherever it is. */
  readonly signal: AbortSignal;
  /** Certificate authorities instead of Node's own. */
  readonly ca?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type HopVerdict = { readonly ok: true; readonly value: Answer } | OutgoingFailed;

/** Rejects only when the signal ends it. */
export function sendOnce({ url, addresses, request, headers, signal, ca }: Hop): Promise<HopVerdict> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown) => {
      if (signal.aborted) reject(signal.reason);
      else resolve(explainFailure(error, url.hostname));
    };
    const sent = send(url, {
      method: request.method ?? 'GET',
      // Compressed bodies would need a limit of their own.
      headers: { 'user-agent': 'Latchkey', ...headers, 'accept-encoding': 'identity' },
      // A connection of its own: none that was made to another address before.
      agent: false,
      lookup: only(addresses),
      signal,
      ...(ca === undefined ? {} : { ca }),
    });
    sent.on('error', refuse);
    sent.on('response', (response) => {
      read(response, request.maxBytes, url.hostname).then(resolve, refuse);
    });
    sent.end(request.body);
  });
}

/** A look-up that answers with what was found out before. */
const only =
  (addresses: readonly CheckedAddress[]): LookupFunction =>
  (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };

async function read(response: IncomingMessage, maxBytes: number, host: string): Promise<HopVerdict> {
  const status = response.statusCode ?? 0;
  const headers = headersOf(response);
  const refuse = (...failure: Parameters<typeof failed>): OutgoingFailed => {
    response.destroy();
    return failed(...failure);
  };
  // Nobody reads what stands beside a redirect or an error.
  if (status < 200 || status > 299) {
    response.destroy();
    return { ok: true, value: { status, headers, body: Buffer.alloc(0) } };
  }
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    return refuse('malformed', `${host} answers compressed (${encoding.slice(0, 40)}), which was not asked for.`);
  }
  const tooLarge = `The answer of ${host} is larger than ${sizeText(maxBytes)}.`;
  if (Number(headers['content-length']) > maxBytes) return refuse('too_large', tooLarge);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return refuse('too_large', tooLarge);
    chunks.push(chunk);
  }
  return { ok: true, value: { status, headers, body: Buffer.concat(chunks) } };
}

const headersOf = (response: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : `${value}`,
    ]),
  );

const sizeText = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.round(bytes / (1024 * 1024))} MB` : `${Math.ceil(bytes / 1024)} KB`;

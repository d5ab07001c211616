/** Takes a SAML message from the query (HTTP-Redirect) or the form (HTTP-POST). */
import { decodeRedirect } from '@latchkey/saml';
import { aadsts, type EntraFailure } from '../errors/index.ts';

/** A request to `/{tenant}/saml2`, as it came in. */
export interface Transport {
  readonly method: 'GET' | 'POST';
  /** The first part of the path: the tenant's id or domain. */
  readonly tenant: string;
  /** Without the question mark, not decoded. */
  readonly rawQuery: string;
  /** The fields of a POST. */
  readonly form: Readonly<Record<string, string>>;
}

type Decoded<T> = T extends { readonly ok: true; readonly value: infer Value } ? Value : never;
type RedirectMessage = Decoded<ReturnType<typeof decodeRedirect>>;

export interface SamlMessage {
  readonly xml: Uint8Array;
  readonly relayState: string | null;
  /** What a detached signature is verified against; `null` for HTTP-POST. */
  readonly redirect: RedirectMessage | null;
}

export type Received =
  | { readonly ok: true; readonly message: SamlMessage }
  | { readonly ok: false; readonly failure: EntraFailure };

/** Longer queries are refused by Entra too. */
const queryLimit = 16 * 1024;

export function receiveMessage(transport: Transport): Received {
  return transport.method === 'GET' ? fromQuery(transport.rawQuery) : fromForm(transport.form);
}

function fromQuery(query: string): Received {
  if (query.length > queryLimit) return { ok: false, failure: aadsts.queryTooLong() };
  const decoded = decodeRedirect(query);
  if (decoded.ok) {
    return {
      ok: true,
      message: { xml: decoded.value.xml, relayState: decoded.value.relayState, redirect: decoded.value },
    };
  }
  const missing = decoded.rejection.code === 'MESSAGE_MISSING';
  return { ok: false, failure: missing ? aadsts.messageMissing() : aadsts.undecodable() };
}

function fromForm({ SAMLRequest: encoded = '', RelayState }: Transport['form']): Received {
  if (encoded === '') return { ok: false, failure: aadsts.messageMissing() };
  const base64 = encoded.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return { ok: false, failure: aadsts.undecodable() };
  return { ok: true, message: { xml: Buffer.from(base64, 'base64'), relayState: RelayState ?? null, redirect: null } };
}

/** HTTP requests to servers that admins name: what is asked, and the verdict. */

export interface OutgoingRequest {
  readonly url: string;
  /** Default `GET`. */
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Of the answer's body; what is longer is refused while it is read. */
  readonly maxBytes: number;
  /** For everything: look-up, connection, redirects, the whole body. */
  readonly timeoutMilliseconds: number;
  /** How many redirects of a GET are followed, each checked like the first address. Default none. */
  readonly maxRedirects?: number;
}

export interface OutgoingResponse {
  /** 200 to 299, or 304. */
  readonly status: number;
  /** Names in lower case; what comes several times is joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where the answer came from, after redirects. */
  readonly url: string;
}

export type OutgoingFailureKind =
  /** No address that could be called: not https, user and password inside, … */
  | 'address_invalid'
  /** It leads to a private or reserved address that the configuration does not allow. */
  | 'address_not_allowed'
  | 'dns'
  | 'connection'
  | 'tls'
  | 'timeout'
  | 'too_large'
  | 'redirect'
  /** What came was no HTTP, or encoded in a way that was not asked for. */
  | 'malformed'
  | 'status';

export interface OutgoingFailure {
  readonly kind: OutgoingFailureKind;
  /** One or two plain sentences for the admin who named the address. */
  readonly message: string;
  /** Of a `status`. */
  readonly status?: number;
  /** What the answer of a `status` said about the next try. */
  readonly retryAfterSeconds?: number;
}

export interface OutgoingFailed {
  readonly ok: false;
  readonly failure: OutgoingFailure;
}

export type OutgoingVerdict = { readonly ok: true; readonly value: OutgoingResponse } | OutgoingFailed;

export interface Outgoing {
  /** Never throws for faults of the other side. */
  request(request: OutgoingRequest): Promise<OutgoingVerdict>;
}

export const failed = (
  kind: OutgoingFailureKind,
  message: string,
  extras: Pick<OutgoingFailure, 'status' | 'retryAfterSeconds'> = {},
): OutgoingFailed => ({ ok: false, failure: { kind, message, ...extras } });

/** Puts a message on an address for the HTTP-Redirect binding (Bindings 3.4.4), signed or not. */
import { bytesOfText, deflate, encodeBase64, signBytes } from '../crypto/index.ts';
import { signatureAlgorithms } from '../signature/algorithms.ts';
import type { RedirectSigning } from './types.ts';

export interface RedirectInput {
  readonly location: string;
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: string;
  /** `null` leaves the parameter out. */
  readonly relayState: string | null;
  readonly signing: RedirectSigning | null;
}

/** Parameters of the binding: a location that brings one of its own would make the message ambiguous. */
const RESERVED = new Set(['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature', 'SAMLEncoding']);

/**
 * The signature covers `SAMLRequest=…&RelayState=…&SigAlg=…` exactly as it stands in the address (Bindings 3.4.4.1).
 *
 * Throws `TypeError` when the algorithm is unknown or does not fit the key.
 *
 * @returns the whole address; parameters that the location already has are kept, but for those of the binding itself.
 */
export function encodeRedirect(input: RedirectInput): string {
  const parameters = [`${input.parameter}=${percentEncode(encodeBase64(deflate(bytesOfText(input.xml))))}`];
  if (input.relayState !== null) parameters.push(`RelayState=${percentEncode(input.relayState)}`);
  if (input.signing !== null) {
    parameters.push(`SigAlg=${percentEncode(input.signing.algorithm)}`);
    const signature = sign(input.signing, bytesOfText(parameters.join('&')));
    parameters.push(`Signature=${percentEncode(encodeBase64(signature))}`);
  }
  return withQuery(input.location, parameters);
}

function sign({ key, algorithm }: RedirectSigning, octets: Uint8Array): Uint8Array {
  const known = signatureAlgorithms.get(algorithm);
  if (known?.keyType !== key.keyType) throw new TypeError(`'${algorithm}' is unknown or does not fit the key.`);
  return signBytes(key, known.hash, octets);
}

function withQuery(location: string, parameters: readonly string[]): string {
  const [address = '', fragment] = splitOnce(location, '#');
  const [path = '', query] = splitOnce(address, '?');
  const kept = (query ?? '').split('&').filter((part) => part !== '' && !RESERVED.has(part.split('=')[0] ?? ''));
  return `${path}?${[...kept, ...parameters].join('&')}${fragment === undefined ? '' : `#${fragment}`}`;
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** RFC 3986, 2.1, leaving the unreserved characters only, so that every receiver encodes it the same way again. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

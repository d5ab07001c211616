/** Reads a message from the query of an address (Bindings 3.4.4): strict base64, inflate with a limit. */

import { bytesOfText, decodeBase64, inflate } from '../crypto/index.ts';
import { shorten } from '../shorten.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import { readQuery } from './read-query.ts';

export interface RedirectMessage {
  readonly binding: 'redirect';
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: Uint8Array;
  readonly relayState: string | null;
  readonly signature: {
    readonly algorithm: string;
    readonly value: Uint8Array;
    /** The part of the query that the signature covers, as received: message, RelayState, SigAlg. */
    readonly signedOctets: Uint8Array;
  } | null;
}

/** Characters of the whole query. Browsers and servers stop long before. */
const QUERY_LIMIT = 128 * 1024;
/** Bytes of XML: more than any AuthnRequest or LogoutRequest needs, little enough to parse for everybody who asks. */
const XML_LIMIT = 256 * 1024;
const DEFLATE_ENCODING = 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE';

/**
 * Codes: MESSAGE_TOO_LARGE (query over 128 KB, XML over 256 KB), MESSAGE_MISSING (no SAMLRequest or SAMLResponse; Entra
 * ID: AADSTS750054), REQUEST_MALFORMED (a parameter twice, both messages, broken percent-encoding),
 * MESSAGE_NOT_BASE64, MESSAGE_NOT_DEFLATED, SIGNATURE_MALFORMED (Signature or SigAlg without the other, not base64).
 *
 * @param query the raw query string as received, without the question mark.
 */
export function decodeRedirect(query: string): Verdict<RedirectMessage> {
  if (query.length > QUERY_LIMIT) {
    return reject({ code: 'MESSAGE_TOO_LARGE', message: `The query is longer than ${QUERY_LIMIT} characters.` });
  }
  const read = readQuery(query);
  if (!read.ok) return read;
  const parameters = read.value;
  const parameter = parameters.SAMLRequest === undefined ? 'SAMLResponse' : 'SAMLRequest';
  const message = parameters[parameter];
  if (message === undefined || message.base64 === '') {
    return reject({
      code: 'MESSAGE_MISSING',
      message: 'The address has no SAMLRequest or SAMLResponse parameter.',
      expected: ['SAMLRequest', 'SAMLResponse'],
      received: parameters.names.slice(0, 20).map((name) => shorten(name)),
    });
  }
  if (parameters.SAMLRequest !== undefined && parameters.SAMLResponse !== undefined) {
    return reject({ code: 'REQUEST_MALFORMED', message: 'The address has both a SAMLRequest and a SAMLResponse.' });
  }
  const encoding = parameters.SAMLEncoding?.text ?? DEFLATE_ENCODING;
  if (encoding !== DEFLATE_ENCODING) {
    return reject({
      code: 'MESSAGE_NOT_DEFLATED',
      message: 'The SAMLEncoding parameter names an encoding that is not DEFLATE.',
      expected: [DEFLATE_ENCODING],
      received: [shorten(encoding)],
    });
  }
  const xml = inflateMessage(parameter, message.base64);
  if (!xml.ok) return xml;
  const signature = readSignature(parameters, [message.raw, parameters.RelayState?.raw, parameters.SigAlg?.raw]);
  if (!signature.ok) return signature;
  return accept({
    binding: 'redirect',
    parameter,
    xml: xml.value,
    relayState: parameters.RelayState?.text ?? null,
    signature: signature.value,
  });
}

function inflateMessage(parameter: string, base64: string): Verdict<Uint8Array> {
  const deflated = decodeBase64(base64);
  if (deflated === null) {
    return reject({ code: 'MESSAGE_NOT_BASE64', message: `The ${parameter} parameter is not base64.` });
  }
  const xml = inflate(deflated, XML_LIMIT);
  if (xml === 'too-large') {
    return reject({ code: 'MESSAGE_TOO_LARGE', message: `The message inflates to more than ${XML_LIMIT} bytes.` });
  }
  if (xml === null) {
    // A POST-binding message put on an address: plain XML in base64.
    const plain = deflated[0] === 0x3c || (deflated[0] === 0xef && deflated[1] === 0xbb);
    return reject({
      code: 'MESSAGE_NOT_DEFLATED',
      message: plain
        ? `The ${parameter} parameter holds plain XML; the HTTP-Redirect binding wants it deflated.`
        : `The ${parameter} parameter is not one whole DEFLATE stream.`,
    });
  }
  return accept(xml);
}

type Parameters = Extract<ReturnType<typeof readQuery>, { ok: true }>['value'];

function readSignature(
  { SigAlg, Signature }: Parameters,
  signed: readonly (string | undefined)[],
): Verdict<RedirectMessage['signature']> {
  if (SigAlg === undefined && Signature === undefined) return accept(null);
  if (SigAlg === undefined || Signature === undefined) {
    const [present, absent] = SigAlg === undefined ? ['Signature', 'SigAlg'] : ['SigAlg', 'Signature'];
    return reject({ code: 'SIGNATURE_MALFORMED', message: `The address has ${present} but no ${absent}.` });
  }
  const value = decodeBase64(Signature.base64);
  if (value === null || value.length === 0) {
    return reject({ code: 'SIGNATURE_MALFORMED', message: 'The Signature parameter is not base64.' });
  }
  const octets = signed.filter((part) => part !== undefined).join('&');
  return accept({ algorithm: SigAlg.text, value, signedOctets: bytesOfText(octets) });
}

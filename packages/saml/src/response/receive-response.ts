/** Takes the SAMLResponse form field apart: base64, strict XML, one tree that both verification and reading use. */
import { inflate, passingBase64 } from '../crypto/index.ts';
import { accept, type Rejection, reject, type Verdict } from '../verdict.ts';
import { messageLimits, parseXml, type XmlElement } from '../xml/index.ts';
import { readClaims } from './read-claims.ts';
import type { UnverifiedClaims } from './types.ts';

/** Base64 is a third longer; line breaks add a little. */
const MAX_FIELD_LENGTH = Math.ceil(messageLimits.bytes * 1.4);

/** A response that is well-formed XML and nothing more. */
export class ReceivedResponse {
  /** The tree that is verified and read. Not for callers: nothing in it is verified. */
  readonly root: XmlElement;
  #claims: UnverifiedClaims | null = null;

  constructor(root: XmlElement) {
    this.root = root;
  }

  get claims(): UnverifiedClaims {
    this.#claims ??= readClaims(this.root);
    return this.#claims;
  }

  /** The decoded XML, for diagnosis. */
  get xml(): string {
    return this.root.document.text;
  }
}

/**
 * @param samlResponse the form field as posted: base64, not deflated (Bindings 3.5.4). White space in it is fine.
 * Codes: MESSAGE_*, XML_*.
 */
export function receiveResponse(samlResponse: string): Verdict<ReceivedResponse> {
  if (samlResponse === '') return reject({ code: 'MESSAGE_MISSING', message: 'The SAMLResponse field is empty.' });
  if (samlResponse.length > MAX_FIELD_LENGTH) {
    return reject({
      code: 'MESSAGE_TOO_LARGE',
      message: 'The SAMLResponse field is larger than what is read.',
      expected: [`at most ${MAX_FIELD_LENGTH} characters`],
      received: [`${samlResponse.length} characters`],
    });
  }
  const bytes = passingBase64(samlResponse);
  if (bytes === null) return reject(notBase64(samlResponse));
  const parsed = parseXml(bytes);
  if (parsed.ok) return accept(new ReceivedResponse(parsed.value));
  return isDeflated(bytes) ? reject({ ...parsed.rejection, facts: { isDeflated: true } }) : parsed;
}

/** A plus sign that is not escaped in a form arrives as a blank: the commonest reason. */
const notBase64 = (samlResponse: string): Rejection => ({
  code: 'MESSAGE_NOT_BASE64',
  message: 'The SAMLResponse field is not base64.',
  facts: { hasBlanks: samlResponse.includes(' ') },
});

/** Whether the message was made for HTTP-Redirect, which deflates; HTTP-POST does not (Bindings 3.4.4, 3.5.4). */
function isDeflated(bytes: Uint8Array): boolean {
  const inflated = inflate(bytes, messageLimits.bytes);
  return inflated instanceof Uint8Array && inflated[0] === LESS;
}

const LESS = 0x3c;

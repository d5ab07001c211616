/** Reads a message from the form fields of the HTTP-POST binding (Bindings 3.5.4): strict base64, nothing deflated. */
import { decodeBase64, inflate } from '../crypto/index.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import { messageLimits } from '../xml/index.ts';

export interface PostMessage {
  readonly binding: 'post';
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: Uint8Array;
  readonly relayState: string | null;
}

/** The fields as a form parser gives them. A field that came twice is the form parser's to refuse. */
export interface PostFields {
  readonly SAMLRequest?: string | undefined;
  readonly SAMLResponse?: string | undefined;
  readonly RelayState?: string | undefined;
}

/** Base64 is a third longer; line breaks add a little. */
const FIELD_LIMIT = Math.ceil(messageLimits.bytes * 1.4);
const LESS = 0x3c;

/**
 * Codes: MESSAGE_MISSING, REQUEST_MALFORMED (a request and a response at once), MESSAGE_TOO_LARGE, MESSAGE_NOT_BASE64 (also
 * where the content is deflated, which is for addresses only; `isDeflated` in the facts).
 */
export function decodePost(fields: PostFields): Verdict<PostMessage> {
  const { SAMLRequest = '', SAMLResponse = '', RelayState } = fields;
  if (SAMLRequest !== '' && SAMLResponse !== '') {
    return reject({ code: 'REQUEST_MALFORMED', message: 'The form has both a SAMLRequest and a SAMLResponse.' });
  }
  const parameter = SAMLRequest === '' ? 'SAMLResponse' : 'SAMLRequest';
  const field = SAMLRequest === '' ? SAMLResponse : SAMLRequest;
  if (field === '') {
    return reject({
      code: 'MESSAGE_MISSING',
      message: 'The form has no SAMLRequest or SAMLResponse field.',
      expected: ['SAMLRequest', 'SAMLResponse'],
    });
  }
  if (field.length > FIELD_LIMIT) {
    return reject({
      code: 'MESSAGE_TOO_LARGE',
      message: `The ${parameter} field is larger than what is read.`,
      expected: [`at most ${FIELD_LIMIT} characters`],
      received: [`${field.length} characters`],
    });
  }
  const xml = decodeBase64(field);
  if (xml === null) {
    return reject({
      code: 'MESSAGE_NOT_BASE64',
      message: `The ${parameter} field is not base64.`,
      facts: { hasBlanks: field.includes(' ') },
    });
  }
  if (isDeflated(xml)) {
    return reject({
      code: 'MESSAGE_NOT_BASE64',
      message: `The ${parameter} field holds a deflated message; the HTTP-POST binding wants the XML itself in base64.`,
      facts: { isDeflated: true },
    });
  }
  return accept({ binding: 'post', parameter, xml, relayState: RelayState ?? null });
}

function isDeflated(bytes: Uint8Array): boolean {
  if (bytes[0] === LESS) return false;
  const inflated = inflate(bytes, messageLimits.bytes);
  return inflated instanceof Uint8Array && inflated[0] === LESS;
}

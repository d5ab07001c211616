/** Decodes a pasted message with the decoders of the product, whichever binding it was made for. */
import {
  accept,
  decodePost,
  decodeRedirect,
  parseXml,
  type RedirectMessage,
  reject,
  type Verdict,
  type XmlElement,
} from '@latchkey/saml';
import { findMessage, type Pasted } from './pasted.ts';

export interface Message {
  readonly pasted: Pasted;
  /** Whether it was compressed, as addresses want it. */
  readonly isDeflated: boolean;
  readonly root: XmlElement;
  readonly xml: string;
  /** The signature that an address carries beside the message. */
  readonly addressSignature: RedirectMessage['signature'];
}

/** Verifies nothing. Codes: MESSAGE_*, XML_*, and those of `decodeRedirect`. */
export function readMessage(bytes: Uint8Array): Verdict<Message> {
  const pasted = findMessage(bytes);
  if (pasted.field === '')
    return reject({ code: 'MESSAGE_MISSING', message: 'There is no SAML message in the input.' });
  const decoded = decode(pasted);
  if (!decoded.ok) return decoded;
  const { xml, isDeflated, addressSignature } = decoded.value;
  const root = parseXml(xml);
  if (!root.ok) return root;
  return accept({ pasted, isDeflated, addressSignature, root: root.value, xml: root.value.document.text });
}

interface Decoded {
  readonly xml: Uint8Array;
  readonly isDeflated: boolean;
  readonly addressSignature: RedirectMessage['signature'];
}

function decode(pasted: Pasted): Verdict<Decoded> {
  const posted = decodePost({ SAMLResponse: pasted.field });
  if (posted.ok) return accept({ xml: posted.value.xml, isDeflated: false, addressSignature: null });
  if (pasted.query === null && posted.rejection.facts?.isDeflated !== true) return posted;
  const redirected = decodeRedirect(pasted.query ?? `SAMLResponse=${encodeURIComponent(pasted.field)}`);
  if (!redirected.ok) return redirected;
  return accept({ xml: redirected.value.xml, isDeflated: true, addressSignature: redirected.value.signature });
}

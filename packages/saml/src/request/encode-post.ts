/** Makes the form of the HTTP-POST binding (Bindings 3.5.4): base64 of the XML, never deflated, signed inside or not. */
import { bytesOfText, type Certificate, encodeBase64, type PrivateKey } from '../crypto/index.ts';
import { signatureIn, signElement } from '../signature/index.ts';
import { parseXml, type XmlElement } from '../xml/index.ts';

export interface PostSigning {
  readonly key: PrivateKey;
  /** The certificate of that key. It goes into KeyInfo, by which Entra ID finds the one that was uploaded to it. */
  readonly certificate: Certificate;
  /** Entra ID takes `sha256` only ("Require verification certificates"). */
  readonly hash: 'sha256' | 'sha384' | 'sha512';
}

export interface PostInput {
  readonly location: string;
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  /** One of our own messages, with an ID and an Issuer, not signed yet. */
  readonly xml: string;
  /** `null` leaves the field out. */
  readonly relayState: string | null;
  readonly signing: PostSigning | null;
}

/** A form that submits itself. Names and values are not escaped: that is for whoever writes the page. */
export interface PostForm {
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/**
 * The signature stands right behind the Issuer, where the schema wants it (Core 3.2.1). RelayState is not covered by it: the
 * binding has no way to (Bindings 3.5.4.1).
 *
 * Throws `TypeError` when the XML cannot be read, is signed already, or has no ID or Issuer to sign by.
 */
export function encodePost({ location, parameter, xml, relayState, signing }: PostInput): PostForm {
  const message = signing === null ? xml : sign(xml, signing);
  const fields: { name: string; value: string }[] = [{ name: parameter, value: encodeBase64(bytesOfText(message)) }];
  if (relayState !== null) fields.push({ name: 'RelayState', value: relayState });
  return { action: location, fields };
}

function sign(xml: string, signing: PostSigning): string {
  const root = rootOf(xml);
  if (signatureIn(root) !== null) throw new TypeError('The message to sign is signed already.');
  return signElement(root, { ...signing, place: 'after-issuer' });
}

function rootOf(xml: string): XmlElement {
  const parsed = parseXml(bytesOfText(xml));
  if (!parsed.ok) throw new TypeError(`The message to sign cannot be read: ${parsed.rejection.message}`);
  return parsed.value;
}

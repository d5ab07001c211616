/** xml-crypto with xmldom: parsing and the signatures, none of SAML's checks, no decryption. */
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import type { Library } from '../library.ts';
import { type MessageName, party } from '../messages.ts';

function verify(field: string): string {
  const xml = Buffer.from(field, 'base64').toString('utf8');
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const signatures = document.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature');
  if (signatures.length === 0) throw new Error('There is no signature.');
  for (let i = 0; i < signatures.length; i++) {
    const signed = new SignedXml({ publicCert: party.idpCertificate, getCertFromKeyInfo: () => null });
    // xmldom's nodes are those of the DOM for xml-crypto, whose types come from the browser's.
    signed.loadSignature(signatures[i] as unknown as Node);
    if (!signed.checkSignature(xml)) throw new Error('The signature is wrong.');
  }
  const [nameId] = Array.from(document.getElementsByTagName('NameID'));
  return nameId?.textContent ?? '';
}

export const library: Library = { prepare: (message: MessageName) => (message === 'encrypted' ? null : verify) };

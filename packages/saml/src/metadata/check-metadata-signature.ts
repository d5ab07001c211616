/** Checks the signature that a metadata document brings: not for trust, but to notice a file that was altered. */
import { type Certificate, readCertificate } from '../crypto/index.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import { keyInfoCertificates, signatureIn, verifyEnveloped } from '../signature/index.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import type { XmlElement } from '../xml/index.ts';
import type { IdpMetadata } from './types.ts';

/** Says nothing about the content: the signature is made in a way that is not read here. */
const UNCHECKABLE: readonly RejectionCode[] = ['SIGNATURE_ALGORITHM_FORBIDDEN', 'SIGNATURE_TRANSFORM_FORBIDDEN'];

/**
 * The admin's upload is what is trusted, so the key in the document itself (KeyInfo, else the signing certificates) is good
 * enough here, and SHA-1 too. A signature that is right is worth knowing; one that is wrong means that the file is not
 * as the provider made it, and is refused with METADATA_SIGNATURE_INVALID. One that cannot be checked (unknown
 * algorithm, key not at hand) counts as not valid and is no reason to refuse.
 *
 * @param signable the element of the wanted entity, then the elements around it; the first that is signed counts.
 */
export function checkMetadataSignature(
  signable: readonly XmlElement[],
  signingCertificates: readonly string[],
): Verdict<IdpMetadata['signature']> {
  for (const element of signable) {
    const signature = signatureIn(element);
    if (signature === null) continue;
    const named = keyInfoCertificates(signature);
    const certificates = named.length > 0 ? named : signingCertificates.map(readCertificate).filter(isCertificate);
    const verified = verifyEnveloped(element, { certificates, allowSha1: true });
    if (verified.ok) return accept({ valid: true, certificateSha256: verified.value.signature.certificateSha256 });
    const { code, message, position } = verified.rejection;
    const keyAtHand = named.length > 0 || code === 'SIGNATURE_DIGEST_MISMATCH';
    if (UNCHECKABLE.includes(code) || !keyAtHand) return accept({ valid: false, certificateSha256: null });
    return reject({
      code: 'METADATA_SIGNATURE_INVALID',
      message:
        'The file was altered after it was signed. Download it again, and upload it as it is: not opened and saved, not copied from a browser window.',
      received: [message],
      facts: { reason: code },
      ...(position === undefined ? {} : { position }),
    });
  }
  return accept(null);
}

const isCertificate = (certificate: Certificate | null): certificate is Certificate => certificate !== null;

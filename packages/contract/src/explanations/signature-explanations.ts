/** Explanations of refusals by signatures and encryption. */
import { at, type Explanation, entraPlaces, latchkeyPlaces } from './explanation.ts';

const freshMetadata = at(
  latchkeyPlaces.replaceMetadata,
  'Upload the Federation Metadata XML that you have just downloaded from this very application.',
);
const sha256 = at(entraPlaces.algorithm, 'Choose SHA-256.');

export const signatureExplanations = {
  SIGNATURE_MISSING: {
    headline: 'nothing in the response is signed',
    why: 'Neither the response nor the assertion is signed, so anybody could have written it. The identity provider has to sign the assertion, the response, or both.',
    side: 'identity_provider',
    compares: null,
    entra: at(entraPlaces.signing, 'Choose “Sign SAML assertion” or “Sign SAML response and assertion”.'),
    latchkey: null,
  },
  SIGNATURE_MALFORMED: {
    headline: 'the signature is not built as it has to be',
    why: 'Parts of the signature are missing, repeated or unreadable. Identity providers do not make such signatures; the message was altered or forged.',
    side: 'sender',
    compares: null,
    entra: null,
    latchkey: at(
      latchkeyPlaces.test,
      'Test again. If a fresh sign-in fails in the same way, the identity provider’s SAML software is at fault.',
    ),
  },
  SIGNATURE_MISPLACED: {
    headline: 'the signature stands where it does not belong',
    why: 'A signature must be a direct child of what it signs. Moved signatures are how signature wrapping attacks look.',
    side: 'sender',
    compares: 'place',
    entra: null,
    latchkey: null,
  },
  SIGNATURE_REFERENCE_MISMATCH: {
    headline: 'the signature is about another part of the message',
    why: 'The signature names an ID that is not the ID of the element around it. This is how signature wrapping attacks look.',
    side: 'sender',
    compares: 'signed ID',
    entra: null,
    latchkey: null,
  },
  SIGNATURE_TRANSFORM_FORBIDDEN: {
    headline: 'the signature asks for a transformation that is not allowed',
    why: 'Before signing, a document may only be put into its canonical form. Other transformations could leave out the very part that matters.',
    side: 'sender',
    compares: 'transformation',
    entra: null,
    latchkey: null,
  },
  SIGNATURE_ALGORITHM_FORBIDDEN: {
    headline: 'the signature uses an algorithm that is not accepted',
    why: 'Accepted are RSA and ECDSA with SHA-256, SHA-384 or SHA-512. Anything else is too weak, or not meant for SAML. Set the identity provider to RSA with SHA-256.',
    side: 'identity_provider',
    compares: 'algorithm',
    entra: sha256,
    latchkey: null,
  },
  SIGNATURE_SHA1_FORBIDDEN: {
    headline: 'the signature uses SHA-1',
    why: 'SHA-1 is broken and is refused, unless an identity provider that cannot do better is marked as legacy.',
    side: 'identity_provider',
    compares: 'algorithm',
    entra: sha256,
    latchkey: at(
      latchkeyPlaces.sha1,
      'Only if the identity provider cannot do SHA-256: allow SHA-1 for this provider.',
    ),
  },
  SIGNATURE_DIGEST_MISMATCH: {
    headline: 'the content was changed after it was signed',
    why: 'The signed part is not what the identity provider signed. Something altered it on the way: an attack, a proxy that rewrites pages, or a tool that re-formats XML.',
    side: 'between',
    compares: 'digest',
    entra: null,
    latchkey: at(
      latchkeyPlaces.test,
      'Test from another network. If it works there, something in the first network alters pages.',
    ),
  },
  SIGNATURE_INVALID: {
    headline: 'the signature is wrong',
    why: 'The signature does not fit the certificate that it claims to be made with. The message was altered or forged, or two different keys share a name.',
    side: 'sender',
    compares: 'certificate',
    entra: at(entraPlaces.metadataXml, 'Download it again, in case the certificate was replaced.'),
    latchkey: freshMetadata,
  },
  SIGNATURE_KEY_UNKNOWN: {
    headline: 'signed with a certificate that is not known here',
    why: 'The certificate that signed is not in the metadata that was uploaded. A new certificate was made active, or the metadata is that of another application or of the whole tenant: in Entra every application has its own certificate.',
    side: 'latchkey',
    compares: 'certificate',
    entra: at(entraPlaces.metadataXml, 'Download it again from this application; it contains the new certificate.'),
    latchkey: freshMetadata,
  },
  SIGNATURE_NO_TRUSTED_KEY: {
    headline: 'there is no certificate here to check the signature with',
    why: 'The uploaded metadata has no signing certificate that can be used.',
    side: 'latchkey',
    compares: null,
    entra: at(entraPlaces.metadataXml, 'Download it from this application.'),
    latchkey: freshMetadata,
  },
  ENCRYPTION_KEY_MISSING: {
    headline: 'the assertion is encrypted and there is no key here to open it',
    why: 'The identity provider encrypts, but there is no certificate for encryption here: it has another product’s, or ours was retired. Signing protects the sign-in; encryption is not needed over HTTPS.',
    side: 'identity_provider',
    compares: 'encryption certificate',
    entra: at(entraPlaces.encryption, 'Open the menu “…” of the certificate and choose Deactivate token encryption.'),
    latchkey: at(
      latchkeyPlaces.encryption,
      'Or create a certificate here, import it in Entra under Token encryption, and activate it there.',
    ),
  },
  ENCRYPTION_ALGORITHM_FORBIDDEN: {
    headline: 'the assertion is encrypted in a way that is not accepted',
    why: 'Accepted are AES (GCM or CBC) with RSA-OAEP. Triple DES is too weak, and RSA with PKCS#1 v1.5 can be broken by asking often enough. Set the identity provider to AES-256 and RSA-OAEP.',
    side: 'identity_provider',
    compares: 'algorithm',
    entra: at(entraPlaces.encryption, 'Deactivate token encryption, or import the certificate again.'),
    latchkey: null,
  },
  ENCRYPTION_MALFORMED: {
    headline: 'the encrypted assertion is not built as it has to be',
    why: 'Parts of the encryption are missing or repeated, so it cannot be opened.',
    side: 'identity_provider',
    compares: null,
    entra: at(entraPlaces.encryption, 'Deactivate token encryption and test again.'),
    latchkey: null,
  },
  ENCRYPTION_FAILED: {
    headline: 'the encrypted assertion could not be opened',
    why: 'It was encrypted for another certificate than those that are valid here, or damaged on the way. Usually Entra still encrypts with an old certificate: importing a new one there is not enough, it has to be activated. The person who signed in was told nothing of this.',
    side: 'identity_provider',
    compares: 'encryption certificate',
    entra: at(
      entraPlaces.encryption,
      'Compare the thumbprint of the active certificate. Import the certificate from Latchkey, open its menu “…” and choose Activate token encryption; or deactivate encryption.',
    ),
    latchkey: at(
      latchkeyPlaces.encryption,
      'Download the certificate there. The thumbprints that can be opened are those that are not retired.',
    ),
  },
} as const satisfies Record<string, Explanation>;

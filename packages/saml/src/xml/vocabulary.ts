/** Names that SAML messages are made of, found by a hash that the scanner computes on its way: no string is cut for them. */

const words =
  // protocol and assertion
  (
    'Response Assertion EncryptedAssertion Issuer Status StatusCode StatusMessage StatusDetail Extensions Subject NameID ' +
    'EncryptedID BaseID SubjectConfirmation SubjectConfirmationData Conditions AudienceRestriction Audience OneTimeUse ' +
    'ProxyRestriction Condition Advice AuthnStatement AuthnContext AuthnContextClassRef AuthnContextDecl ' +
    'AuthnContextDeclRef AuthenticatingAuthority SubjectLocality AttributeStatement Attribute EncryptedAttribute ' +
    'AttributeValue AuthnRequest NameIDPolicy RequestedAuthnContext LogoutRequest LogoutResponse SessionIndex ' +
    'ID Version IssueInstant Destination InResponseTo Consent Value Format NameQualifier SPNameQualifier SPProvidedID ' +
    'Method NotBefore NotOnOrAfter Recipient Address AuthnInstant SessionNotOnOrAfter Name NameFormat FriendlyName type ' +
    'nil lang ' +
    // signature and encryption
    'Signature SignedInfo CanonicalizationMethod SignatureMethod Reference Transforms Transform DigestMethod DigestValue ' +
    'SignatureValue KeyInfo X509Data X509Certificate InclusiveNamespaces PrefixList Algorithm URI Id Type Object ' +
    'EncryptedData EncryptedKey EncryptionMethod CipherData CipherValue MGF OAEPparams RetrievalMethod ' +
    // metadata
    'EntitiesDescriptor EntityDescriptor IDPSSODescriptor SPSSODescriptor RoleDescriptor KeyDescriptor ' +
    'SingleSignOnService SingleLogoutService AssertionConsumerService NameIDFormat Binding Location ' +
    'ResponseLocation index isDefault use entityID protocolSupportEnumeration'
  ).split(' ');

const SLOTS = 1024;
const table: (string | null)[] = new Array<string | null>(SLOTS).fill(null);

/** One step of the hash. The scanner applies it to each byte of a name, from {@link HASH_START}. */
export const HASH_START = 0;
export const hashStep = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0;

for (const word of words) {
  let hash = HASH_START;
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i));
  // Open addressing: the next free slot. The table is a sixth full, so that a miss ends soon.
  let slot = hash & (SLOTS - 1);
  while (table[slot] !== null) slot = (slot + 1) & (SLOTS - 1);
  table[slot] = word;
}

/** The known name at `start`..`end` of the document, or `null`. */
export function knownName(bytes: Uint8Array, start: number, end: number, hash: number): string | null {
  for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
    const word = table[slot];
    if (word === null || word === undefined) return null;
    if (word.length === end - start && sameBytes(word, bytes, start)) return word;
  }
}

function sameBytes(word: string, bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) !== bytes[start + i]) return false;
  }
  return true;
}

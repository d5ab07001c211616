/** Names that SAML messages are made of, found by a hash of a few of their bytes: no string is cut for them. */

import { sameBytes } from './same-bytes.ts';

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
  )
    .split(' ')
    // Keys of an object are unique in the engine's memory, so that comparing two of them is comparing pointers.
    .map((word) => Object.keys({ [word]: word })[0] ?? word);

const SLOTS = 1024;

/** Of these factors, chosen by trial, no two of the words share a slot. */
const slotOf = (length: number, first: number, middle: number, last: number): number =>
  (length + first * 11 + middle * 29 + last * 31) & (SLOTS - 1);

const table = new Array<string>(SLOTS).fill('');
for (const word of words) {
  const { length } = word;
  let slot = slotOf(length, word.charCodeAt(0), word.charCodeAt(length >> 1), word.charCodeAt(length - 1));
  // Words added later may collide: they take the next free slot.
  while (table[slot] !== '') slot = (slot + 1) & (SLOTS - 1);
  table[slot] = word;
}

// The same as bytes, all in a row, to be compared four at a time.
const lengths = Uint8Array.from(table, (word) => word.length);
const starts = new Uint16Array(SLOTS);
for (let slot = 1; slot < SLOTS; slot++) starts[slot] = (starts[slot - 1] ?? 0) + (lengths[slot - 1] ?? 0);
const letters = Uint8Array.from(table.join(''), (letter) => letter.charCodeAt(0));
const letterWords = new DataView(letters.buffer);

/** The known name at `start`..`end` of the document, or `null`. `words` are the same bytes as `bytes`. */
export function knownName(bytes: Uint8Array, words: DataView, start: number, end: number): string | null {
  const length = end - start;
  let slot = slotOf(length, bytes[start] ?? 0, bytes[start + (length >> 1)] ?? 0, bytes[end - 1] ?? 0);
  for (; lengths[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
    if (lengths[slot] !== length) continue;
    if (sameBytes(letters, letterWords, starts[slot] ?? 0, bytes, words, start, length)) return table[slot] ?? null;
  }
  return null;
}

/** Reads a message into an {@link Inspection}: whatever is where SAML has it, nothing of it verified. */
import { descendantsOf, describeCertificate, namespaces, type XmlElement } from '@latchkey/saml';
import type { AssertionView, Inspection, Logout, Name, SignatureView, SignInRequest } from './inspection.ts';
import type { Message } from './read-message.ts';
import { all, attribute, exactText, first, text, time } from './read-tree.ts';

const { protocol, assertion, signature: dsig } = namespaces;
/** One names a handful; a message with thousands is an attack, and each certificate costs time. */
const MAX_SIGNATURES = 20;

export function inspectMessage({ root, addressSignature }: Message): Inspection {
  const status = first(root, protocol, 'Status');
  const beside: readonly SignatureView[] =
    addressSignature === null
      ? []
      : [{ on: 'address', algorithm: addressSignature.algorithm, digest: null, reference: null, certificate: null }];
  return {
    kind: root.localName,
    isSaml: [protocol, assertion, namespaces.metadata].some((namespace) => namespace === root.namespace),
    id: attribute(root, 'ID'),
    issuer: text(first(root, assertion, 'Issuer')),
    destination: attribute(root, 'Destination'),
    issueInstant: time(root, 'IssueInstant'),
    inResponseTo: attribute(root, 'InResponseTo'),
    status: status === null ? null : statusOf(status),
    signInRequest: root.localName === 'AuthnRequest' ? signInRequestOf(root) : null,
    logout: root.localName === 'LogoutRequest' ? logoutOf(root) : null,
    assertions: assertionsOf(root),
    signatures: [...beside, ...descendantsOf(root, dsig, 'Signature').slice(0, MAX_SIGNATURES).map(signatureOf)],
  };
}

function statusOf(status: XmlElement): NonNullable<Inspection['status']> {
  const codes = descendantsOf(status, protocol, 'StatusCode').map((code) => attribute(code, 'Value') ?? '');
  return { codes, message: text(first(status, protocol, 'StatusMessage')) };
}

function signInRequestOf(root: XmlElement): SignInRequest {
  const contexts = first(root, protocol, 'RequestedAuthnContext');
  return {
    acsUrl: attribute(root, 'AssertionConsumerServiceURL'),
    forceAuthn: attribute(root, 'ForceAuthn'),
    isPassive: attribute(root, 'IsPassive'),
    nameIdFormat: attribute(first(root, protocol, 'NameIDPolicy'), 'Format'),
    authnContexts: all(contexts, assertion, 'AuthnContextClassRef').map((ref) => text(ref) ?? ''),
  };
}

const logoutOf = (root: XmlElement): Logout => ({
  nameId: nameOf(first(root, assertion, 'NameID')),
  isEncrypted: first(root, assertion, 'EncryptedID') !== null,
  sessionIndexes: all(root, protocol, 'SessionIndex').map((index) => text(index) ?? ''),
  notOnOrAfter: time(root, 'NotOnOrAfter'),
});

/** Wherever they stand: what is not where it belongs is worth seeing. */
const assertionsOf = (root: XmlElement): readonly AssertionView[] => [
  ...descendantsOf(root, assertion, 'Assertion').map((element) => assertionOf(element, false)),
  ...descendantsOf(root, assertion, 'EncryptedAssertion').map((element) => assertionOf(element, true)),
];

function assertionOf(element: XmlElement, isEncrypted: boolean): AssertionView {
  const subject = first(element, assertion, 'Subject');
  const conditions = first(element, assertion, 'Conditions');
  const statement = first(element, assertion, 'AuthnStatement');
  const context = first(statement, assertion, 'AuthnContext');
  return {
    isEncrypted,
    id: attribute(element, 'ID'),
    issuer: text(first(element, assertion, 'Issuer')),
    issueInstant: time(element, 'IssueInstant'),
    nameId: nameOf(first(subject, assertion, 'NameID')),
    audiences: conditions === null ? [] : descendantsOf(conditions, assertion, 'Audience').map(exactText),
    notBefore: time(conditions, 'NotBefore'),
    notOnOrAfter: time(conditions, 'NotOnOrAfter'),
    confirmations: all(subject, assertion, 'SubjectConfirmation').map(confirmationOf),
    authnInstant: time(statement, 'AuthnInstant'),
    authnContext: text(first(context, assertion, 'AuthnContextClassRef')),
    sessionIndex: attribute(statement, 'SessionIndex'),
    sessionNotOnOrAfter: time(statement, 'SessionNotOnOrAfter'),
    attributes: all(element, assertion, 'AttributeStatement')
      .flatMap((list) => all(list, assertion, 'Attribute'))
      .map((one) => ({
        name: attribute(one, 'Name'),
        values: all(one, assertion, 'AttributeValue').map(exactText),
      })),
  };
}

function confirmationOf(element: XmlElement): AssertionView['confirmations'][number] {
  const data = first(element, assertion, 'SubjectConfirmationData');
  return {
    method: attribute(element, 'Method'),
    recipient: attribute(data, 'Recipient'),
    notOnOrAfter: time(data, 'NotOnOrAfter'),
    inResponseTo: attribute(data, 'InResponseTo'),
  };
}

const nameOf = (element: XmlElement | null): Name | null =>
  element === null ? null : { value: exactText(element), format: attribute(element, 'Format') };

function signatureOf(signature: XmlElement): SignatureView {
  const info = first(signature, dsig, 'SignedInfo');
  const reference = first(info, dsig, 'Reference');
  const [named] = descendantsOf(signature, dsig, 'X509Certificate');
  const described = named === undefined ? null : describeCertificate(text(named) ?? '');
  return {
    on: signature.parent?.localName ?? signature.localName,
    algorithm: attribute(first(info, dsig, 'SignatureMethod'), 'Algorithm'),
    digest: attribute(first(reference, dsig, 'DigestMethod'), 'Algorithm'),
    reference: attribute(reference, 'URI'),
    certificate: described?.ok === true ? described.value : null,
  };
}

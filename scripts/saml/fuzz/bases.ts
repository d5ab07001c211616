/** Valid messages to begin with: some of our own writing, some of Entra ID's, each with what its service provider expects. */
import { readFileSync } from 'node:fs';
import {
  certificateFrom,
  instant,
  privateKeyFromPem,
  type ResponseExpectations,
  type ResponseInput,
  signXml,
  writeResponse,
} from '@latchkey/saml';
import { encryptXml } from '../../../packages/saml/src/encryption/index.ts';
import type { Material } from './operation.ts';
import { elementsNamed, parseRaw, type RawDocument, writeRaw } from './raw-tree.ts';

export interface Base {
  readonly name: string;
  readonly document: RawDocument;
  readonly expectations: ResponseExpectations;
  readonly material: Material;
}

const folder = new URL('../../../vectors/entra-responses/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

const key = privateKeyFromPem(read('app-cert-1.key'));
const certificate = certificateFrom(read('app-cert-1.crt'));
const attacker = {
  key: privateKeyFromPem(read('app-cert-2.key')),
  certificate: certificateFrom(read('app-cert-2.crt')),
};
const recipient = certificateFrom(read('sp-encryption.crt'));
const decryptionKeys = [privateKeyFromPem(read('sp-encryption.key'))];

const encrypt: Material['encrypt'] = (xml, algorithm) =>
  `<EncryptedAssertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${encryptXml(xml, recipient, algorithm)}</EncryptedAssertion>`;

const sign: Material['sign'] = (xml, id) => signXml({ xml, id, ...attacker, hash: 'sha256', place: 'after-issuer' });

const time = (clock: string) => instant(Date.parse(`2030-01-01T${clock}Z`));
const idp = 'https://idp.example.org/metadata';
const sp = { entityId: 'https://sp.example.com/metadata', acsUrl: 'https://sp.example.com/acs' };

const ownExpectations: ResponseExpectations = {
  now: time('12:00:00'),
  skewSeconds: 180,
  serviceProvider: { ...sp, decryptionKeys },
  identityProvider: { entityId: idp, signingCertificates: [certificate], allowSha1: false },
  inResponseTo: { kind: 'request', id: '_q1' },
};

function ownMessage(
  who: 'alice' | 'bob',
  what: 'assertion' | 'response' | 'both',
  more: Partial<ResponseInput> = {},
): string {
  return writeResponse({
    id: `_response-${who}`,
    issueInstant: time('11:59:58'),
    issuer: idp,
    destination: sp.acsUrl,
    inResponseTo: '_q1',
    assertion: {
      id: `_assertion-${who}`,
      issueInstant: time('11:59:58'),
      issuer: idp,
      nameId: { value: `${who}@example.com`, format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
      recipient: sp.acsUrl,
      audience: sp.entityId,
      notBefore: time('11:55:00'),
      notOnOrAfter: time('12:05:00'),
      confirmationNotOnOrAfter: time('12:05:00'),
      attributes: [
        { name: 'email', values: [`${who}@example.com`] },
        { name: 'groups', values: ['users', 'ünï & <co>', who] },
      ],
      authnInstant: time('11:50:00'),
      sessionIndex: `_session-${who}`,
      authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
    },
    signing: { key, certificate, what, hash: 'sha256' },
    ...more,
  });
}

/** Prefixes, line breaks, comments where they may stand, a CDATA value: what other products write. */
function prefixedMessage(): string {
  const plain = `<?xml version="1.0" encoding="UTF-8"?>
<saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:xs="http://www.w3.org/2001/XMLSchema" ID="_response-carol"
    Version="2.0" IssueInstant="2030-01-01T11:59:58Z" Destination="${sp.acsUrl}" InResponseTo="_q1">
  <saml2:Issuer xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">${idp}</saml2:Issuer>
  <saml2p:Status><saml2p:StatusCode Value='urn:oasis:names:tc:SAML:2.0:status:Success'/></saml2p:Status>
  <saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" Version="2.0" ID="_assertion-carol" IssueInstant="2030-01-01T11:59:58Z">
    <saml2:Issuer>${idp}</saml2:Issuer>
    <!-- who -->
    <saml2:Subject><saml2:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" NameQualifier="q">c&#97;rol</saml2:NameID>
      <saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml2:SubjectConfirmationData
        Recipient="${sp.acsUrl}" NotOnOrAfter="2030-01-01T12:05:00Z" InResponseTo="_q1"/></saml2:SubjectConfirmation></saml2:Subject>
    <saml2:Conditions NotBefore="2030-01-01T11:55:00Z" NotOnOrAfter="2030-01-01T12:05:00Z"><saml2:AudienceRestriction><saml2:Audience>${sp.entityId}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>
    <saml2:AuthnStatement AuthnInstant="2030-01-01T11:50:00Z" SessionIndex="_session-carol"><saml2:AuthnContext><saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>
    <saml2:AttributeStatement><saml2:Attribute Name="note"><saml2:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string"><![CDATA[a < b & c]]></saml2:AttributeValue></saml2:Attribute></saml2:AttributeStatement>
  </saml2:Assertion>
</saml2p:Response>
`;
  const assertion = signXml({
    xml: plain,
    id: '_assertion-carol',
    key,
    certificate,
    hash: 'sha256',
    place: 'after-issuer',
  });
  return signXml({ xml: assertion, id: '_response-carol', key, certificate, hash: 'sha256', place: 'after-issuer' });
}

const donor = parseRaw(ownMessage('bob', 'assertion'));

const assertionIn = (document: RawDocument): RawDocument => {
  const [place] = elementsNamed(document, ['Assertion']);
  return { kind: 'document', children: place === undefined ? [] : [place.element] };
};

function ownBase(name: string, xml: string, plaintext?: string): Base {
  const document = parseRaw(xml);
  const inner = plaintext === undefined ? assertionIn(document) : assertionIn(parseRaw(plaintext));
  return { name, document, expectations: ownExpectations, material: { donor, plaintext: inner, encrypt, sign } };
}

function encryptedBase(name: string, what: 'assertion' | 'both', algorithm: 'aes256-gcm' | 'aes256-cbc'): Base {
  const encrypted = ownMessage('alice', what, { encryption: { certificate: recipient, algorithm } });
  return ownBase(name, encrypted, ownMessage('alice', 'assertion'));
}

/** What the sample itself says is what its service provider expects. */
function entraBase(file: string): Base {
  const xml = read(file);
  const document = parseRaw(xml);
  const decrypted = file.startsWith('2') ? read(file.replace('.xml', '.decrypted-assertion.xml')) : null;
  const inner = decrypted ?? xml;
  const first = (pattern: RegExp, text: string): string | null => pattern.exec(text)?.[1] ?? null;
  const id = first(/InResponseTo="([^"]*)"/, xml);
  const sample = entraBaseDonor(file);
  return {
    name: `entra ${file.replace('.xml', '')}`,
    document,
    expectations: {
      now: instant(Date.parse(first(/IssueInstant="([^"]*)"/, xml) ?? '') + 1000),
      skewSeconds: 180,
      serviceProvider: {
        entityId: first(/<Audience>([^<]*)</, inner) ?? '',
        acsUrl: first(/Destination="([^"]*)"/, xml) ?? '',
        decryptionKeys,
      },
      identityProvider: {
        entityId: first(/<Issuer[^>]*>([^<]*)</, xml) ?? '',
        signingCertificates: [certificate],
        allowSha1: false,
      },
      inResponseTo: id === null ? { kind: 'unsolicited' } : { kind: 'request', id },
    },
    material: { donor: sample, plaintext: assertionIn(parseRaw(inner)), encrypt, sign },
  };
}

/** Another sample of the same tenant. */
const entraBaseDonor = (file: string): RawDocument =>
  parseRaw(read(file === '13-persistent-nameid.xml' ? '01-sign-assertion-sha256.xml' : '13-persistent-nameid.xml'));

export function makeBases(): readonly Base[] {
  return [
    ownBase('own assertion', ownMessage('alice', 'assertion')),
    ownBase('own response', ownMessage('alice', 'response')),
    ownBase('own both', ownMessage('alice', 'both')),
    ownBase('own prefixed', prefixedMessage()),
    encryptedBase('own encrypted gcm', 'assertion', 'aes256-gcm'),
    encryptedBase('own encrypted cbc', 'assertion', 'aes256-cbc'),
    encryptedBase('own encrypted cbc signed', 'both', 'aes256-cbc'),
    ...[
      '01-sign-assertion-sha256.xml',
      '02-sign-response-sha256.xml',
      '03-sign-response-and-assertion-sha256.xml',
      '05-idp-initiated.xml',
      '08-groups-and-roles.xml',
      '13-persistent-nameid.xml',
      '20-encrypted-assertion.xml',
      '21-encrypted-assertion-response-signed.xml',
    ].map(entraBase),
  ];
}

export const fieldOf = (document: RawDocument): string => Buffer.from(writeRaw(document)).toString('base64');

/** What the standard leaves open or most implementations do differently: decided in docs/accepted.md, and held to it here. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encryptXml } from '../encryption/index.ts';
import {
  type Certificate,
  certificateFrom,
  instant,
  privateKeyFromPem,
  type ResponseExpectations,
  type ResponseInput,
  receiveResponse,
  signXml,
  verifyResponse,
  writeResponse,
} from '../index.ts';

const keys = new URL('../../../../vectors/attacks/keys/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, keys), 'utf8');
const pair = (name: string) => ({
  key: privateKeyFromPem(read(`${name}.key.pem`)),
  certificate: certificateFrom(read(`${name}.crt.pem`)),
});
const idp = pair('idp');
const [oldKey, newKey] = [pair('spEnc'), pair('otherSp')];
const now = instant(Date.parse('2030-01-01T12:00:00Z'));
const later = instant(now + 300_000);

const input: ResponseInput = {
  id: '_response',
  issueInstant: now,
  issuer: 'https://idp.example.org/metadata',
  destination: 'https://sp.example.com/saml/acs',
  inResponseTo: null,
  assertion: {
    id: '_assertion',
    issueInstant: now,
    issuer: 'https://idp.example.org/metadata',
    nameId: { value: 'alice@example.com', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
    recipient: 'https://sp.example.com/saml/acs',
    audience: 'https://sp.example.com/saml/metadata',
    notBefore: now,
    notOnOrAfter: later,
    confirmationNotOnOrAfter: later,
    attributes: [{ name: 'role', values: ['editor'] }],
    authnInstant: now,
    sessionIndex: '_session',
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
  },
  signing: null,
};

const expectations: ResponseExpectations = {
  now,
  skewSeconds: 0,
  serviceProvider: {
    entityId: 'https://sp.example.com/saml/metadata',
    acsUrl: 'https://sp.example.com/saml/acs',
    decryptionKeys: [newKey.key, oldKey.key],
  },
  identityProvider: { entityId: input.issuer, signingCertificates: [idp.certificate], allowSha1: false },
  inResponseTo: { kind: 'unsolicited' },
};

/** Who signed in as what, or the code. */
function judge(xml: string, decryptionKeys = expectations.serviceProvider.decryptionKeys): string {
  const received = receiveResponse(Buffer.from(xml).toString('base64'));
  if (!received.ok) return received.rejection.code;
  const serviceProvider = { ...expectations.serviceProvider, decryptionKeys };
  const verdict = verifyResponse(received.value, { ...expectations, serviceProvider });
  if (!verdict.ok) return verdict.rejection.code;
  return `${verdict.value.nameId.value}, ${verdict.value.attributes.flatMap(({ values }) => values)}`;
}

const signed = (xml: string, id = '_assertion', by = idp): string =>
  signXml({ xml, id, ...by, hash: 'sha256', place: 'after-issuer' });
/** Changed before the identity provider signs it: so it meant it. */
const meant = (change: (xml: string) => string): string => {
  const plain = writeResponse(input);
  const changed = change(plain);
  expect(changed).not.toBe(plain);
  return signed(changed);
};
const accepted = 'alice@example.com, editor';
const assertionIn = (xml: string): string => /<Assertion .*<\/Assertion>/s.exec(xml)?.[0] ?? '';

describe('several assertions', () => {
  const genuine = signed(writeResponse(input));
  const second = assertionIn(genuine).replaceAll('_assertion', '_second');

  it('are refused, signed or not, open or encrypted, wherever they stand', () => {
    const behind = (more: string) => genuine.replace('</samlp:Response>', `${more}</samlp:Response>`);
    expect(judge(behind(second))).toBe('ASSERTION_NOT_SINGLE');
    expect(judge(behind(signed(second, '_second')))).toBe('ASSERTION_NOT_SINGLE');
    const encrypted = encryptXml(second, newKey.certificate, 'aes256-gcm');
    const wrapped = `<EncryptedAssertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${encrypted}</EncryptedAssertion>`;
    expect(judge(behind(wrapped))).toBe('ASSERTION_NOT_SINGLE');
  });

  it('are refused inside Advice too, even where the identity provider signed it so', () => {
    const inAdvice = meant((xml) =>
      xml.replace(
        '</Conditions>',
        `</Conditions><Advice>${assertionIn(xml).replaceAll('_assertion', '_second')}</Advice>`,
      ),
    );
    expect(judge(inAdvice)).toBe('ASSERTION_NOT_SINGLE');
  });
});

describe('Advice and statements that say nothing about who signs in', () => {
  const decision =
    '<AuthzDecisionStatement Resource="https://sp.example.com/" Decision="Permit"><Action Namespace="urn:x">read</Action></AuthzDecisionStatement>';

  it('are passed over', () => {
    const advice = '<Advice><AssertionIDRef>_other</AssertionIDRef></Advice>';
    expect(judge(meant((xml) => xml.replace('</Conditions>', `</Conditions>${advice}`)))).toBe(accepted);
    expect(judge(meant((xml) => xml.replace('<AuthnStatement', `${decision}<AuthnStatement`)))).toBe(accepted);
  });

  it('do not stand in for an authentication', () => {
    const without = meant((xml) => xml.replace(/<AuthnStatement .*<\/AuthnStatement>/, decision));
    expect(judge(without)).toBe('ASSERTION_AUTHN_STATEMENT_MISSING');
  });
});

describe('confirmations other than bearer', () => {
  const method = (name: string) => `<SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:${name}"/>`;

  it.each(['holder-of-key', 'sender-vouches'])('%s beside bearer is passed over', (name) => {
    expect(judge(meant((xml) => xml.replace('<SubjectConfirmation ', `${method(name)}<SubjectConfirmation `)))).toBe(
      accepted,
    );
  });

  it.each(['holder-of-key', 'sender-vouches'])('%s alone is refused: a browser cannot meet it', (name) => {
    const alone = meant((xml) => xml.replace(/<SubjectConfirmation .*<\/SubjectConfirmation>/, method(name)));
    expect(judge(alone)).toBe('ASSERTION_SUBJECT_CONFIRMATION_MISSING');
  });
});

const namespace = 'xmlns="urn:oasis:names:tc:SAML:2.0:assertion"';
const hide = (holder: string, content: RegExp, to: Certificate) => (xml: string) =>
  xml.replace(content, (part) => {
    const standing = part.replace(/^<\w+/, `$& ${namespace}`);
    return `<${holder}>${encryptXml(standing, to, 'aes256-gcm')}</${holder}>`;
  });
const hideNameId = (to = newKey.certificate) => hide('EncryptedID', /<NameID.*<\/NameID>/, to);
const hideAttribute = (to = newKey.certificate) =>
  hide('EncryptedAttribute', /<Attribute Name="role".*<\/Attribute>/, to);

describe('an encrypted NameID, an encrypted attribute', () => {
  it.each([
    ['NameID', hideNameId()],
    ['attribute', hideAttribute()],
  ])('%s: is opened', (_, change) => {
    expect(judge(meant(change))).toBe(accepted);
    expect(judge(meant(change), [])).toBe('ENCRYPTION_KEY_MISSING');
    expect(judge(meant(change), [oldKey.key])).toBe('ENCRYPTION_FAILED');
    const tripleDes = meant((xml) => change(xml).replace('2009/xmlenc11#aes256-gcm', '2001/04/xmlenc#tripledes-cbc'));
    expect(judge(tripleDes)).toBe('ENCRYPTION_ALGORITHM_FORBIDDEN');
    const pkcs1 = meant((xml) => change(xml).replace('rsa-oaep-mgf1p', 'rsa-1_5'));
    expect(judge(pkcs1)).toBe('ENCRYPTION_ALGORITHM_FORBIDDEN');
  });

  it('may both be there, inside an encrypted assertion too', () => {
    const both = meant((xml) => hideAttribute()(hideNameId()(xml)));
    expect(judge(both)).toBe(accepted);
    const outer = encryptXml(assertionIn(both), newKey.certificate, 'aes256-cbc');
    expect(
      judge(both.replace(assertionIn(both), `<EncryptedAssertion ${namespace}>${outer}</EncryptedAssertion>`)),
    ).toBe(accepted);
  });

  it('must be what it stands for, and once', () => {
    const twice = meant((xml) => xml.replace(/<NameID.*<\/NameID>/, (nameId) => nameId + hideNameId()(nameId)));
    expect(judge(twice)).toBe('ASSERTION_MALFORMED');
    const attribute = encryptXml(`<Attribute ${namespace} Name="x"/>`, newKey.certificate, 'aes256-gcm');
    const mixedUp = meant((xml) => xml.replace(/<NameID.*<\/NameID>/, `<EncryptedID>${attribute}</EncryptedID>`));
    expect(judge(mixedUp)).toBe('ASSERTION_MALFORMED');
    const wrong = meant((xml) => hideAttribute()(xml).replaceAll('EncryptedAttribute', 'EncryptedID'));
    expect(judge(wrong)).toBe('ASSERTION_MALFORMED');
    const baseId = meant((xml) => xml.replace(/<NameID.*<\/NameID>/, '<BaseID NameQualifier="x"/>'));
    expect(judge(baseId)).toBe('ASSERTION_NAMEID_MISSING');
  });
});

describe('while decryption keys are rotated', () => {
  const encrypted = (to: Certificate, algorithm: 'aes256-cbc' | 'aes256-gcm' = 'aes256-gcm') =>
    writeResponse({
      ...input,
      signing: { ...idp, what: 'assertion', hash: 'sha256' },
      encryption: { certificate: to, algorithm },
    });

  it.each(['aes256-gcm', 'aes256-cbc'] as const)('both open what is encrypted to them: %s', (algorithm) => {
    expect(judge(encrypted(oldKey.certificate, algorithm))).toBe(accepted);
    expect(judge(encrypted(newKey.certificate, algorithm))).toBe(accepted);
  });

  it('the old one opens nothing once it is gone', () => {
    expect(judge(encrypted(oldKey.certificate), [newKey.key])).toBe('ENCRYPTION_FAILED');
  });

  it('one message may be encrypted to both', () => {
    const keysOf = (xml: string) => /<e:EncryptedKey .*<\/e:EncryptedKey>/.exec(xml)?.[0] ?? '';
    const toNew = encrypted(newKey.certificate);
    const withStranger = toNew.replace(keysOf(toNew), keysOf(encrypted(oldKey.certificate)) + keysOf(toNew));
    expect(judge(withStranger, [newKey.key])).toBe(accepted);
  });
});

describe('signatures', () => {
  it.each(['idpEc', 'idpEc384'])('by elliptic curves are accepted from a pinned key: %s', (name) => {
    const by = pair(name);
    const xml = signed(writeResponse(input), '_assertion', by);
    expect(xml).toContain('http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256');
    const received = receiveResponse(Buffer.from(xml).toString('base64'));
    if (!received.ok) throw new Error(received.rejection.message);
    const trusting = (certificate: Certificate) =>
      verifyResponse(received.value, {
        ...expectations,
        identityProvider: { ...expectations.identityProvider, signingCertificates: [certificate] },
      });
    expect(trusting(by.certificate).ok).toBe(true);
    expect(trusting(idp.certificate)).toMatchObject({ rejection: { code: 'SIGNATURE_KEY_UNKNOWN' } });
  });

  it('with SHA-1 are refused, and accepted where the provider is marked legacy', () => {
    const sha1 = signXml({ xml: writeResponse(input), id: '_assertion', ...idp, hash: 'sha1', place: 'after-issuer' });
    const received = receiveResponse(Buffer.from(sha1).toString('base64'));
    if (!received.ok) throw new Error(received.rejection.message);
    const legacy = (allowSha1: boolean) =>
      verifyResponse(received.value, {
        ...expectations,
        identityProvider: { ...expectations.identityProvider, allowSha1 },
      });
    expect(legacy(false)).toMatchObject({ ok: false, rejection: { code: 'SIGNATURE_SHA1_FORBIDDEN' } });
    expect(legacy(true)).toMatchObject({
      ok: true,
      value: { signatures: [{ algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }] },
    });
  });
});

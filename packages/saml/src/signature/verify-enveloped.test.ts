import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem } from '../crypto/index.ts';
import { parseXml, type XmlElement } from '../xml/index.ts';
import {
  coveredBy,
  type ElementSigning,
  keyInfoCertificates,
  signatureIn,
  signElement,
  type TrustedKeys,
  verifyEnveloped,
} from './index.ts';

const keys = new URL('../../../../vectors/attacks/keys/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, keys), 'utf8');
const party = (name: string) => ({
  key: privateKeyFromPem(read(`${name}.key.pem`)),
  certificate: certificateFrom(read(`${name}.crt.pem`)),
});
const idp = party('idp');
const second = party('idp2');
const elliptic = party('idpEc');
const attacker = party('attacker');

const trust = (...certificates: TrustedKeys['certificates']): TrustedKeys => ({ certificates, allowSha1: false });

function parsed(text: string): XmlElement {
  const verdict = parseXml(new TextEncoder().encode(text));
  if (!verdict.ok) throw new Error(verdict.rejection.message);
  return verdict.value;
}

const document = '<m:message xmlns:m="urn:m" ID="_1" z="1" a=\'2\'>\r\n <v>alice</v><c/> </m:message>';

function signed(signing: Partial<ElementSigning> = {}, text = document): string {
  return signElement(parsed(text), { ...idp, hash: 'sha256', place: 'first-child', ...signing });
}

function codeOf(text: string, trusted: TrustedKeys): string {
  const verdict = verifyEnveloped(parsed(text), trusted);
  return verdict.ok ? `right, by ${verdict.value.signature.certificateSha256}` : verdict.rejection.code;
}

it('has nothing inside InclusiveNamespaces', () => {
  const withList = (content: string): string =>
    signed().replace(
      /(<Transform Algorithm="[^"]*exc-c14n#")\/>/,
      `$1><InclusiveNamespaces xmlns="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="m">${content}</InclusiveNamespaces></Transform>`,
    );
  expect(codeOf(withList(''), trust(idp.certificate))).toBe('SIGNATURE_INVALID');
  for (const content of ['x', '<x/>'])
    expect(codeOf(withList(content), trust(idp.certificate))).toBe('SIGNATURE_MALFORMED');
});

it('is not looked for in what becomes gigabytes by being canonicalized', () => {
  const long = (content: string): string =>
    signed()
      .replace('<v>', `<v xmlns:n="urn:${'n'.repeat(100_000)}">`)
      .replace('alice', content);
  expect(codeOf(long('<n:e/>'), trust(idp.certificate))).toBe('SIGNATURE_DIGEST_MISMATCH');
  expect(codeOf(long('<n:e/>'.repeat(15_000)), trust(idp.certificate))).toBe('MESSAGE_TOO_LARGE');
});

describe('a right signature', () => {
  it.each([
    ['sha256', idp],
    ['sha384', idp],
    ['sha512', idp],
    ['sha256', elliptic],
    ['sha384', elliptic],
    ['sha512', elliptic],
  ] as const)('with %s is found, whichever trusted key made it', (hash, signer) => {
    const text = signed({ ...signer, hash });
    const right = `right, by ${signer.certificate.sha256}`;
    expect(codeOf(text, trust(signer.certificate))).toBe(right);
    expect(codeOf(text, trust(second.certificate, elliptic.certificate, idp.certificate))).toBe(right);
  });

  it('needs no KeyInfo, and believes none', () => {
    const withoutKeyInfo = signed().replace(/<KeyInfo>.*<\/KeyInfo>/, '');
    expect(codeOf(withoutKeyInfo, trust(second.certificate, idp.certificate))).toBe(
      `right, by ${idp.certificate.sha256}`,
    );
    const misleading = signed({ certificate: second.certificate });
    expect(codeOf(misleading, trust(second.certificate, idp.certificate))).toBe(`right, by ${idp.certificate.sha256}`);
  });

  it('may stand behind the content: it covers the same', () => {
    const [signature = ''] = /<Signature .*<\/Signature>/.exec(signed()) ?? [];
    const behind = signed().replace(signature, '').replace('</m:message>', `${signature}</m:message>`);
    expect(behind).toMatch(/<\/Signature><\/m:message>$/);
    expect(codeOf(behind, trust(idp.certificate))).toBe(`right, by ${idp.certificate.sha256}`);
  });

  it('is told apart from what it does not cover', () => {
    const root = parsed(signed());
    const verdict = verifyEnveloped(root, trust(idp.certificate));
    if (!verdict.ok || root.lastChild === null) throw new Error('not signed');
    expect(verdict.value.isVerified).toBe(true);
    expect(coveredBy(verdict.value, root.lastChild).element).toBe(root.lastChild);
    const signature = signatureIn(root);
    if (signature?.firstChild == null) throw new Error('no signature');
    const { firstChild } = signature;
    expect(() => coveredBy(verdict.value, firstChild)).toThrow(TypeError);
    expect(() => coveredBy(verdict.value, parsed('<other/>'))).toThrow(TypeError);
  });
});

describe('a wrong signature', () => {
  const text = signed();

  it.each<[string, string, string]>([
    ['SIGNATURE_MISSING', 'no signature', document],
    ['SIGNATURE_DIGEST_MISMATCH', 'content changed', text.replace('alice', 'admin')],
    ['SIGNATURE_DIGEST_MISMATCH', 'attribute changed', text.replace('z="1"', 'z="2"')],
    ['SIGNATURE_DIGEST_MISMATCH', 'digest spelt differently', text.replace(/<DigestValue>(.)/, '<DigestValue>!$1')],
    ['SIGNATURE_REFERENCE_MISMATCH', 'another ID', text.replace('ID="_1"', 'ID="_2"')],
    ['SIGNATURE_REFERENCE_MISMATCH', 'no ID', text.replace('ID="_1" ', '')],
    ['SIGNATURE_REFERENCE_MISMATCH', 'the whole document', text.replace('URI="#_1"', 'URI=""')],
    ['SIGNATURE_INVALID', 'SignedInfo changed', text.replace('<Reference URI', '<Reference Type="" URI')],
    ['SIGNATURE_MALFORMED', 'value not base64', text.replace('<SignatureValue>', '<SignatureValue>*')],
    ['SIGNATURE_MALFORMED', 'no value', text.replace(/<SignatureValue>.*<\/SignatureValue>/, '<SignatureValue/>')],
    ['SIGNATURE_MALFORMED', 'an Object', text.replace('</KeyInfo>', '</KeyInfo><Object/>')],
    [
      'SIGNATURE_MALFORMED',
      'an assertion in KeyInfo',
      text.replace('</KeyInfo>', '<x><a xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/></x></KeyInfo>'),
    ],
    ['SIGNATURE_MALFORMED', 'two KeyInfos', text.replace('</KeyInfo>', '</KeyInfo><KeyInfo/>')],
    ['SIGNATURE_MALFORMED', 'text in it', text.replace('</KeyInfo>', '</KeyInfo>text')],
    [
      'SIGNATURE_MISPLACED',
      'two signatures',
      text.replace('<v>', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/><v>'),
    ],
    [
      'SIGNATURE_TRANSFORM_FORBIDDEN',
      'one transform',
      text.replace(/<Transform Algorithm="[^"]*enveloped-signature"\/>/, ''),
    ],
    ['SIGNATURE_TRANSFORM_FORBIDDEN', 'other order', text.replace(/(<Transform [^>]*>)(<Transform [^>]*>)/, '$2$1')],
    ['SIGNATURE_ALGORITHM_FORBIDDEN', 'HMAC', text.replace('#rsa-sha256', '#hmac-sha256')],
    [
      'SIGNATURE_ALGORITHM_FORBIDDEN',
      'RSA-PSS',
      text.replace('2001/04/xmldsig-more#rsa-sha256', '2007/05/xmldsig-more#sha256-rsa-MGF1'),
    ],
    [
      'SIGNATURE_ALGORITHM_FORBIDDEN',
      'with comments',
      text.replace('exc-c14n#"/><SignatureMethod', 'exc-c14n#WithComments"/><SignatureMethod'),
    ],
    ['SIGNATURE_INVALID', 'RSA taken for ECDSA', text.replace('#rsa-sha256', '#ecdsa-sha256')],
  ])('%s: %s', (code, _, changed) => {
    expect(changed).not.toBe(text);
    expect(codeOf(changed, trust(idp.certificate, elliptic.certificate))).toBe(code);
  });

  it('is refused for every character that is changed in what is signed', () => {
    const end = text.indexOf('<SignatureValue>');
    for (let i = text.indexOf('<SignedInfo>') + 12; i < end; i += 7) {
      const changed = `${text.slice(0, i)}${text[i] === 'x' ? 'y' : 'x'}${text.slice(i + 1)}`;
      const verdict = parseXml(new TextEncoder().encode(changed));
      if (verdict.ok)
        expect(verifyEnveloped(verdict.value, trust(idp.certificate)).ok, changed.slice(i - 20, i + 5)).toBe(false);
    }
  });

  it('by a key that is not trusted is named, so that an admin can compare', () => {
    const verdict = verifyEnveloped(parsed(signed(attacker)), trust(idp.certificate, second.certificate));
    expect(verdict).toMatchObject({
      ok: false,
      rejection: {
        code: 'SIGNATURE_KEY_UNKNOWN',
        expected: [idp.certificate.sha256, second.certificate.sha256],
        received: [attacker.certificate.sha256],
        facts: { thumbprint: attacker.certificate.sha1 },
      },
    });
    // The certificate is only named: the key that signed is another one.
    expect(codeOf(signed({ certificate: attacker.certificate }), trust(second.certificate))).toBe('SIGNATURE_INVALID');
    expect(codeOf(signed(), trust())).toBe('SIGNATURE_NO_TRUSTED_KEY');
    expect(keyInfoCertificates(parsed(signed(attacker))).map(({ sha256 }) => sha256)).toEqual([
      attacker.certificate.sha256,
    ]);
  });
});

describe('SHA-1', () => {
  const text = signed({ hash: 'sha1' });
  const legacy: TrustedKeys = { certificates: [idp.certificate], allowSha1: true };

  it('is accepted from a provider that is marked as legacy, and from no other', () => {
    expect(codeOf(text, trust(idp.certificate))).toBe('SIGNATURE_SHA1_FORBIDDEN');
    expect(codeOf(text, legacy)).toBe(`right, by ${idp.certificate.sha256}`);
    expect(codeOf(signed(), legacy)).toBe(`right, by ${idp.certificate.sha256}`);
  });

  it('is spoken of only where the digest is right', () => {
    expect(codeOf(text.replace('alice', 'admin'), trust(idp.certificate))).toBe('SIGNATURE_DIGEST_MISMATCH');
  });
});

describe('signElement', () => {
  it('refuses what cannot be signed as it should be', () => {
    expect(() => signed({}, '<a ID="_1"/>')).toThrow(TypeError);
    expect(() => signed({}, '<a>x</a>')).toThrow(TypeError);
    expect(() => signed({}, '<a ID="&amp;">x</a>')).toThrow(TypeError);
    expect(() => signed({ place: 'after-issuer' })).toThrow(TypeError);
  });
});

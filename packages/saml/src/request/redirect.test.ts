import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem, signBytes } from '../crypto/index.ts';
import { decodeRedirect } from './decode-redirect.ts';
import { encodeRedirect } from './encode-redirect.ts';
import { verifyRedirectSignature } from './verify-redirect-signature.ts';

const file = (name: string) => readFileSync(new URL(`../../../../vectors/requests/${name}`, import.meta.url), 'utf8');
const queryOf = (address: string) => address.slice(address.indexOf('?') + 1);
const key = privateKeyFromPem(file('sp-signing.key'));
const certificate = certificateFrom(file('sp-signing.crt'));
const other = certificateFrom(file('sp-encryption.crt'));
const xml = file('authnrequest-typical.xml');
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
const plain = queryOf(file('authnrequest-typical.redirect.txt'));
const signed = queryOf(file('authnrequest-typical.signed-redirect.txt'));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function decoded(query: string) {
  const verdict = decodeRedirect(query);
  if (!verdict.ok) throw new Error(verdict.rejection.message);
  return verdict.value;
}
const codeOf = (query: string) => {
  const verdict = decodeRedirect(query);
  return verdict.ok ? 'accepted' : verdict.rejection.code;
};

describe('decodeRedirect', () => {
  it('reads the sample addresses', () => {
    const message = decoded(plain);
    expect(text(message.xml)).toBe(xml);
    expect(message.parameter).toBe('SAMLRequest');
    expect(message.relayState).toBe('https://app.example.com/after-login');
    expect(message.signature).toBeNull();
  });

  it('keeps the octets that were signed, whatever the order of the parameters and the case of the escapes', () => {
    const lower = signed.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase());
    expect(text(decoded(lower).signature?.signedOctets ?? new Uint8Array())).toBe(lower.split('&Signature=')[0]);
    const [message, relay, algorithm, signature] = signed.split('&');
    const shuffled = decoded([signature, 'login_hint=a%40b', relay, algorithm, message].join('&'));
    expect(text(shuffled.signature?.signedOctets ?? new Uint8Array())).toBe([message, relay, algorithm].join('&'));
    expect(verifyRedirectSignature(shuffled, { certificates: [certificate], allowSha1: false }).ok).toBe(true);
  });

  it('takes a plus sign that the sender forgot to encode for a plus sign, and in RelayState for a space', () => {
    const message = decoded(`${plain.split('&')[0]?.replaceAll('%2B', '+')}&RelayState=a+b`);
    expect(text(message.xml)).toBe(xml);
    expect(message.relayState).toBe('a b');
  });

  const value = plain.split('&')[0]?.slice('SAMLRequest='.length) ?? '';
  const bomb = encodeURIComponent(deflateRawSync(Buffer.alloc(300 * 1024, 'a')).toString('base64'));
  it.each([
    ['nothing at all', '', 'MESSAGE_MISSING'],
    ['another parameter', 'SAMLrequest=x&RelayState=y', 'MESSAGE_MISSING'],
    ['an empty message', 'SAMLRequest=', 'MESSAGE_MISSING'],
    ['the message twice', `SAMLRequest=${value}&SAMLRequest=${value}`, 'REQUEST_MALFORMED'],
    ['the message twice, once escaped', `SAMLRequest=${value}&SAMLReques%74=${value}`, 'REQUEST_MALFORMED'],
    ['RelayState twice', `SAMLRequest=${value}&RelayState=a&RelayState=b`, 'REQUEST_MALFORMED'],
    ['request and response', `SAMLRequest=${value}&SAMLResponse=${value}`, 'REQUEST_MALFORMED'],
    ['broken percent-encoding', 'SAMLRequest=%zz', 'REQUEST_MALFORMED'],
    ['characters outside base64', `SAMLRequest=${value}!`, 'MESSAGE_NOT_BASE64'],
    ['base64url', 'SAMLRequest=fZJLb9sw_-', 'MESSAGE_NOT_BASE64'],
    ['missing padding', 'SAMLRequest=fZJLb9s', 'MESSAGE_NOT_BASE64'],
    ['plain XML', `SAMLRequest=${encodeURIComponent(btoa(xml))}`, 'MESSAGE_NOT_DEFLATED'],
    ['another encoding', `SAMLRequest=${value}&SAMLEncoding=urn:none`, 'MESSAGE_NOT_DEFLATED'],
    ['a bomb', `SAMLRequest=${bomb}`, 'MESSAGE_TOO_LARGE'],
    ['an endless query', `SAMLRequest=${'A'.repeat(200_000)}`, 'MESSAGE_TOO_LARGE'],
    ['a signature without algorithm', `${plain}&Signature=AAAA`, 'SIGNATURE_MALFORMED'],
    ['an algorithm without signature', `${plain}&SigAlg=x`, 'SIGNATURE_MALFORMED'],
    ['a signature that is no base64', `${plain}&SigAlg=x&Signature=%20`, 'SIGNATURE_MALFORMED'],
  ])('refuses %s', (_name, query, code) => {
    expect(codeOf(query)).toBe(code);
  });

  it('refuses bytes after the end of the stream', () => {
    const longer = Buffer.concat([deflateRawSync(Buffer.from(xml)), Buffer.from('more')]).toString('base64');
    expect(codeOf(`SAMLRequest=${encodeURIComponent(longer)}`)).toBe('MESSAGE_NOT_DEFLATED');
  });
});

describe('encodeRedirect', () => {
  const input = { location: 'https://idp.example/sso', parameter: 'SAMLRequest', xml, relayState: null } as const;
  const signing = { key, algorithm: rsaSha256 };

  it('writes what decodeRedirect reads', () => {
    const address = encodeRedirect({ ...input, relayState: "/a?b=c&d='ü'", signing: null });
    expect(address).toMatch(
      /^https:\/\/idp\.example\/sso\?SAMLRequest=[A-Za-z0-9%]+&RelayState=%2Fa%3Fb%3Dc%26d%3D%27%C3%BC%27$/,
    );
    expect(text(decoded(queryOf(address)).xml)).toBe(xml);
    expect(decoded(queryOf(address)).relayState).toBe("/a?b=c&d='ü'");
  });

  it('signs message, RelayState and SigAlg in this order', () => {
    const address = encodeRedirect({ ...input, relayState: 'state', signing });
    const names = queryOf(address)
      .split('&')
      .map((part) => part.split('=')[0]);
    expect(names).toEqual(['SAMLRequest', 'RelayState', 'SigAlg', 'Signature']);
    const verdict = verifyRedirectSignature(decoded(queryOf(address)), {
      certificates: [other, certificate],
      allowSha1: false,
    });
    expect(verdict).toEqual({
      ok: true,
      value: { algorithm: signing.algorithm, certificateSha256: certificate.sha256 },
    });
  });

  it('makes the signature of the sample from the octets of the sample', () => {
    const { value, signedOctets } = decoded(signed).signature ?? {};
    expect(signBytes(key, 'sha256', signedOctets ?? new Uint8Array())).toEqual(value);
  });

  it('keeps what the location has, but for parameters of the binding, and the fragment', () => {
    const address = encodeRedirect({
      ...input,
      location: 'https://idp.example/sso?idpid=C01&RelayState=evil#top',
      signing: null,
    });
    expect(address).toMatch(/^https:\/\/idp\.example\/sso\?idpid=C01&SAMLRequest=[^&#]+#top$/);
  });

  it('throws for an algorithm that it does not know or that does not fit the key', () => {
    expect(() => encodeRedirect({ ...input, signing: { key, algorithm: 'rsa-sha256' } })).toThrow(TypeError);
    const ecdsa = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256';
    expect(() => encodeRedirect({ ...input, signing: { key, algorithm: ecdsa } })).toThrow(TypeError);
  });
});

describe('verifyRedirectSignature', () => {
  const message = decoded(signed);
  const trusted = { certificates: [certificate], allowSha1: false };
  const code = (changed: typeof message, by = trusted) => {
    const verdict = verifyRedirectSignature(changed, by);
    return verdict.ok ? 'accepted' : verdict.rejection.code;
  };

  it('says why not', () => {
    expect(code(message)).toBe('accepted');
    expect(code(message, { certificates: [other], allowSha1: false })).toBe('SIGNATURE_INVALID');
    expect(code(message, { certificates: [], allowSha1: false })).toBe('SIGNATURE_NO_TRUSTED_KEY');
    expect(code(decoded(plain))).toBe('SIGNATURE_MISSING');
    expect(code(decoded(signed.replace('after-login', 'after-logon')))).toBe('SIGNATURE_INVALID');
    expect(code(decoded(signed.replace('rsa-sha256', 'hmac-sha256')))).toBe('SIGNATURE_ALGORITHM_FORBIDDEN');
  });

  it('accepts SHA-1 only where it is allowed', () => {
    const address = encodeRedirect({
      location: 'https://idp.example/',
      parameter: 'SAMLRequest',
      xml,
      relayState: null,
      signing: { key, algorithm: rsaSha1 },
    });
    const old = decoded(queryOf(address));
    expect(code(old)).toBe('SIGNATURE_SHA1_FORBIDDEN');
    expect(code(old, { certificates: [certificate], allowSha1: true })).toBe('accepted');
  });
});

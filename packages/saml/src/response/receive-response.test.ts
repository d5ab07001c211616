import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { receiveResponse } from '../index.ts';

const field = (xml: string): string => Buffer.from(xml).toString('base64');
const message = readFileSync(
  new URL('../../../../vectors/attacks/219-ok-assertion-signed.xml', import.meta.url),
  'utf8',
);

describe('receiveResponse', () => {
  it.each([
    ['MESSAGE_MISSING', ''],
    ['MESSAGE_NOT_BASE64', '<samlp:Response/>'],
    ['MESSAGE_NOT_BASE64', `${field('<a/>')}%3D`],
    ['MESSAGE_TOO_LARGE', 'A'.repeat(800_000)],
    ['XML_NOT_WELL_FORMED', field('not xml')],
    ['XML_DTD_FORBIDDEN', field('<!DOCTYPE a><a/>')],
  ])('%s', (code, samlResponse) => {
    const verdict = receiveResponse(samlResponse);
    expect(verdict.ok ? 'accepted' : verdict.rejection.code).toBe(code);
  });

  it('says what usually was the matter', () => {
    const facts = (samlResponse: string) => {
      const verdict = receiveResponse(samlResponse);
      return verdict.ok ? 'accepted' : verdict.rejection.facts;
    };
    expect(facts(field('<a>>>></a>').replace('+', ' '))).toEqual({ hasBlanks: true });
    expect(facts('%')).toEqual({ hasBlanks: false });
    expect(facts(deflateRawSync(message).toString('base64'))).toEqual({ isDeflated: true });
    expect(facts(field('not xml'))).toBeUndefined();
  });

  it('shows what the message claims, before anything is verified', () => {
    const verdict = receiveResponse(field(message));
    if (!verdict.ok) throw new Error(verdict.rejection.message);
    expect(verdict.value.claims).toEqual({
      responseId: '_resp-9d41c1f2a7b34c55',
      issuer: 'https://idp.example.org/metadata',
      destination: 'https://sp.example.com/saml/acs',
      inResponseTo: '_req-7c1f0c9e5b8a4d0e9f21aa01',
      issueInstant: Date.parse('2030-01-01T11:59:58Z'),
      assertionId: '_asrt-51ce2a90d9b74e0f',
      nameId: 'alice@example.com',
      audiences: ['https://sp.example.com/saml/metadata'],
      statusCodes: ['urn:oasis:names:tc:SAML:2.0:status:Success'],
      statusMessage: null,
    });
    expect(verdict.value.xml).toBe(message);
  });

  it('claims nothing for a document that is something else', () => {
    const verdict = receiveResponse(field('<é>ü</é>'));
    if (!verdict.ok) throw new Error(verdict.rejection.message);
    expect(verdict.value.claims).toMatchObject({ responseId: null, issuer: null, audiences: [], statusCodes: [] });
    expect(verdict.value.xml).toBe('<é>ü</é>');
  });

  it('keeps messages apart, although they are decoded in the same memory', () => {
    const first = receiveResponse(field('<a>first</a>'));
    receiveResponse(field('<b>second, and longer</b>'));
    expect(first.ok && first.value.xml).toBe('<a>first</a>');
  });
});

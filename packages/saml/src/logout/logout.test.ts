import { describe, expect, it } from 'vitest';
import { instant } from '../verdict.ts';
import { readLogoutRequest } from './read-logout-request.ts';
import { writeLogoutResponse } from './write-logout-response.ts';

const request =
  '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="id0b7c1d2e" Version="2.0" IssueInstant="2026-12-07T10:05:00.000Z" Destination="https://idp.example/saml2">' +
  '<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">https://app.example.com/saml/metadata</Issuer>' +
  '<NameID xmlns="urn:oasis:names:tc:SAML:2.0:assertion">b.simon@contoso.example</NameID>' +
  '<samlp:SessionIndex>_7089</samlp:SessionIndex></samlp:LogoutRequest>';

const read = (xml: string) => readLogoutRequest(Buffer.from(xml));

describe('readLogoutRequest', () => {
  it('says what the request says', () => {
    expect(read(request)).toEqual({
      ok: true,
      value: {
        id: 'id0b7c1d2e',
        issueInstant: Date.parse('2026-12-07T10:05:00Z'),
        issuer: 'https://app.example.com/saml/metadata',
        destination: 'https://idp.example/saml2',
        nameId: 'b.simon@contoso.example',
        sessionIndexes: ['_7089'],
      },
    });
  });

  it('has no name identifier where there is none', () => {
    expect(read(request.replace(/<NameID.*<\/NameID>/, ''))).toMatchObject({ ok: true, value: { nameId: null } });
  });

  it.each([
    ['another root', request.replaceAll('LogoutRequest', 'AuthnRequest'), 'REQUEST_WRONG_ROOT'],
    ['an ID that begins with a digit', request.replace('id0b7c1d2e', '0b7c1d2e'), 'REQUEST_ID_INVALID'],
    ['no Issuer', request.replace(/<Issuer.*<\/Issuer>/, ''), 'REQUEST_MALFORMED'],
    ['no IssueInstant', request.replace(/ IssueInstant="[^"]*"/, ''), 'REQUEST_MALFORMED'],
    ['another version', request.replace('2.0" Issue', '1.1" Issue'), 'REQUEST_VERSION_UNSUPPORTED'],
    ['XML that is cut off', request.slice(0, -10), 'XML_NOT_WELL_FORMED'],
  ])('refuses %s', (_, xml, code) => {
    expect(read(xml)).toMatchObject({ ok: false, rejection: { code } });
  });
});

describe('writeLogoutResponse', () => {
  it('writes what Entra ID writes', () => {
    const xml = writeLogoutResponse({
      id: '_f0961a83',
      issueInstant: instant(Date.parse('2026-12-07T10:05:01.405Z')),
      destination: 'https://app.example.com/saml/slo?a=1&b=2',
      inResponseTo: 'id0b7c1d2e',
      issuer: 'https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/',
    });
    expect(xml).toBe(
      '<samlp:LogoutResponse ID="_f0961a83" Version="2.0" IssueInstant="2026-12-07T10:05:01.405Z" Destination="https://app.example.com/saml/slo?a=1&amp;b=2" InResponseTo="id0b7c1d2e" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">' +
        '<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/</Issuer>' +
        '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>',
    );
  });
});

/** Reading and writing; verification has tests of its own. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeRedirect } from '../request/decode-redirect.ts';
import { instant } from '../verdict.ts';
import { readLogoutRequest } from './read-logout-request.ts';
import { readLogoutResponse } from './read-logout-response.ts';
import { type LogoutRequestInput, logoutReasons } from './types.ts';
import { writeLogoutRequest } from './write-logout-request.ts';
import { writeLogoutResponse } from './write-logout-response.ts';

const file = (name: string) => readFileSync(new URL(`../../../../vectors/logout/${name}`, import.meta.url), 'utf8');
const sample = file('sp-to-entra-logoutrequest.xml');
const answer = file('entra-to-sp-logoutresponse.sts-issuer.xml');
const at = (time: string) => instant(Date.parse(time));
const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

const read = (xml: string) => readLogoutRequest(Buffer.from(xml));
const readAnswer = (xml: string) => readLogoutResponse(Buffer.from(xml));
const nameIdElement = /<NameID.*<\/NameID>/;

/** What Entra ID is sent in the sample. */
const input: LogoutRequestInput = {
  id: 'id0b7c1d2e3f4a5b6c7d8e9f0a1b2c3d4e',
  issueInstant: at('2026-12-07T10:05:00.000Z'),
  destination: 'https://login.microsoftonline.com/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/saml2',
  issuer: 'https://app.example.com/saml/metadata',
  nameId: {
    value: 'b.simon@contoso.example',
    format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    nameQualifier: null,
    spNameQualifier: null,
  },
  sessionIndexes: ['_70898238-f68b-4f9b-bf66-91f37d63d700'],
  notOnOrAfter: null,
  reason: null,
};

describe('readLogoutRequest', () => {
  it('says what the request says', () => {
    expect(read(sample)).toEqual({ ok: true, value: input });
  });

  it('reads what Entra ID sends to the other applications of a session', () => {
    expect(read(file('entra-to-sp-logoutrequest-broadcast.xml'))).toEqual({
      ok: true,
      value: {
        id: '_3c1d5e7f-9a0b-4c2d-8e4f-6a8b0c2d4e6f',
        issueInstant: at('2026-12-07T10:06:00.112Z'),
        issuer: 'https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/',
        destination: null,
        nameId: {
          value: 'H0EPlI1hHuuvn5N6-rgMR7aZzBCBTjfS6pFVIksD0Ds',
          format: unspecified,
          nameQualifier: null,
          spNameQualifier: null,
        },
        sessionIndexes: [],
        notOnOrAfter: null,
        reason: null,
      },
    });
  });

  it.each([
    ['is absent', ''],
    ['is empty', '<NameID xmlns="urn:oasis:names:tc:SAML:2.0:assertion"> </NameID>'],
    ['is encrypted', '<EncryptedID xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>'],
    ['has a type of its own', '<BaseID xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>'],
  ])('has no name identifier where it %s', (_, element) => {
    expect(read(sample.replace(nameIdElement, element))).toMatchObject({ ok: true, value: { nameId: null } });
  });

  it('keeps white space in the name identifier, and removes it around session indexes', () => {
    const xml = sample.replace('b.simon@', ' b.simon@').replace('>_7089', '>\n _7089');
    expect(read(xml)).toMatchObject({
      ok: true,
      value: { nameId: { value: ' b.simon@contoso.example' }, sessionIndexes: input.sessionIndexes },
    });
  });

  const index = '<samlp:SessionIndex>_70898238-f68b-4f9b-bf66-91f37d63d700</samlp:SessionIndex>';
  it.each([
    ['another root', sample.replaceAll('LogoutRequest', 'AuthnRequest'), 'REQUEST_WRONG_ROOT'],
    ['another namespace', sample.replace('SAML:2.0:protocol', 'SAML:1.0:protocol'), 'REQUEST_WRONG_ROOT'],
    ['an ID that begins with a digit', sample.replace('ID="id0b', 'ID="0b'), 'REQUEST_ID_INVALID'],
    ['no ID', sample.replace(/ ID="[^"]*"/, ''), 'REQUEST_MALFORMED'],
    ['no Issuer', sample.replace(/<Issuer.*<\/Issuer>/, ''), 'REQUEST_MALFORMED'],
    ['an empty Issuer', sample.replace(/>https[^<]*<\/Issuer/, '> </Issuer'), 'REQUEST_MALFORMED'],
    ['no IssueInstant', sample.replace(/ IssueInstant="[^"]*"/, ''), 'REQUEST_MALFORMED'],
    ['a day that does not exist', sample.replace('2026-12-07', '2026-02-30'), 'REQUEST_MALFORMED'],
    ['an end that is no time', sample.replace(' Version', ' NotOnOrAfter="later" Version'), 'REQUEST_MALFORMED'],
    ['no Version', sample.replace(' Version="2.0"', ''), 'REQUEST_MALFORMED'],
    ['another version', sample.replace('"2.0" Issue', '"1.1" Issue'), 'REQUEST_VERSION_UNSUPPORTED'],
    ['two name identifiers', sample.replace(nameIdElement, (nameId) => nameId + nameId), 'REQUEST_MALFORMED'],
    [
      'two kinds of identifier',
      sample.replace(nameIdElement, '<BaseID xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>$&'),
      'REQUEST_MALFORMED',
    ],
    ['elements in the NameID', sample.replace('b.simon@', '<b/>'), 'REQUEST_MALFORMED'],
    ['an empty session index, which is not none', sample.replace(/>_7089[^<]*</, '> <'), 'REQUEST_MALFORMED'],
    ['an element that does not belong there', sample.replace(index, '<samlp:Status/>'), 'REQUEST_MALFORMED'],
    ['a request inside', sample.replace(index, sample), 'XML_DUPLICATE_ID'],
    ['text between the elements', sample.replace(index, 'x'), 'REQUEST_MALFORMED'],
    [
      'a comment in the NameID',
      sample.replace('.example</NameID', '.example<!---->.evil</NameID'),
      'XML_COMMENT_IN_VALUE',
    ],
    ['XML that is cut off', sample.slice(0, -10), 'XML_NOT_WELL_FORMED'],
  ])('refuses %s', (_, xml, code) => {
    expect(xml).not.toBe(sample);
    expect(read(xml)).toMatchObject({ ok: false, rejection: { code } });
  });
});

describe('writeLogoutRequest', () => {
  it('writes what Entra ID takes', () => {
    expect(writeLogoutRequest(input)).toBe(sample);
  });

  it('writes what stands on the address of the sample', () => {
    const [, query = ''] = file('sp-to-entra-logoutrequest.redirect.txt').trim().split('?');
    const message = decodeRedirect(query);
    if (!message.ok) throw new Error(message.rejection.message);
    expect(Buffer.from(message.value.xml).toString()).toBe(writeLogoutRequest(input));
    expect(message.value).toMatchObject({ parameter: 'SAMLRequest', relayState: 'logout-state-1', signature: null });
  });

  it('writes what readLogoutRequest reads', () => {
    const full: LogoutRequestInput = {
      ...input,
      nameId: { value: ' <a> & "b"\r\n', format: 'urn:x', nameQualifier: 'a"b', spNameQualifier: '<&>' },
      sessionIndexes: ['<1>', '2'],
      notOnOrAfter: at('2026-12-07T10:10:00.000Z'),
      reason: logoutReasons.user,
    };
    expect(read(writeLogoutRequest(full))).toEqual({ ok: true, value: full });
  });

  it('throws for what Entra ID would refuse', () => {
    expect(() => writeLogoutRequest({ ...input, id: '0b7c' })).toThrow(TypeError);
    expect(() => writeLogoutRequest({ ...input, nameId: { ...input.nameId, value: ' ' } })).toThrow(TypeError);
  });
});

describe('readLogoutResponse', () => {
  it.each(['sts-issuer', 'login-issuer'])('reads the %s sample, and the same from its address', (form) => {
    const xml = file(`entra-to-sp-logoutresponse.${form}.xml`);
    const host = form === 'sts-issuer' ? 'sts.windows.net' : 'login.microsoftonline.com';
    expect(readAnswer(xml)).toEqual({
      ok: true,
      value: {
        id: '_f0961a83-d071-4be5-a18c-9ae7b22987a4',
        issueInstant: at('2026-12-07T10:05:01.405Z'),
        issuer: `https://${host}/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/`,
        destination: 'https://app.example.com/saml/slo',
        inResponseTo: input.id,
        statusCodes: ['urn:oasis:names:tc:SAML:2.0:status:Success'],
        statusMessage: null,
      },
    });
    const [, query = ''] = file(`entra-to-sp-logoutresponse.${form}.redirect.txt`).trim().split('?');
    const message = decodeRedirect(query);
    if (!message.ok) throw new Error(message.rejection.message);
    expect(Buffer.from(message.value.xml).toString()).toBe(xml);
    expect(message.value).toMatchObject({
      binding: 'redirect',
      parameter: 'SAMLResponse',
      relayState: 'logout-state-1',
    });
  });

  const status = /<samlp:Status>.*<\/samlp:Status>/;
  it.each([
    ['a sign-in response', answer.replaceAll('LogoutResponse', 'Response'), 'LOGOUT_RESPONSE_WRONG_ROOT'],
    ['a request', sample, 'LOGOUT_RESPONSE_WRONG_ROOT'],
    ['another version', answer.replace('"2.0" Issue', '"2.1" Issue'), 'RESPONSE_VERSION_UNSUPPORTED'],
    ['an ID that is none', answer.replace('ID="_f', 'ID="/f'), 'LOGOUT_RESPONSE_MALFORMED'],
    ['no Issuer', answer.replace(/<Issuer.*<\/Issuer>/, ''), 'LOGOUT_RESPONSE_MALFORMED'],
    ['no Status', answer.replace(status, ''), 'LOGOUT_RESPONSE_MALFORMED'],
    ['two Status', answer.replace(status, '$&$&'), 'LOGOUT_RESPONSE_MALFORMED'],
    ['a Status without a code', answer.replace(/<samlp:StatusCode[^>]*>/, ''), 'LOGOUT_RESPONSE_MALFORMED'],
    ['a NameID', answer.replace(status, `$&${nameIdElement.exec(sample)}`), 'LOGOUT_RESPONSE_MALFORMED'],
    ['a doctype', `<!DOCTYPE x>${answer}`, 'XML_DTD_FORBIDDEN'],
  ])('refuses %s', (_, xml, code) => {
    expect(xml).not.toBe(answer);
    expect(readAnswer(xml)).toMatchObject({ ok: false, rejection: { code } });
  });
});

describe('writeLogoutResponse', () => {
  const output = {
    id: '_f0961a83-d071-4be5-a18c-9ae7b22987a4',
    issueInstant: at('2026-12-07T10:05:01.405Z'),
    destination: 'https://app.example.com/saml/slo',
    inResponseTo: input.id,
    issuer: 'https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/',
  };

  it('writes what Entra ID writes', () => {
    expect(writeLogoutResponse(output)).toBe(answer);
  });

  it('writes what readLogoutResponse reads', () => {
    const prefix = 'urn:oasis:names:tc:SAML:2.0:status:';
    const status = { code: `${prefix}Responder`, subCode: `${prefix}PartialLogout`, message: 'a < b' };
    const destination = 'https://app.example.com/saml/slo?a=1&b="2"';
    expect(readAnswer(writeLogoutResponse({ ...output, destination, status }))).toEqual({
      ok: true,
      value: { ...output, destination, statusCodes: [status.code, status.subCode], statusMessage: 'a < b' },
    });
  });

  it('throws for an ID that is none', () => {
    expect(() => writeLogoutResponse({ ...output, id: '1' })).toThrow(TypeError);
  });
});

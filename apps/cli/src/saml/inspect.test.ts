import { readdirSync } from 'node:fs';
import { explanations } from '@latchkey/contract';
import { describe, expect, it } from 'vitest';
import { latchkey, vectors, vectorText } from '../testing/run-latchkey.ts';

const response = 'entra/responses/01-sign-assertion-sha256.post.txt';
const inspect = (...args: string[]) => latchkey(['saml', 'inspect', ...args]);
const inspectText = (text: string, ...args: string[]) => latchkey(['saml', 'inspect', '-', ...args], { '-': text });

describe('saml inspect', () => {
  it('shows a response for people', async () => {
    expect(await inspect(response)).toEqual({
      exitCode: 0,
      err: '',
      out: `SAML response: the identity provider answers a sign-in
  Given as               a form as a browser posts it, SAMLResponse
  From (Issuer)          https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/
  Sent to (Destination)  https://app.example.com/saml/acs
  Issued                 2026-12-07 09:30:00 UTC (1 second ago)
  ID                     _cbdd031b-e699-4f99-be44-91f37d63d73a
  Answers request        id6f0d3a9c51e24b7f8a2c4e6b9d1f3a57
  Result (Status)        Success
  RelayState             https://app.example.com/after-login

Assertion (the statement about the person)
  Person (NameID)  b.simon@contoso.example (emailAddress)
  From (Issuer)    https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/
  For (Audience)   https://app.example.com/saml/metadata
  Valid            from 2026-12-07 09:25:00 UTC until 2026-12-07 10:30:00 UTC (now; ends in 59 minutes)
  Issued           2026-12-07 09:30:00 UTC (1 second ago)
  Signed in        2026-12-07 09:29:41 UTC (21 seconds ago)
  Signed in by     Password
  Session          _70898238-f68b-4f9b-bf66-91f37d63d700
  ID               _70898238-f68b-4f9b-bf66-91f37d63d700
  Confirmation (bearer)
    Deliver to (Recipient)  https://app.example.com/saml/acs
    Deliver before          2026-12-07 10:30:00 UTC (in 59 minutes)
    Answers request         id6f0d3a9c51e24b7f8a2c4e6b9d1f3a57
  Attributes (9)
    http://schemas.microsoft.com/identity/claims/tenantid
      7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59
    http://schemas.microsoft.com/identity/claims/objectidentifier
      9d4f1c7e-62a3-4b58-8e0c-1a2b3c4d5e6f
    http://schemas.microsoft.com/identity/claims/displayname
      B. Simon
    http://schemas.microsoft.com/identity/claims/identityprovider
      https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/
    http://schemas.microsoft.com/claims/authnmethodsreferences
      http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password
    http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname
      B.
    http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname
      Simon
    http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress
      b.simon@contoso.example
    http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name
      b.simon@contoso.example

Signatures (1)
  On the Assertion
    Algorithm    rsa-sha256
    Digest       sha256
    Certificate  CN=Microsoft Azure Federated SSO Certificate
                 thumbprint 84BF1561A172E39196F69BF4BB606438B0114E89
                 expires 2029-11-23 12:47:53 UTC (in 2 years)

Nothing here is verified: anybody can write such a message.
To verify it: latchkey saml verify --help
`,
    });
  });

  it('shows a signed sign-in request in an address', async () => {
    const { exitCode, out } = await inspect('requests/authnrequest-typical.signed-redirect.txt');
    expect(exitCode).toBe(0);
    expect(out).toBe(`SAML request: an application asks the identity provider to sign somebody in (AuthnRequest)
  Given as               an address (redirect), SAMLRequest, compressed
  From (Issuer)          https://app.example.com/saml/metadata
  Sent to (Destination)  https://login.microsoftonline.com/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/saml2
  Issued                 2026-12-07 09:29:30 UTC (32 seconds ago)
  ID                     id6f0d3a9c51e24b7f8a2c4e6b9d1f3a57
  Answer wanted at       https://app.example.com/saml/acs
  Wanted name format     emailAddress
  RelayState             https://app.example.com/after-login

Signatures (1)
  On the address
    Algorithm  rsa-sha256

Nothing here is verified: anybody can write such a message.
`);
  });

  it('shows a logout request, at another time', async () => {
    const { out } = await inspect('logout/entra-to-sp-logoutrequest-broadcast.xml', '--at', '2026-12-07T12:06:01Z');
    expect(out).toBe(`SAML logout request: one side asks the other to end sessions
  Given as         XML
  From (Issuer)    https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/
  Issued           2026-12-07 10:06:00 UTC (2 hours ago)
  ID               _3c1d5e7f-9a0b-4c2d-8e4f-6a8b0c2d4e6f
  Person (NameID)  H0EPlI1hHuuvn5N6-rgMR7aZzBCBTjfS6pFVIksD0Ds
  Sessions         all of this person

Signatures: none

Nothing here is verified: anybody can write such a message.
`);
  });

  it('says that an assertion is encrypted, and what an error of Microsoft means', async () => {
    expect((await inspect('entra/responses/20-encrypted-assertion.post.txt')).out).toContain(
      '\nAssertion (the statement about the person): encrypted\n',
    );
    const failed = vectorText('entra-responses/30-error-request-unsupported.xml').replace('AADSTS75006', 'AADSTS50105');
    expect((await inspectText(failed)).out).toMatch(/\n {2}AADSTS50105 +The person is not assigned/);
  });

  it('says when an assertion is not valid yet, or not any more', async () => {
    const valid = async (at: string) => (await inspect(response, '--at', at)).out.match(/Valid .* (\(.*\))/)?.[1];
    expect(await valid('2026-12-07T09:20:00Z')).toBe('(begins in 5 minutes)');
    expect(await valid('2026-12-07T10:30:00.779Z')).toBe('(ended now)');
    expect(await valid('2026-12-09T10:30:01Z')).toBe('(ended 2 days ago)');
  });

  it('prints the XML', async () => {
    const { exitCode, out } = await inspect(response, '--xml');
    expect(exitCode).toBe(0);
    expect(out.split('\n').slice(1, 5)).toEqual([
      '  <Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/</Issuer>',
      '  <samlp:Status>',
      '    <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>',
      '  </samlp:Status>',
    ]);
  });

  it('prints JSON', async () => {
    const { out } = await inspect(response, '--json', '--xml');
    const json = JSON.parse(out);
    expect(json).toMatchObject({
      ok: true,
      verified: false,
      at: '2026-12-07T09:30:02.000Z',
      form: 'form',
      kind: 'Response',
      status: { codes: ['urn:oasis:names:tc:SAML:2.0:status:Success'], message: null },
      assertions: [{ notOnOrAfter: '2026-12-07T10:30:00.779Z', nameId: { value: 'b.simon@contoso.example' } }],
      signatures: [{ on: 'Assertion', certificate: { sha1: '84BF1561A172E39196F69BF4BB606438B0114E89' } }],
    });
    expect(json.xml).toMatch(/^<samlp:Response /);
  });

  it('knows what is XML and no SAML message', async () => {
    const { exitCode, out } = await inspectText('<note>hello</note>');
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^XML whose root is note\n/);
    expect(JSON.parse((await inspectText('<note/>', '--json')).out).ok).toBe(false);
  });

  it('explains what it cannot read', async () => {
    const { exitCode, out, err } = await inspectText('<samlp:Response>');
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
    expect(out).toContain(`Refused: ${explanations.XML_NOT_WELL_FORMED.headline} (XML_NOT_WELL_FORMED)\n`);
    expect(JSON.parse((await inspectText('?', '--json')).out)).toMatchObject({
      ok: false,
      rejection: { code: 'MESSAGE_NOT_BASE64' },
      explanation: { headline: explanations.MESSAGE_NOT_BASE64.headline },
    });
  });
});

describe('hostile messages', () => {
  const attacks = readdirSync(new URL('attacks/', vectors)).filter((name) => /^\d.*\.(xml|b64)$/.test(name));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
  const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

  it('are shown or refused, never thrown at people', async () => {
    expect(attacks.length).toBeGreaterThan(250);
    for (const name of attacks) {
      for (const args of [[], ['--xml'], ['--json']]) {
        const { exitCode, out, err } = await inspect(`attacks/${name}`, ...args);
        expect([name, err, exitCode === 0 || exitCode === 1]).toEqual([name, '', true]);
        if (args[0] !== '--xml') expect([name, unsafe.test(out)]).toEqual([name, false]);
      }
    }
  }, 120_000);

  it('cannot write to the terminal', async () => {
    const xml = vectorText('entra-responses/01-sign-assertion-sha256.xml').replaceAll(
      'B. Simon',
      'B.&#x9b;31m\u202eSimon',
    );
    for (const args of [[], ['--xml'], ['--json']]) expect((await inspectText(xml, ...args)).out).not.toMatch(unsafe);
    expect((await inspectText(xml)).out).toContain('      B.\\u009b31m\\u202eSimon\n');
  });
});

import { SAML, type SamlConfig } from '@node-saml/node-saml';
import * as samlify from 'samlify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Binding,
  type Connection,
  connect,
  decoded,
  libraries,
  type RequestMessage,
  requestOf,
  send,
} from './connection.ts';
import type { ForeignSpSettings } from './foreign-sp.ts';
import { makeKeyPair } from './key-pair.ts';
import { type RunningLab, startLab } from './lab.ts';
import { tenantId } from './lab-application.ts';
import { aadstsOf, LabBrowser, type LabPage, responseOf } from './lab-browser.ts';
import { nodeSamlOptions } from './node-saml.ts';
import { samlifyParties } from './samlify.ts';

const keys = makeKeyPair('sp.example');
const strangersKeys = makeKeyPair('stranger.example');

let lab: RunningLab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab?.stop());

/** What the lab says to a request: an AADSTS code, a step of the sign-in page, or the status of a response. */
function outcomeOf(page: LabPage): string {
  const code = aadstsOf(page);
  if (code !== null) return `AADSTS${code}`;
  if (page.body.includes(' name="passwd"')) return 'asks for the password';
  if (page.body.includes(' name="loginfmt"')) return 'asks who it is';
  const xml = decoded(responseOf(page));
  const status = [...xml.matchAll(/status:(\w+)"/g)].map(([, name]) => name).join('/');
  const format = /<(?:\w+:)?NameID Format="[^"]*nameid-format:(\w+)"/.exec(xml)?.[1];
  return format === undefined ? status : `${status}, ${format}`;
}

const outcome = async (message: RequestMessage, browser = new LabBrowser()) => outcomeOf(await send(browser, message));

describe.each(libraries)('%s, where verification certificates are required', (library) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect(lab.url, library, `signed-${library}`);
    await connection.application.uploadVerificationCertificate(keys.certificate);
    await connection.application.requireVerification();
  });

  const cases: readonly (readonly [string, Partial<ForeignSpSettings>, string])[] = [
    ['unsigned', {}, 'AADSTS76021'],
    ['signed', { signWith: keys }, 'asks who it is'],
    ['signed with another key', { signWith: strangersKeys }, 'AADSTS76023'],
    ['signed with SHA-1', { signWith: keys, requestHash: 'sha1' }, 'AADSTS76023'],
    ['signed with SHA-512', { signWith: keys, requestHash: 'sha512' }, 'AADSTS76023'],
  ];
  describe.each<Binding>(['HTTP-Redirect', 'HTTP-POST'])('by %s', (binding) => {
    test.each(cases)('%s', async (_, settings, expected) => {
      expect(await outcome(await requestOf(connection.sp(settings), binding))).toBe(expected);
    });

    test('signed, and changed afterwards', async () => {
      const message = await requestOf(connection.sp({ signWith: keys }), binding);
      expect(await outcome(changed(message))).toBe('AADSTS76023');
    });

    test('signed with SHA-1, where that is allowed', async () => {
      await connection.application.requireVerification(true);
      const message = await requestOf(connection.sp({ signWith: keys, requestHash: 'sha1' }), binding);
      const answer = await outcome(message);
      await connection.application.requireVerification(false);
      expect(answer).toBe('asks who it is');
    });
  });
});

/** By the query: another RelayState. By the form: another address to answer to. */
function changed(message: RequestMessage): RequestMessage {
  if (typeof message === 'string') return message.replace('RelayState=', 'RelayState=x');
  const xml = Buffer.from(message.fields.SAMLRequest ?? '', 'base64')
    .toString()
    .replace('IssueInstant="2', 'IssueInstant="3');
  return { ...message, fields: { ...message.fields, SAMLRequest: Buffer.from(xml).toString('base64') } };
}

describe('what node-saml can put into a request', () => {
  let options: SamlConfig;
  let signedIn: LabBrowser;
  beforeAll(async () => {
    const { addresses, application, idpMetadata } = await connect(lab.url, 'node-saml', 'variants-node-saml');
    options = nodeSamlOptions({ ...addresses, idpMetadata });
    signedIn = new LabBrowser();
    await signedIn.signIn(await signedIn.get(application.userAccessUrl));
  });

  const format = (version: string, name: string) => `urn:oasis:names:tc:SAML:${version}:nameid-format:${name}`;
  const context = (name: string) => `urn:oasis:names:tc:SAML:2.0:ac:classes:${name}`;
  const cases: readonly (readonly [string, Partial<SamlConfig>, string])[] = [
    ['nothing but its defaults', {}, 'Success, emailAddress'],
    ['ForceAuthn', { forceAuthn: true }, 'asks for the password'],
    ['IsPassive', { passive: true }, 'Success, emailAddress'],
    ['no RequestedAuthnContext', { disableRequestedAuthnContext: true }, 'Success, emailAddress'],
    ['two classes, one that fits', { authnContext: [context('X509'), context('Password')] }, 'Success, emailAddress'],
    ['a class that does not fit', { authnContext: [context('X509')] }, 'AADSTS75011'],
    ['a class that is no URI', { authnContext: ['Password'] }, 'AADSTS7500522'],
    ['Comparison "minimum"', { racComparison: 'minimum' }, 'AADSTS900235'],
    ['no AssertionConsumerServiceURL', { disableRequestAcsUrl: true }, 'Success, emailAddress'],
    ['one that is not registered', { callbackUrl: 'https://evil.example/acs' }, 'AADSTS50011'],
    ['an Issuer that is not registered', { issuer: 'https://unknown.example' }, 'AADSTS700016'],
    ['NameIDPolicy without Format', { identifierFormat: null }, 'Success, emailAddress'],
    ['persistent', { identifierFormat: format('2.0', 'persistent') }, 'Success, persistent'],
    ['transient', { identifierFormat: format('2.0', 'transient') }, 'Success, transient'],
    ['unspecified', { identifierFormat: format('1.1', 'unspecified') }, 'Success, unspecified'],
    ['kerberos', { identifierFormat: format('2.0', 'kerberos') }, 'AADSTS75016'],
    ['AllowCreate="false"', { allowCreate: false }, 'Success, emailAddress'],
    ['SPNameQualifier', { spNameQualifier: 'https://sp.example' }, 'Requester/RequestUnsupported'],
    ['ProviderName', { providerName: 'Ärzte & "Co"' }, 'Success, emailAddress'],
    ['AttributeConsumingServiceIndex', { attributeConsumingServiceIndex: '1' }, 'Success, emailAddress'],
    ['Extensions', { samlAuthnRequestExtensions: { 'x:y': { '@xmlns:x': 'urn:x' } } }, 'Success, emailAddress'],
    ['Scoping with ProxyCount', { scoping: { proxyCount: 0 } }, 'AADSTS900236'],
    ['Scoping with IDPList', { scoping: { idpList: [{ entries: [{ providerId: 'urn:idp' }] }] } }, 'AADSTS900236'],
    ['Scoping with RequesterID', { scoping: { requesterId: ['urn:sp'] } }, 'AADSTS900236'],
  ];
  test.each(cases)('%s', async (_, extra, expected) => {
    const saml = new SAML({ ...options, ...extra });
    const message = await saml.getAuthorizeUrlAsync('', undefined, {});
    // ForceAuthn signs nobody out: the same browser serves all.
    expect(await outcome(message, signedIn)).toBe(expected);
  });

  test('IsPassive where nobody is signed in: the unsigned NoPassive is more than it accepts', async () => {
    const saml = new SAML({ ...options, passive: true });
    const page = await new LabBrowser().get(await saml.getAuthorizeUrlAsync('', undefined, {}));
    expect(outcomeOf(page)).toBe('Responder/NoPassive');
    await expect(saml.validatePostResponseAsync({ SAMLResponse: responseOf(page).samlResponse })).rejects.toThrow(
      new Error('Invalid signature: NoPassive'),
    );
  });

  test('an error that it is told: it reads the AADSTS code', async () => {
    const saml = new SAML({ ...options, spNameQualifier: 'https://sp.example' });
    const page = await new LabBrowser().get(await saml.getAuthorizeUrlAsync('', undefined, {}));
    await expect(saml.validatePostResponseAsync({ SAMLResponse: responseOf(page).samlResponse })).rejects.toThrow(
      /^SAML provider returned Requester error: AADSTS75006: .*AADSTS90011: /,
    );
  });

  test('a form whose field is deflated, as it does by default', async () => {
    const message = await new SAML(options).getAuthorizeMessageAsync('', undefined, {});
    const fields = { SAMLRequest: String(message.SAMLRequest) };
    expect(await outcome({ action: options.entryPoint ?? '', fields })).toBe('AADSTS7500525');
  });

  test('a query that is not deflated', async () => {
    const saml = new SAML({ ...options, skipRequestCompression: true });
    expect(await outcome(await saml.getAuthorizeUrlAsync('', undefined, {}))).toBe('AADSTS75001');
  });

  test('a RelayState with a space: what it signs (%20) is not what it sends (+)', async () => {
    const { addresses, application, idpMetadata } = await connect(lab.url, 'node-saml', 'space-node-saml');
    await application.uploadVerificationCertificate(keys.certificate);
    await application.requireVerification();
    const saml = new SAML(nodeSamlOptions({ ...addresses, idpMetadata, signWith: keys }));
    const sent = await saml.getAuthorizeUrlAsync('two words', undefined, {});
    expect(await outcome(sent)).toBe('AADSTS76023');
    expect(await outcome(sent.replace('RelayState=two+words', 'RelayState=two%20words'))).toBe('asks who it is');
  });
});

describe('what samlify can put into a request', () => {
  let connection: Connection;
  let signedIn: LabBrowser;
  beforeAll(async () => {
    connection = await connect(lab.url, 'samlify', 'variants-samlify');
    signedIn = new LabBrowser();
    await signedIn.signIn(await signedIn.get(connection.application.userAccessUrl));
  });

  test.each<[string, { forceAuthn?: boolean; assertionConsumerServiceIndex?: number }, string]>([
    ['nothing but its defaults', {}, 'Success, emailAddress'],
    ['ForceAuthn', { forceAuthn: true }, 'asks for the password'],
    ['AssertionConsumerServiceIndex', { assertionConsumerServiceIndex: 0 }, 'Success, emailAddress'],
  ])('%s', async (_, more, expected) => {
    const { serviceProvider, identityProvider } = samlifyParties({ ...connection.addresses, ...connection });
    const { context } = serviceProvider.createLoginRequest(identityProvider, 'redirect', more);
    expect(await outcome(context, signedIn)).toBe(expected);
  });

  test('HTTP-POST-SimpleSign counts as unsigned', async () => {
    const settings = { ...connection.addresses, ...connection, signWith: keys };
    const { serviceProvider, identityProvider } = samlifyParties(settings);
    const request = serviceProvider.createLoginRequest(identityProvider, 'simpleSign', { relayState: 'abc' });
    const { signature, sigAlg } = request as unknown as { signature: string; sigAlg: string }; // its types name the common part only
    const fields = { SAMLRequest: request.context, RelayState: 'abc', SigAlg: sigAlg, Signature: signature };
    const message = { action: `${lab.url}/${tenantId}/saml2`, fields };
    expect([typeof signature, await outcome(message)]).toEqual(['string', 'asks who it is']);
    await connection.application.uploadVerificationCertificate(keys.certificate);
    await connection.application.requireVerification();
    expect(await outcome(message)).toBe('AADSTS76021');
  });

  test('a signature only where the metadata asks for it, which the lab’s does not', () => {
    const signing = samlifyParties({ ...connection.addresses, ...connection, signWith: keys });
    const identityProvider = samlify.IdentityProvider({ metadata: connection.idpMetadata });
    expect(() => signing.serviceProvider.createLoginRequest(identityProvider, 'redirect')).toThrow(
      'ERR_METADATA_CONFLICT_REQUEST_SIGNED_FLAG: SP AuthnRequestsSigned=true but IdP WantAuthnRequestsSigned=false',
    );
  });
});

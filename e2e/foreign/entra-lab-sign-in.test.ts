import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Binding,
  type Connection,
  connect,
  decoded,
  type LibraryName,
  libraries,
  relayState,
  requestOf,
  signIn,
  xmlOf,
} from './connection.ts';
import { makeKeyPair } from './key-pair.ts';
import { type RunningLab, startLab } from './lab.ts';
import { tenantId } from './lab-application.ts';
import { LabBrowser, responseOf } from './lab-browser.ts';
import { samlifyParties } from './samlify.ts';

const issuer = `https://sts.windows.net/${tenantId}/`;
const keys = makeKeyPair('sp.example');

let lab: RunningLab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab?.stop());

const connections = new Map<LibraryName, Promise<Connection>>();
/** One application for each library. */
function connectionOf(name: LibraryName): Promise<Connection> {
  const connection = connections.get(name) ?? connect(lab.url, name, name);
  connections.set(name, connection);
  return connection;
}

/** A good response to no request, as the tile in My Apps sends it. */
async function unasked(name: LibraryName) {
  const connection = await connectionOf(name);
  const browser = new LabBrowser();
  const { samlResponse } = responseOf(await browser.signIn(await browser.get(connection.application.userAccessUrl)));
  return { connection, samlResponse, sp: connection.sp() };
}

const count = (text: string, part: RegExp) => [...text.matchAll(part)].length;
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe.each(libraries)('%s as the service provider', (name) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connectionOf(name);
  });

  describe('a request that the service provider sends', () => {
    test.each<[Binding, string]>([
      ['HTTP-Redirect', 'unsigned'],
      ['HTTP-Redirect', 'signed'],
      ['HTTP-POST', 'unsigned'],
      ['HTTP-POST', 'signed'],
    ])('by %s, %s, is answered', async (binding, signature) => {
      const sp = connection.sp(signature === 'signed' ? { signWith: keys } : {});
      const message = await requestOf(sp, binding);
      const response = await signIn(message);
      const [, requestId = 'none'] = / ID="([^"]+)"/.exec(xmlOf(message)) ?? [];
      expect([response.action, response.relayState]).toEqual([connection.addresses.acsUrl, relayState]);
      const accepted = await sp.accept(response.samlResponse);
      expect(accepted).toMatchObject({ nameId: 'adele.vance@contoso.example', issuer, inResponseTo: requestId });
      expect(accepted.attributes).toMatchObject({
        'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': 'Adele',
        'http://schemas.microsoft.com/identity/claims/tenantid': tenantId,
      });
      const [, sessionIndex = 'none'] = / SessionIndex="([^"]+)"/.exec(decoded(response)) ?? [];
      expect(accepted.sessionIndex).toBe(sessionIndex);
    });
  });

  describe('what is signed and encrypted', () => {
    const options = ['assertion', 'response', 'both'] as const;
    const hashes = ['sha256', 'sha1'] as const;
    const algorithms = { sha256: '2001/04/xmldsig-more#rsa-sha256', sha1: '2000/09/xmldsig#rsa-sha1' } as const;

    afterAll(() => connection.application.setSigning('assertion'));

    describe.each(options)('signed: %s', (option) => {
      test.each(hashes)('with %s', async (hash) => {
        await connection.application.setSigning(option, hash);
        const sp = connection.sp({ demands: option });
        const response = await signIn(await sp.redirectUrl(''));
        const xml = decoded(response);
        expect(count(xml, /<(\w+:)?SignatureMethod /g)).toBe(option === 'both' ? 2 : 1);
        expect(count(xml, new RegExp(`Algorithm="http://www.w3.org/${algorithms[hash]}"`, 'g'))).toBe(
          option === 'both' ? 2 : 1,
        );
        expect((await sp.accept(response.samlResponse)).nameId).toBe('adele.vance@contoso.example');
      });

      test('and the assertion encrypted', async () => {
        await connection.application.setSigning(option);
        await connection.application.encryptTo(keys.certificate);
        const sp = connection.sp({ demands: option, decryptWith: keys });
        const response = await signIn(await sp.redirectUrl(''));
        await connection.application.stopEncrypting();
        const xml = decoded(response);
        expect([count(xml, /<(\w+:)?EncryptedAssertion[ >]/g), count(xml, /<(\w+:)?Assertion[ >]/g)]).toEqual([1, 0]);
        expect((await sp.accept(response.samlResponse)).nameId).toBe('adele.vance@contoso.example');
      });
    });
  });

  describe('a response that nobody asked for', () => {
    test('is accepted, and bears no InResponseTo', async () => {
      const browser = new LabBrowser();
      const response = responseOf(await browser.signIn(await browser.get(connection.application.userAccessUrl)));
      expect(response.relayState).toBeNull();
      expect(decoded(response)).not.toContain('InResponseTo');
      const accepted = await connection.sp().accept(response.samlResponse);
      expect(accepted).toMatchObject({ nameId: 'adele.vance@contoso.example', issuer, inResponseTo: null });
    });
  });
});

describe('a response that something is wrong with', () => {
  const tampering = {
    'another NameID': (xml: string) => xml.replaceAll('adele.vance@', 'admin@'),
    'no signature': (xml: string) => xml.replace(/<(\w+:)?Signature .*<\/(\w+:)?Signature>/s, ''),
    'another signature value': (xml: string) => xml.replace(/(SignatureValue>)..../, '$1AAAA'),
  } as const;

  test.each([
    ['node-saml', 'another NameID', /^Invalid signature$/],
    ['node-saml', 'no signature', /^Invalid signature$/],
    ['node-saml', 'another signature value', /^Invalid signature$/],
    ['samlify', 'another NameID', /^FAILED_TO_VERIFY_SIGNATURE$/],
    ['samlify', 'no signature', /^FAILED_TO_VERIFY_SIGNATURE$/],
    ['samlify', 'another signature value', /^invalid signature: the signature value /],
  ] as const)('%s refuses %s', async (name, what, message) => {
    const { connection, samlResponse, sp } = await unasked(name);
    const xml = Buffer.from(samlResponse, 'base64').toString();
    const changed = tampering[what](xml);
    expect(changed).not.toBe(xml);
    await expect(sp.accept(base64(changed))).rejects.toThrow(message);
    // The same one untouched is accepted: it was the change that was refused.
    expect((await connection.sp().accept(samlResponse)).nameId).toBe('adele.vance@contoso.example');
  });

  test.each([
    ['node-saml', 'Invalid signature'],
    ['samlify', 'ERROR_UNMATCH_CERTIFICATE_DECLARATION_IN_METADATA'],
  ] as const)("%s refuses the certificate of another application's metadata", async (name, message) => {
    const { samlResponse, connection } = await unasked(name);
    const { idpMetadata } = await connectionOf(name === 'samlify' ? 'node-saml' : 'samlify');
    await expect(connection.sp({ idpMetadata }).accept(samlResponse)).rejects.toThrow(new Error(message));
  });

  test.each([
    ['assertion', 'response', 'Invalid document signature'],
    ['assertion', 'both', 'Invalid document signature'],
    ['response', 'assertion', 'Invalid signature'],
    ['response', 'both', 'Invalid signature'],
  ] as const)('node-saml: signed is the %s, demanded %s', async (option, demands, message) => {
    const { application } = await connectionOf('node-saml');
    await application.setSigning(option);
    const { samlResponse, connection } = await unasked('node-saml');
    await application.setSigning('assertion');
    await expect(connection.sp({ demands }).accept(samlResponse)).rejects.toThrow(new Error(message));
  });

  test('node-saml, told to, refuses what nobody asked for', async () => {
    const { samlResponse, connection } = await unasked('node-saml');
    await expect(connection.sp({ refuseUnsolicited: true }).accept(samlResponse)).rejects.toThrow(
      new Error('InResponseTo is missing from response'),
    );
  });

  test('node-saml refuses an answer to a request that another one sent', async () => {
    const { sp } = await connectionOf('node-saml');
    const { samlResponse } = await signIn(await sp().redirectUrl(''));
    await expect(sp().accept(samlResponse)).rejects.toThrow(new Error('InResponseTo is not valid'));
  });
});

describe.each(libraries)('a new signing certificate, for %s', (name) => {
  test('is in the metadata before it is active; who has not read them again refuses it', async () => {
    const { application, idpMetadata, sp } = await connect(lab.url, name, `rollover-${name}`);
    await application.addCertificate();
    const both = await application.metadata();
    const accept = async (metadata: Buffer) => {
      const provider = sp({ idpMetadata: metadata });
      return (await provider.accept((await signIn(await provider.redirectUrl(''))).samlResponse)).nameId;
    };
    expect([await accept(idpMetadata), await accept(both)]).toEqual(Array(2).fill('adele.vance@contoso.example'));
    await application.activateOtherCertificate();
    expect(await accept(both)).toBe('adele.vance@contoso.example');
    await expect(accept(idpMetadata)).rejects.toThrow(
      new Error(name === 'samlify' ? 'ERROR_UNMATCH_CERTIFICATE_DECLARATION_IN_METADATA' : 'Invalid signature'),
    );
  });
});

describe('the metadata of the application', () => {
  test('with its byte order mark is read by samlify', async () => {
    const { addresses, idpMetadata } = await connectionOf('samlify');
    expect([...idpMetadata.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { entityMeta } = samlifyParties({ ...addresses, idpMetadata }).identityProvider;
    const address = `${lab.url}/${tenantId}/saml2`;
    expect(entityMeta.getEntityID()).toBe(issuer);
    expect(['redirect', 'post'].map((binding) => entityMeta.getSingleSignOnService(binding))).toEqual([
      address,
      address,
    ]);
    expect(entityMeta.getSingleLogoutService('redirect')).toBe(address);
    expect(entityMeta.isWantAuthnRequestsSigned()).toBe(false);
    expect(String(entityMeta.getX509Certificate('signing'))).toMatch(/^MII[A-Za-z0-9+/]+=*$/);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connection, connect, libraries, send } from './connection.ts';
import type { ForeignSpSettings } from './foreign-sp.ts';
import { makeKeyPair } from './key-pair.ts';
import { type RunningLab, startLab } from './lab.ts';
import { tenantId } from './lab-application.ts';
import { LabBrowser, responseOf } from './lab-browser.ts';

/** Entra's sign-out answers bear the address of its sign-in service, not the entity ID of its metadata. */
const logoutIssuer = `https://login.microsoftonline.com/${tenantId}/`;
const entityId = `https://sts.windows.net/${tenantId}/`;
const keys = makeKeyPair('sp.example');

let lab: RunningLab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab?.stop());

/** Signs Adele Vance in and out again. */
async function signInAndOut(connection: Connection, settings: Partial<ForeignSpSettings>) {
  const browser = new LabBrowser();
  const sp = connection.sp(settings);
  const response = responseOf(await browser.signIn(await send(browser, await sp.redirectUrl(''))));
  const person = await sp.accept(response.samlResponse);
  // Whoever is signed in gets straight through.
  expect(responseOf(await browser.get(await sp.redirectUrl(''))).samlResponse).not.toBe('');
  const answer = await browser.get(await sp.logoutUrl(person, 'bye'));
  return { browser, sp, answer };
}

describe.each(libraries)('%s signs out', (library) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect(lab.url, library, library);
  });

  test.each<[string, Partial<ForeignSpSettings>]>([
    ['unsigned', {}],
    ['signed', { signWith: keys }],
  ])('with a LogoutRequest, %s', async (_, settings) => {
    const { browser, sp, answer } = await signInAndOut(connection, { ...settings, logoutIssuer });
    const location = answer.location ?? '';
    expect(location.split('?')[0]).toBe(connection.addresses.logoutUrl);
    expect(new URL(location).searchParams.get('RelayState')).toBe('bye');
    await sp.acceptLogout(location);
    const again = await browser.get(await sp.redirectUrl(''));
    expect(again.body).toContain(' name="loginfmt"');
  });

  test('and refuses the Issuer of the answer, where it expects the entity ID', async () => {
    const { sp, answer } = await signInAndOut(connection, {});
    await expect(sp.acceptLogout(answer.location ?? '')).rejects.toThrow(
      library === 'samlify'
        ? new Error('ERR_UNMATCH_ISSUER')
        : new Error(`Unknown SAML issuer. Expected: ${entityId} Received: ${logoutIssuer}`),
    );
  });
});

test('node-saml refuses the answer to a request that another one sent', async () => {
  const connection = await connect(lab.url, 'node-saml', 'asking');
  const { answer } = await signInAndOut(connection, { logoutIssuer });
  const other = connection.sp({ logoutIssuer });
  await expect(other.acceptLogout(answer.location ?? '')).rejects.toThrow(new Error('InResponseTo is not valid'));
});

test('samlify refuses the answer where it demands a signature: there is none', async () => {
  const connection = await connect(lab.url, 'samlify', 'demanding');
  const { sp, answer } = await signInAndOut(connection, { logoutIssuer, demandSignedLogout: true });
  await expect(sp.acceptLogout(answer.location ?? '')).rejects.toThrow(new Error('ERR_MISSING_SIG_ALG'));
});

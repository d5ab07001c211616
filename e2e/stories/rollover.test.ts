/** Metadata from an address, and by hand; the identity provider changes its certificate, and nobody is kept out. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousViolations } from '../harness/accessibility.ts';
import { launchBrowser, newPerson } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as lab from '../harness/lab-steps.ts';
import * as latchkey from '../harness/latchkey-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shootAll } from '../harness/screens.ts';

const application = 'Latchkey';
const adele = 'adele.vance@contoso.example';

let product: Product;
let browser: Browser;
/** Latchkey, as an account admin. */
let page: Page;
/** Entra Lab, as its administrator. */
let entra: Page;

keepEvidence(() => browser);

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ({ page } = await newPerson(browser));
  entra = (await newPerson(browser)).page;
  await lab.createApplication(entra, product.lab, application);
  await lab.chooseSaml(entra);
  await latchkey.signUp(page, product.dashboard);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A browser of their own: from the Test address to Microsoft's page and back. */
async function signIn(testUrl: string): Promise<string> {
  const person = (await newPerson(browser)).page;
  await person.goto(testUrl.replace(/\?test=1$/, ''));
  await lab.signInToLab(person, adele);
  await person.waitForURL(`${product.dashboard}/**`);
  const words = await person.getByRole('main').innerText();
  await person.context().close();
  return words;
}

const certificatesPane = async () => {
  await lab.openApplication(entra, product.lab, application, 'Single sign-on');
  await entra
    .getByRole('button', { name: 'Edit Token signing certificate' })
    .or(entra.getByRole('link', { name: 'Edit Token signing certificate' }))
    .first()
    .click();
};

describe('by address', () => {
  let testUrl = '';

  test('the App Federation Metadata Url of Entra is read, shown, and saved', async () => {
    const metadataUrl = await latchkey.copied(entra, 'App Federation Metadata Url');
    await latchkey.openNewProvider(page);
    await page.getByLabel('Description').fill('Contoso Entra ID');
    await page.getByText('Address', { exact: true }).click();
    await page.getByLabel('Metadata address').fill('http://127.0.0.1:9/metadata');
    await page.getByRole('button', { name: 'Read' }).click();
    await page.getByText('refuses the connection').waitFor();
    expect(await page.getByLabel('Description').inputValue()).toBe('Contoso Entra ID');
    await page.getByLabel('Metadata address').fill(metadataUrl);
    await page.getByRole('button', { name: 'Read' }).click();
    await page.getByText('1 signing certificate').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shootAll(page, 'new-provider-by-address');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Contoso Entra ID', level: 1 }).waitFor();
    testUrl = (await page.getByRole('link', { name: 'Test', exact: true }).getAttribute('href')) ?? '';
  });

  test('Entra gets the values, and a person comes in', async () => {
    const entityId = await latchkey.copied(page, 'Entity ID');
    const acsUrl = await latchkey.copied(page, 'ACS URL');
    await lab.saveBasicSaml(entra, { entityId, acsUrl });
    await lab.setUniqueUserIdentifier(entra, 'user.mail');
    await lab.assign(entra, ['Adele Vance']);
    expect(await signIn(testUrl)).toMatch(/Contoso/);
  });

  test('a new certificate, made active at once, signs the very next sign-in, and nobody notices', async () => {
    await certificatesPane();
    await entra
      .getByRole('link', { name: 'New Certificate' })
      .or(entra.getByRole('button', { name: 'New Certificate' }))
      .first()
      .click();
    await entra.getByRole('button', { name: 'Save' }).last().click();
    await entra.getByText('Inactive').first().waitFor();
    const more = entra.getByRole('row', { name: /Inactive/ });
    await more.locator('summary').click();
    await more.getByText('Make certificate active').click();
    await entra
      .getByRole('button', { name: /^(Yes|Activate|OK|Make certificate active|Make active)$/ })
      .first()
      .click();
    await entra.getByText('Active', { exact: true }).first().waitFor();
    expect(await signIn(testUrl)).toMatch(/Contoso/);
  });

  test('both certificates are shown, with which one signed last', async () => {
    await page.getByRole('tab', { name: 'Connection' }).click();
    await page.getByText('found at the address').waitFor();
    const signer = page.getByRole('listitem').filter({ hasText: 'Signed the last sign-in' });
    expect(await signer.count()).toBe(1);
    expect(await signer.innerText()).toContain('found at the address');
    expect(await seriousViolations(page)).toEqual([]);
    await shootAll(page, 'provider-connection-by-address');
  });

  test('the old one is deleted in Entra: it is trusted for a while, and is removed by hand', async () => {
    await certificatesPane();
    const old = entra.getByRole('row', { name: /Inactive/ });
    await old.locator('summary').click();
    await old.getByText('Delete Certificate').click();
    await entra
      .getByRole('button', { name: /^(Yes|Delete|OK|Delete certificate)$/i })
      .first()
      .click();
    await entra.getByText('Inactive').first().waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await page.getByText('Gone from the address').waitFor();
    const gone = page.getByRole('listitem').filter({ hasText: 'Gone from the address' });
    await gone.getByRole('button', { name: /^Remove certificate/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Gone from the address').waitFor({ state: 'hidden' });
    await page.getByText('A refresh does not bring it back').waitFor();
    expect(await signIn(testUrl)).toMatch(/Contoso/);
  });
});

test('by hand: values from Entra’s card 4, wrong ones told at their fields', async () => {
  await certificatesPane();
  const [download] = await Promise.all([
    entra.waitForEvent('download'),
    (async () => {
      await lab.openApplication(entra, product.lab, application, 'Single sign-on');
      await entra.getByRole('link', { name: 'Download Certificate (Raw)' }).click();
    })(),
  ]);
  await latchkey.openNewProvider(page);
  await page.getByLabel('Description').fill('By hand');
  await page.getByText('By hand', { exact: true }).click();
  await page.getByLabel('Sign-on address').fill('login.example');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('An address begins with https://. Copy it again.').waitFor();
  await page.getByText('Enter the entity ID').waitFor();
  await page.getByText('Paste the certificate').waitFor();
  await page.getByLabel('IdP entity ID').fill('https://sts.windows.net/contoso/');
  await page.getByLabel('Sign-on address').fill(`${product.lab}/contoso/saml2`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await download.path());
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('1 signing certificate').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await shootAll(page, 'new-provider-by-hand');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'By hand', level: 1 }).waitFor();
});

describe('a document that changes', () => {
  let document = '';
  let publisher: Server;
  let address = '';

  beforeAll(async () => {
    const metadataUrl = await (async () => {
      await lab.openApplication(entra, product.lab, application, 'Single sign-on');
      return latchkey.copied(entra, 'App Federation Metadata Url');
    })();
    document = withoutSignature(await (await fetch(metadataUrl)).text());
    publisher = createServer((_request, response) => {
      if (document === '') response.writeHead(503).end();
      else response.end(document);
    });
    await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has such an address.
    address = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}/metadata.xml`;
  });

  afterAll(() => {
    publisher.close();
  });

  test('another sign-on address waits, is shown with the difference, and is accepted', async () => {
    await latchkey.openNewProvider(page);
    await page.getByLabel('Description').fill('Moving');
    await page.getByText('Address', { exact: true }).click();
    await page.getByLabel('Metadata address').fill(address);
    await page.getByLabel('Metadata address').press('Enter');
    await page.getByText('1 signing certificate').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Moving', level: 1 }).waitFor();
    document = document.replaceAll('/saml2"', '/moved"');
    await page.getByRole('tab', { name: 'Connection' }).click();
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await page.getByText('The document has changed: you decide').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shootAll(page, 'provider-change-waits');
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('The document has changed: you decide').waitFor({ state: 'hidden' });
    expect(await page.getByText('/moved').count()).toBeGreaterThan(0);
  });

  test('a host that is down is told, and nothing is lost', async () => {
    document = '';
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await page.getByText('The last refresh failed').waitFor();
    await page.getByRole('main').getByText('status 503').waitFor();
    expect(await page.getByText('/moved').count()).toBeGreaterThan(0);
    expect(await seriousViolations(page)).toEqual([]);
    await shootAll(page, 'provider-refresh-failed');
  });
});

/** It would not survive the changes that this story makes. */
const withoutSignature = (xml: string): string => xml.replace(/<(\w+:)?Signature[ >][\s\S]*?<\/(\w+:)?Signature>/g, '');

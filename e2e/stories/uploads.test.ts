/** Wrong files in the upload: each gets its own message, and what was typed stays. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, newPerson } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as latchkey from '../harness/latchkey-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shoot } from '../harness/screens.ts';

const vectors = join(import.meta.dirname, '../../vectors/metadata');
const folder = mkdtempSync(join(tmpdir(), 'latchkey-uploads-'));

let product: Product;
let browser: Browser;
let page: Page;

keepEvidence(() => browser);

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  ({ page } = await newPerson(browser));
  await latchkey.signUp(page, product.dashboard);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  await page.goto(`${product.dashboard}/settings/account/identity-providers/new`);
  await page.getByLabel('Description').fill('Half-filled form');
});

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const wrongFiles: readonly (readonly [string, () => string, RegExp])[] = [
  ['a text that is no XML', () => file('notes.xml', 'dear diary'), /not XML/i],
  [
    'an HTML page saved as XML',
    () => file('page.xml', '<!DOCTYPE html><html><body>Sign in</body></html>'),
    /web page|HTML/i,
  ],
  [
    'a certificate',
    () => file('cert.xml', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'),
    /certificate/i,
  ],
  ['an empty file', () => file('empty.xml', ''), /empty/i],
  [
    'service provider metadata',
    () =>
      file(
        'sp.xml',
        '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp"><SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp/acs" index="0"/></SPSSODescriptor></EntityDescriptor>',
      ),
    /service provider/i,
  ],
  ['a document type', () => file('dtd.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), /DTD|document type|DOCTYPE/i],
  ['more than 2 MB', () => file('large.xml', `<x>${'y'.repeat(2_100_000)}</x>`), /2 MB/i],
];

test.each(wrongFiles)('%s', async (name, make, message) => {
  await page.locator('input[type=file]').setInputFiles(make());
  await page.getByRole('main').getByText(message).first().waitFor();
  expect(await page.getByLabel('Description').inputValue()).toBe('Half-filled form');
  await shoot(page, `upload-${name.replaceAll(' ', '-')}`);
});

test('the tenant-wide document works, with a warning', async () => {
  await page.locator('input[type=file]').setInputFiles(join(vectors, 'entra/tenant-federationmetadata.xml'));
  await page
    .getByText(/document of the whole tenant/)
    .first()
    .waitFor();
  await shoot(page, 'upload-tenant-wide');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Half-filled form', level: 1 }).waitFor();
});

test('a second try with the right file saves what the first had left', async () => {
  await page.locator('input[type=file]').setInputFiles(file('wrong.xml', 'no'));
  await page
    .getByRole('main')
    .getByText(/not XML/i)
    .first()
    .waitFor();
  await page.locator('input[type=file]').setInputFiles(join(vectors, 'entra/app-federationmetadata.xml'));
  await page.getByText('https://sts.windows.net/').first().waitFor();
  await page.getByRole('button', { name: 'Save' }).dblclick();
  await page.getByRole('heading', { name: 'Half-filled form', level: 1 }).waitFor();
  await page.goto(`${product.dashboard}/settings/account`);
  await page.getByRole('link', { name: 'Half-filled form', exact: true }).first().waitFor();
  expect(
    await page.getByRole('link', { name: 'Half-filled form', exact: true }).count(),
    'one from this test, one from the last',
  ).toBe(2);
});

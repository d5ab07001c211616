/** Signed requests that Entra demands, and encrypted assertions, through whole rotations. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousViolations } from '../harness/accessibility.ts';
import { launchBrowser, newPerson, type Person } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as lab from '../harness/lab-steps.ts';
import * as latchkey from '../harness/latchkey-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shoot, shootAll } from '../harness/screens.ts';

let product: Product;
let browser: Browser;
let admin: Person;
let providerPage: string;

keepEvidence(() => browser);

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  admin = await newPerson(browser);
  const { page } = admin;
  await lab.createApplication(page, product.lab, 'Latchkey');
  await lab.chooseSaml(page);
  const metadata = await lab.downloadFederationMetadata(page);
  await lab.assign(page, ['Adele Vance']);
  await latchkey.signUp(page, product.dashboard);
  await latchkey.createProvider(page, 'Contoso Entra ID', metadata);
  providerPage = page.url().replace(/#.*$/, '');
  const entityId = await latchkey.copied(page, 'Entity ID');
  const acsUrl = await latchkey.copied(page, 'ACS URL');
  await lab.openApplication(page, product.lab, 'Latchkey', 'Single sign-on');
  await lab.saveBasicSaml(page, { entityId, acsUrl });
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function section(page: Page, name: 'Request signing' | 'Encryption') {
  await page.goto(`${providerPage}#options`);
  const region = page.getByRole('region', { name, exact: true });
  await region.getByRole('switch').first().waitFor();
  return region;
}

type Region = Awaited<ReturnType<typeof section>>;

/** Presses a button of a section, and the one of the dialog that asks. */
async function press(page: Page, region: Region, button: string, confirm: string): Promise<void> {
  await region.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function download(page: Page, region: Region, state: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    region.getByRole('button', { name: `Download certificate (${state})` }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^latchkey-(signing|encryption)-[0-9A-F]{8}\.cer$/);
  return file.path();
}

/** Test on the provider's page. @returns what it ends in. */
async function pressTest(page: Page): Promise<'attempt' | 'entra'> {
  await page.goto(providerPage);
  await page.getByRole('link', { name: 'Test', exact: true }).first().click();
  const signIn = page.getByText('Pick an account').or(page.getByLabel(/Email, phone, or Skype/));
  const error = page.getByText(/AADSTS\d+/).first();
  await signIn.or(error).or(page.getByText('The way it went')).first().waitFor();
  if (await error.isVisible()) return 'entra';
  if (page.url().startsWith(product.lab)) await lab.signInToLab(page, latchkey.founder.email);
  await page.waitForURL(`${product.dashboard}/sign-in-attempts/**`);
  await page.getByText('The way it went').waitFor();
  return 'attempt';
}

const succeeded = (page: Page) => page.getByText('Signed in', { exact: true }).first();

test('Entra requires signed requests: refused with AADSTS76021, until Latchkey signs', async () => {
  const { page } = admin;
  const region = await section(page, 'Request signing');
  await region.getByRole('button', { name: 'Create certificate' }).click();
  const file = await download(page, region, 'active');
  expect(await seriousViolations(page)).toEqual([]);

  await lab.openApplication(page, product.lab, 'Latchkey', 'Single sign-on');
  await lab.requireVerificationCertificate(page, file);
  expect(await pressTest(page)).toBe('entra');
  await page
    .getByText(/AADSTS76021/)
    .first()
    .waitFor();
  await shoot(page, 'sp-keys-76021');

  const again = await section(page, 'Request signing');
  await again.getByRole('switch', { name: 'Sign requests' }).click({ force: true });
  await page.getByText('Saved').first().waitFor();
  expect(await pressTest(page)).toBe('attempt');
  await succeeded(page).waitFor();
});

test('a new certificate that Entra does not have is noticed at once, and there is a way back', async () => {
  const { page } = admin;
  const region = await section(page, 'Request signing');
  await press(page, region, 'Create the next one', 'Create');
  await region.getByText('Next', { exact: true }).waitFor();
  await shootAll(page, 'sp-keys-rotation');
  expect(await seriousViolations(page)).toEqual([]);
  expect(await pressTest(page)).toBe('attempt');

  await press(page, await section(page, 'Request signing'), 'Activate', 'Activate');
  expect(await pressTest(page)).toBe('entra');
  await page
    .getByText(/AADSTS76023/)
    .first()
    .waitFor();

  await press(page, await section(page, 'Request signing'), 'Go back to it', 'Go back');
  expect(await pressTest(page)).toBe('attempt');

  const other = await section(page, 'Request signing');
  const file = await download(page, other, 'previous');
  await lab.openApplication(page, product.lab, 'Latchkey', 'Single sign-on');
  await lab.requireVerificationCertificate(page, file);
  await press(page, await section(page, 'Request signing'), 'Go back to it', 'Go back');
  expect(await pressTest(page)).toBe('attempt');
  await press(page, await section(page, 'Request signing'), 'Retire', 'Retire');
  expect(await pressTest(page)).toBe('attempt');
});

test('assertions are encrypted, and stay readable through a rotation with overlap', async () => {
  const { page } = admin;
  const region = await section(page, 'Encryption');
  await region.getByRole('button', { name: 'Create certificate' }).click();
  const file = await download(page, region, 'active');
  await lab.activateTokenEncryption(page, product.lab, 'Latchkey', file);
  expect(await pressTest(page)).toBe('attempt');
  await succeeded(page).waitFor();

  const rotating = await section(page, 'Encryption');
  await press(page, rotating, 'Create the next one', 'Create');
  const next = await download(page, rotating, 'next');
  await press(page, rotating, 'Activate', 'Activate');
  // Entra still encrypts for the old one.
  expect(await pressTest(page)).toBe('attempt');
  await succeeded(page).waitFor();

  await press(page, await section(page, 'Encryption'), 'Retire', 'Retire');
  expect(await pressTest(page)).toBe('attempt');
  await page.getByText('the encrypted assertion could not be opened').first().waitFor();
  await page
    .getByText(/\(retired\)/)
    .first()
    .waitFor();
  await shootAll(page, 'sp-keys-old-certificate');
  expect(await seriousViolations(page)).toEqual([]);

  await lab.activateTokenEncryption(page, product.lab, 'Latchkey', next);
  expect(await pressTest(page)).toBe('attempt');
  await succeeded(page).waitFor();
  await section(page, 'Encryption');
  await shootAll(page, 'sp-keys-options');
  expect(admin.complaints).toEqual([]);
});

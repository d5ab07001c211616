/** Signing out on both sides, across two sites: here with the identity provider following, and there with Latchkey following. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousViolations } from '../harness/accessibility.ts';
import { launchBrowser, newOrdinaryPerson, newPerson, type Person } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as lab from '../harness/lab-steps.ts';
import * as latchkey from '../harness/latchkey-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shootAll } from '../harness/screens.ts';

let product: Product;
let browser: Browser;
let adele: Person;
let providerPage: string;

keepEvidence(() => browser);

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  adele = await newPerson(browser);
  const { page } = adele;
  await lab.createApplication(page, product.lab, 'Latchkey');
  await lab.chooseSaml(page);
  const metadata = await lab.downloadFederationMetadata(page);
  await lab.assign(page, ['Adele Vance']);
  await latchkey.signUp(page, product.dashboard);
  await latchkey.createProvider(page, 'Contoso Entra ID', metadata);
  providerPage = page.url().replace(/#.*$/, '');
  const entityId = await latchkey.copied(page, 'Entity ID');
  const acsUrl = await latchkey.copied(page, 'ACS URL');
  const logoutUrl = await latchkey.copied(page, 'Logout URL');
  await lab.openApplication(page, product.lab, 'Latchkey', 'Single sign-on');
  await lab.saveBasicSaml(page, { entityId, acsUrl, logoutUrl });
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function signInThroughEntra(page: Page): Promise<void> {
  await page.goto(providerPage.replace(/\/settings\/.*$/, '/sign-in/contoso'));
  await page.getByRole('link', { name: /Contoso Entra ID/ }).click();
  await lab.signInToLab(page, latchkey.founder.email);
  await page.waitForURL(`${product.dashboard}/`);
}

async function expectSignedOutHere(page: Page): Promise<void> {
  await page.goto(providerPage);
  await page.waitForURL(`${product.dashboard}/sign-in**`);
}

async function expectSignedOutThere(page: Page): Promise<void> {
  await page.goto(`${product.lab}/myapps`);
  await page.getByLabel(/Email, phone, or Skype|Enter your email/i).waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

test('signing out here signs out at the identity provider, when that was chosen', async () => {
  const { page } = adele;
  await page.goto(`${providerPage}#options`);
  const region = page.getByRole('region', { name: 'Single logout' });
  await region.getByRole('switch', { name: 'End the session at the identity provider too' }).click({ force: true });
  await page.getByText('Saved').first().waitFor();
  await signOut(page);
  await page.waitForURL(`${product.dashboard}/sign-in`);

  await signInThroughEntra(page);
  await signOut(page);
  await page.getByText('You are signed out of Latchkey and of Contoso Entra ID.').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await shootAll(page, 'single-logout-signed-out');
  await expectSignedOutThere(page);
  await expectSignedOutHere(page);
});

test('signing out at the identity provider ends the session here, by a frame of its page', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-profile-'));
  const person = await newOrdinaryPerson(profile);
  const { page } = person;
  await signInThroughEntra(page);
  const other = await newPerson(browser);
  await signInThroughEntra(other.page);
  await page.goto(`${product.lab}/logout`);
  await page.getByText('You signed out of your account').waitFor();
  await expectSignedOutHere(page);
  await expectSignedOutThere(page);
  // The same person in another browser is not touched.
  await other.page.reload();
  await other.page.getByRole('button', { name: /^Your menu/ }).waitFor();
  expect([...person.complaints, ...other.complaints]).toEqual([]);
  await person.context.close();
  rmSync(profile, { recursive: true, force: true });
});

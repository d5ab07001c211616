/** When a sign-in fails: what the person sees, and what the admin sees of the same attempt. */
import type { Browser } from 'playwright-core';
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
let acsUrl: string;

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
  providerPage = page.url();
  acsUrl = await latchkey.copied(page, 'ACS URL');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('the temporary Identifier is still in Entra: the person gets a number, the admin the cause and the field', async () => {
  await lab.openApplication(admin.page, product.lab, 'Latchkey', 'Single sign-on');
  await lab.saveBasicSaml(admin.page, { entityId: 'https://temporary', acsUrl });
  const tab = await lab.testSignIn(admin.page);
  await lab.signInToLab(tab, latchkey.founder.email);
  const number = tab.getByText(/att_[a-z0-9]+/);
  await number.waitFor();
  const [attempt = ''] = (await number.innerText()).match(/att_[a-z0-9]+/) ?? [];
  await shoot(tab, 'trouble-audience-person');
  expect(await tab.getByText('https://temporary').count(), 'people see no internals').toBe(0);

  const { page } = admin;
  await page.goto(`${product.dashboard}/sign-in-attempts/${attempt}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('https://temporary').first().waitFor();
  await page
    .getByText(/Identifier \(Entity ID\)/)
    .first()
    .waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await shootAll(page, 'trouble-audience-admin');
});

test('a provider that refuses unasked answers says so', async () => {
  await lab.openApplication(admin.page, product.lab, 'Latchkey', 'Single sign-on');
  await lab.saveBasicSaml(admin.page, { entityId: acsUrl.replace(/\/acs$/, ''), acsUrl });
  await admin.page.goto(providerPage);
  await admin.page.getByRole('tab', { name: 'Options' }).click();
  await admin.page.getByRole('radio', { name: /^Refuse/ }).click();
  await admin.page.getByText('Saved').first().waitFor();
  await lab.openApplication(admin.page, product.lab, 'Latchkey', 'Single sign-on');
  const tab = await lab.testSignIn(admin.page, 'current user');
  await tab.getByText(/att_[a-z0-9]+/).waitFor();
  await shoot(tab, 'trouble-unasked-refused');
  expect(tab.url()).toContain(product.dashboard);
});

test('with the right values, Test signs the admin in and proves the provider', async () => {
  const { page } = admin;
  await page.goto(providerPage);
  await page
    .getByRole('link', { name: 'Test', exact: true })
    .or(page.getByRole('button', { name: 'Test', exact: true }))
    .first()
    .click();
  const field = page.getByText('Pick an account').or(page.getByRole('heading', { level: 1 }));
  await field.first().waitFor();
  if (page.url().startsWith(product.lab)) await lab.signInToLab(page, latchkey.founder.email);
  await page.waitForURL(`${product.dashboard}/sign-in-attempts/**`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shootAll(page, 'trouble-test-succeeded');
  await page.goto(providerPage);
  await page.getByText('Proven').first().waitFor();
});

/** An organisation's people: roles from app roles, mapping with preview, requests for access, suspension, and the question before a browser becomes somebody else. */
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
let startUrl: string;
const alexName = 'alex.wilber@contoso.example';

keepEvidence(() => browser);

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  admin = await newPerson(browser);
  const { page } = admin;
  await lab.createApplication(page, product.lab, 'Latchkey');
  await lab.chooseSaml(page);
  await lab.saveBasicSaml(page, { entityId: 'https://temporary', acsUrl: 'https://temporary' });
  const metadata = await lab.downloadFederationMetadata(page);
  await lab.assign(page, ['Alex Wilber', 'Megan Bowen', 'Adele Vance']);
  await latchkey.signUp(page, product.dashboard);
  await latchkey.createProvider(page, 'Contoso Entra ID', metadata);
  providerPage = page.url();
  const entityId = await latchkey.copied(page, 'Entity ID');
  const acsUrl = await latchkey.copied(page, 'ACS URL');
  startUrl = `${entityId}/start`;
  await lab.openApplication(page, product.lab, 'Latchkey', 'Single sign-on');
  await lab.saveBasicSaml(page, { entityId, acsUrl });
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function openPeopleTab(): Promise<void> {
  await admin.page.goto(providerPage);
  await admin.page.getByRole('tab', { name: 'People' }).click();
  await admin.page.getByRole('region', { name: 'Preview' }).waitFor();
}

test('a stranger asks for access, an admin approves, and the next sign-in goes straight in', async () => {
  await openPeopleTab();
  await admin.page.getByRole('radio', { name: /^Off/ }).click();
  await admin.page.getByText('Saved').first().waitFor();

  const alex = await newPerson(browser);
  await alex.page.goto(startUrl);
  await lab.signInToLab(alex.page, alexName);
  await alex.page.getByRole('heading', { name: 'You are not a member of Contoso' }).waitFor();
  await alex.page.getByLabel('Message to the administrators (optional)').fill('I join the research team on Monday.');
  await shootAll(alex.page, 'directory-ask-for-access');
  expect(await seriousViolations(alex.page)).toEqual([]);
  await alex.page.getByRole('button', { name: 'Ask for access' }).click();
  await alex.page.getByRole('heading', { name: 'Your request has been sent' }).waitFor();

  const { page } = admin;
  await page.goto(`${product.dashboard}/members`);
  const requests = page.getByRole('region', { name: 'Access requests' });
  await requests.getByText('I join the research team on Monday.').waitFor();
  await page.getByRole('link', { name: /Members.*access request/ }).waitFor();
  await shootAll(page, 'directory-access-requests');
  expect(await seriousViolations(page)).toEqual([]);
  await requests.getByRole('button', { name: 'Approve Alex Wilber' }).click();
  await requests.waitFor({ state: 'hidden' });

  await alex.page.goto(startUrl);
  await alex.page.waitForURL(`${product.dashboard}/`);
  await alex.page.getByRole('heading', { level: 1 }).waitFor();
});

test('the preview shows what the settings make of the last sign-in, before they are saved', async () => {
  await openPeopleTab();
  const { page } = admin;
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByText('Alex Wilber', { exact: true }).first().waitFor();
  await page.getByLabel('Display name').fill('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname');
  await preview.getByText('Alex', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Undo changes' }).click();

  await page.getByRole('button', { name: 'Add rule' }).click();
  await page.keyboard.type('Administrators');
  await page.keyboard.press('Escape');
  await page.getByLabel('Role of rule 1').selectOption('admin');
  await page.getByRole('button', { name: 'Add rule' }).click();
  await page.keyboard.type('Everybody');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+ArrowUp');
  expect(await page.getByLabel('Value of rule 1').inputValue()).toBe('Everybody');
  await page.getByRole('button', { name: 'Move rule 1 down' }).click();
  expect(await page.getByLabel('Value of rule 1').inputValue()).toBe('Administrators');
  await page.getByRole('button', { name: 'Remove rule 2' }).click();
  await preview.getByText('no rule matches').waitFor();
  await shootAll(page, 'directory-people-tab');
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('It counts from the next sign-in').waitFor();
});

test('a suspended member is out at once, reads why, and may come in again', async () => {
  const { page } = admin;
  const alex = await newPerson(browser);
  await alex.page.goto(startUrl);
  await lab.signInToLab(alex.page, alexName);
  await alex.page.waitForURL(`${product.dashboard}/`);

  await page.goto(`${product.dashboard}/members`);
  await page.getByText('By directory').first().waitFor();
  await page.getByRole('button', { name: 'Suspend Alex Wilber' }).click();
  const dialog = page.getByRole('dialog', { name: 'Suspend Alex Wilber?' });
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('Suspended', { exact: true }).waitFor();
  await shootAll(page, 'directory-suspended-member');
  expect(await seriousViolations(page)).toEqual([]);

  await alex.page.goto(startUrl);
  await alex.page.getByRole('heading', { name: 'You are suspended in Contoso' }).waitFor();
  await shoot(alex.page, 'directory-suspended');
  await page.getByRole('button', { name: 'Let in again: Alex Wilber' }).click();
  await page.getByText('may come in again').waitFor();
  await alex.page.goto(startUrl);
  await alex.page.waitForURL(`${product.dashboard}/`);
});

test('a browser is asked before a page elsewhere makes it somebody else', async () => {
  const somebody = await newPerson(browser);
  await latchkey.signUp(somebody.page, product.dashboard, {
    ...latchkey.founder,
    name: 'Patti Fernandez',
    email: 'patti@fabrikam.example',
    accountName: 'Fabrikam',
  });
  // A page of another site, which leads here by itself.
  await somebody.page.goto(`${product.lab}/`);
  await somebody.page.evaluate((address) => window.location.assign(address), startUrl);
  await lab.signInToLab(somebody.page, alexName);
  await somebody.page.getByRole('heading', { name: /^Continue as .* in Contoso\?$/ }).waitFor();
  await somebody.page.getByText('This browser is signed in as patti@fabrikam.example').waitFor();
  await shootAll(somebody.page, 'directory-consent');
  expect(await seriousViolations(somebody.page)).toEqual([]);
  await somebody.page.getByRole('link', { name: 'Cancel' }).click();
  await somebody.page.getByText('Fabrikam').first().waitFor();

  await somebody.page.goto(`${product.lab}/`);
  await somebody.page.evaluate((address) => window.location.assign(address), startUrl);
  await somebody.page.getByRole('button', { name: 'Continue' }).click();
  await somebody.page.waitForURL(`${product.dashboard}/`);
  await somebody.page.getByText('Contoso').first().waitFor();
});

/** The guide, step by step and in its own words: the acceptance story. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newPerson, type Person } from '../harness/browser.ts';
import { createLabApplication, openSingleSignOn, replaceBasicSaml } from '../harness/lab-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shoot } from '../harness/screens.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const copied = async (page: Page, label: RegExp): Promise<string> => {
  await page.getByRole('button', { name: label }).first().click();
  return page.evaluate(() => navigator.clipboard.readText());
};

test('a person with a fresh clone follows the guide and only people whom Entra lets in get in', async () => {
  const admin = await newPerson(browser);
  const { page } = admin;

  // 1. Entra Lab, as administrator.
  const application = await createLabApplication(page, product.lab, 'Latchkey');
  await application.setTemporaryValues();
  await application.setUniqueUserIdentifier('user.mail');
  await shoot(page, 'guide-1-saml-cards');

  // 2. Federation Metadata XML > Download.
  const metadataFile = await application.downloadFederationMetadata();
  expect(readFileSync(metadataFile).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));

  // 3. Users and groups > Add user/group.
  await application.assign(['Adele Vance', 'Alex Wilber']);
  await shoot(page, 'guide-3-users-and-groups');

  // 4. Latchkey: Settings > Account > Single Sign-On (SSO) > New Identity Provider > New SAML Provider.
  await signUp(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Single Sign-On (SSO)' }).waitFor();
  await page.getByRole('button', { name: 'New Identity Provider' }).first().click();
  await page.getByRole('menuitem', { name: 'New SAML Provider' }).click();
  await page.getByLabel('Description').fill('Contoso Entra ID');
  await page.locator('input[type=file]').setInputFiles(metadataFile);
  await page.getByText('sts.windows.net').first().waitFor();
  await shoot(page, 'guide-4-new-saml-provider');
  await page.getByRole('button', { name: 'Save' }).click();

  // 5. The SP metadata appears; it replaces the temporary values in Entra.
  await page.getByText('SP metadata').first().waitFor();
  const entityId = await copied(page, /copy.*(entity id|identifier)/i);
  const acsUrl = await copied(page, /copy.*(acs url|reply url)/i);
  expect(entityId).toMatch(new RegExp(`^${product.dashboard}/saml/idp_[a-z0-9]+$`));
  expect(acsUrl).toBe(`${entityId}/acs`);
  await shoot(page, 'guide-5-sp-metadata');
  const providerPage = page.url();
  await replaceBasicSaml(page, product.lab, 'Latchkey', { entityId, acsUrl });

  // 6. Single sign-on > Test > Test sign in, as three kinds of people.
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByLabel('Sign in as someone else').check();
  await page.getByRole('button', { name: 'Test sign in' }).click();
  await signInToLab(page, 'adele.vance@contoso.example');
  await page.waitForURL(`${product.dashboard}/**`);
  await page.getByText('Adele Vance').first().waitFor();
  await shoot(page, 'guide-6-member-is-in');

  const alex = await newPerson(browser);
  await joinFromMyApps(alex);

  const grady = await newPerson(browser);
  await refusedByEntra(grady, providerPage);

  await refusedWithoutProvisioning(admin, providerPage);

  // 7. From My Apps the application tile opens the dashboard.
  await alex.page.goto(`${product.lab}/myapps`);
  await alex.page.getByRole('link', { name: 'Latchkey' }).click();
  await alex.page.waitForURL(`${product.dashboard}/`);
  await alex.page.getByText('Alex Wilber').first().waitFor();
  await shoot(alex.page, 'guide-7-tile-opens-dashboard');

  // 8. The account switches to SSO enforced: passwords no longer open it.
  await enforce(page);
  await passwordNoLongerOpens();

  expect([...admin.complaints, ...alex.complaints, ...grady.complaints]).toEqual([]);
});

async function signUp(page: Page): Promise<void> {
  await page.goto(`${product.dashboard}/sign-up`);
  await page.getByLabel('Your name').fill('Adele Vance');
  await page.getByLabel('E-mail').fill('adele.vance@contoso.example');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple');
  await page.getByLabel('Account name').fill('Contoso');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(`${product.dashboard}/`);
}

/** Microsoft's sign-in page, as far as it asks. */
async function signInToLab(page: Page, user: string): Promise<void> {
  const other = page.getByText('Use another account');
  const field = page.getByLabel('Email, phone, or Skype');
  await other.or(field).first().waitFor();
  if (await other.isVisible()) await other.click();
  await field.fill(user);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Password').fill('Passw0rd!');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Yes' }).click();
}

/** Assigned in Entra, not a member: asked to join, then in. */
async function joinFromMyApps({ page }: Person): Promise<void> {
  await page.goto(`${product.lab}/myapps`);
  await signInToLab(page, 'alex.wilber@contoso.example');
  await page.getByRole('link', { name: 'Latchkey' }).click();
  await page.getByRole('heading', { name: 'Join Contoso' }).waitFor();
  await shoot(page, 'guide-6-asked-to-join');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL(`${product.dashboard}/`);
  await page.getByText('Alex Wilber').first().waitFor();
}

/** Not assigned: refused with Entra's own error, and Latchkey is never reached. */
async function refusedByEntra({ page }: Person, _providerPage: string): Promise<void> {
  const reached: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(product.dashboard) && request.method() === 'POST') reached.push(request.url());
  });
  await page.goto(`${product.dashboard}/sign-in/contoso`);
  await page.getByRole('link', { name: 'Contoso Entra ID' }).click();
  await signInToLab(page, 'grady.archie@contoso.example');
  await page.getByText('AADSTS50105').first().waitFor();
  await shoot(page, 'guide-3-not-assigned');
  expect(page.url()).toContain(product.lab);
  expect(reached.filter((url) => url.includes('/acs'))).toEqual([]);
}

/** Provisioning off: told so, with the name of the account and how to ask. */
async function refusedWithoutProvisioning(admin: Person, providerPage: string): Promise<void> {
  await admin.page.goto(providerPage);
  await setProvisioning(admin.page, 'Off');
  await openSingleSignOn(admin.page, product.lab, 'Latchkey');
  await admin.page.goto(providerPage);
  const megan = await newPerson(browser);
  const application = await newPerson(browser);
  await openSingleSignOn(application.page, product.lab, 'Latchkey');
  await application.page.getByRole('link', { name: 'Users and groups' }).click();
  await application.context.close();
  await megan.context.close();
  await setProvisioning(admin.page, 'Ask to join');
}

async function setProvisioning(page: Page, choice: string): Promise<void> {
  await page.getByRole('tab', { name: 'Options' }).click();
  await page.getByLabel(choice, { exact: false }).first().check();
}

async function enforce(page: Page): Promise<void> {
  await page.goto(`${product.dashboard}/settings/account`);
  await page.getByLabel('Enforced').check();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /enforce/i })
    .click();
  await page.getByText('recovery codes', { exact: false }).first().waitFor();
  await shoot(page, 'guide-8-enforced');
}

async function passwordNoLongerOpens(): Promise<void> {
  const { page, context } = await newPerson(browser);
  await page.goto(`${product.dashboard}/sign-in`);
  await page.getByLabel('E-mail').fill('adele.vance@contoso.example');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('single sign-on', { exact: false }).first().waitFor();
  await shoot(page, 'guide-8-password-refused');
  await page.goto(`${product.dashboard}/members`);
  expect(await page.getByText('Alex Wilber').count()).toBe(0);
  await context.close();
}

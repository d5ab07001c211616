/** A setup link end to end: an admin without rights in Entra, and a colleague without a login in Latchkey. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousViolations } from '../harness/accessibility.ts';
import { launchBrowser, newPerson, type Person } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as lab from '../harness/lab-steps.ts';
import * as latchkey from '../harness/latchkey-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shootAll } from '../harness/screens.ts';

let product: Product;
let browser: Browser;
let admin: Person;

keepEvidence(() => browser);

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  admin = await newPerson(browser);
  await latchkey.signUp(admin.page, product.dashboard);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** New Identity Provider > Send a setup link. @returns the link. */
async function sendLink(page: Page, description: string, recipient: string): Promise<string> {
  await page.goto(`${product.dashboard}/settings/account`);
  await page.getByRole('button', { name: 'New Identity Provider' }).click();
  await page.getByRole('menuitem', { name: 'Send a setup link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send a setup link' });
  await dialog.getByLabel('Description').fill(description);
  await dialog.getByLabel('Your colleague’s e-mail').fill(recipient);
  if (description === 'Contoso Entra ID') {
    expect(await seriousViolations(page)).toEqual([]);
    await shootAll(page, 'setup-link-dialog');
  }
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await latchkey.copied(page, 'Setup link');
  await dialog.getByRole('button', { name: 'Done' }).click();
  return link;
}

test('a colleague sets up Entra by a link and tests it; the admin enables it, and the link ends', async () => {
  const link = await sendLink(admin.page, 'Contoso Entra ID', 'carol@contoso.example');
  const links = admin.page.getByRole('list', { name: 'Setup links' });
  await links.getByText('Not opened yet').waitFor();

  const carol = await newPerson(browser);
  const { page } = carol;
  await page.goto(link);
  await page.getByRole('heading', { name: 'Set up single sign-on for Contoso' }).waitFor();
  const entityId = await latchkey.copied(page, 'Identifier (Entity ID)');
  const acsUrl = await latchkey.copied(page, 'Reply URL (Assertion Consumer Service URL)');
  expect(acsUrl).toBe(`${entityId}/acs`);
  await page.getByRole('checkbox', { name: 'Done: Create the application' }).check();
  expect(await seriousViolations(page)).toEqual([]);
  await shootAll(page, 'setup-link-page');

  // In the lab, with the values of the page; the Identifier has a slip.
  await lab.createApplication(page, product.lab, 'Latchkey');
  await lab.chooseSaml(page);
  await lab.saveBasicSaml(page, { entityId: `${entityId}/`, acsUrl });
  await lab.setUniqueUserIdentifier(page, 'user.mail');
  const metadata = await lab.downloadFederationMetadata(page);
  await lab.assign(page, ['Adele Vance', 'Alex Wilber']);

  await page.goto(link);
  expect(await page.getByRole('checkbox', { name: 'Done: Create the application' }).isChecked(), 'kept').toBe(true);
  await page.locator('input[type=file]').setInputFiles(metadata);
  await page.getByText('https://sts.windows.net/').first().waitFor();
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByText('It has come').waitFor();

  await page.getByRole('link', { name: 'Test sign-in' }).click();
  // Entra itself refuses an Identifier that it does not know: nothing comes back.
  const error = await page
    .getByText(/AADSTS700016/)
    .first()
    .innerText();
  await page.goto(link);
  await page.getByText('Waiting for your identity provider').waitFor();
  await page.getByLabel('Text of Microsoft’s error page').fill(error);
  await page.getByText(/^AADSTS700016: Entra finds/).waitFor();
  await shootAll(page, 'setup-link-test-waiting');

  await lab.openApplication(page, product.lab, 'Latchkey', 'Single sign-on');
  await lab.saveBasicSaml(page, { entityId, acsUrl });
  await page.goto(link);
  await page.getByRole('link', { name: 'Test again' }).click();
  await lab.signInToLab(page, 'alex.wilber@contoso.example');
  await page.getByText('The test has passed').waitFor();
  expect(page.url()).toContain('/setup/');
  expect(await seriousViolations(page)).toEqual([]);
  await shootAll(page, 'setup-link-test-passed');
  const session = await carol.context.request.get(`${product.dashboard}/api/session`);
  expect(await session.json(), 'a test gives no session').toEqual({ signedIn: false });
  await page.goto(`${product.dashboard}/sign-in/contoso`);
  await page.getByText('There is no single sign-on').waitFor();

  await links.getByText('Test passed').waitFor();
  await shootAll(admin.page, 'setup-link-progress');
  await links.getByRole('link', { name: /^Look at it/ }).click();
  await admin.page.getByText('Set up through a link by carol@contoso.example').waitFor();
  expect(await seriousViolations(admin.page)).toEqual([]);
  await shootAll(admin.page, 'setup-link-to-enable');
  await admin.page.getByRole('button', { name: 'Enable', exact: true }).first().click();
  await admin.page.getByText('Proven').first().waitFor();

  await page.goto(link);
  await page.getByText('All done').waitFor();
  await shootAll(page, 'setup-link-finished');
  await page.goto(`${product.dashboard}/sign-in/contoso`);
  await page.getByRole('link', { name: 'Sign in with Contoso Entra ID' }).waitFor();
  expect([admin, carol].flatMap(({ complaints }) => complaints)).toEqual([]);
});

test('a revoked link and a wrong one say so', async () => {
  const { page } = admin;
  const link = await sendLink(page, 'Partner Okta', 'dave@contoso.example');
  const dave = await newPerson(browser);
  await dave.page.goto(link);
  await dave.page.getByRole('combobox', { name: 'Your identity provider' }).click();
  await dave.page.getByRole('option', { name: 'Okta' }).click();
  await dave.page.getByText('Audience URI (SP Entity ID)').waitFor();
  await page.getByRole('button', { name: 'Revoke the setup link for dave@contoso.example' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('The setup link no longer works.').waitFor();
  await dave.page.reload();
  await dave.page.getByText('has been withdrawn').waitFor();
  await dave.page.goto(`${product.dashboard}/setup/not-a-link`);
  await dave.page.getByText('There is no such setup link').waitFor();
  expect(await seriousViolations(dave.page)).toEqual([]);
  await shootAll(dave.page, 'setup-link-invalid');
});

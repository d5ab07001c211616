/** What people do in Latchkey, in the dashboard's words: the steps that many stories need. */
import type { Page } from 'playwright-core';

export const founder = {
  name: 'Adele Vance',
  email: 'adele.vance@contoso.example',
  password: 'correct horse battery staple',
  accountName: 'Contoso',
} as const;

export async function signUp(
  page: Page,
  dashboard: string,
  person: Readonly<Record<keyof typeof founder, string>> = founder,
): Promise<void> {
  await page.goto(`${dashboard}/sign-up`);
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByLabel('Account name').fill(person.accountName);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(`${dashboard}/`);
}

export async function signInWithPassword(page: Page, dashboard: string): Promise<void> {
  await page.goto(`${dashboard}/sign-in`);
  await page.getByLabel('E-mail').fill(founder.email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(founder.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Settings > Account > Single Sign-On (SSO) > New Identity Provider > New SAML Provider. */
export async function openNewProvider(page: Page): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: 'Settings' }).click();
  await main.getByRole('link', { name: 'Account' }).click();
  await page.getByRole('heading', { name: 'Single Sign-On (SSO)' }).waitFor();
  await page.getByRole('button', { name: 'New Identity Provider' }).click();
  await page.getByRole('menuitem', { name: 'New SAML Provider' }).click();
  await page.getByRole('heading', { name: 'New SAML Provider' }).waitFor();
}

/** Description, Upload XML, Save; ends on the provider's page. */
export async function createProvider(page: Page, description: string, metadataFile: string): Promise<void> {
  await openNewProvider(page);
  await page.getByLabel('Description').fill(description);
  await page.locator('input[type=file]').setInputFiles(metadataFile);
  await page.getByText('https://sts.windows.net/').first().waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: description, level: 1 }).waitFor();
}

/** Presses a copy button. @returns what the clipboard holds then. */
export async function copied(page: Page, label: string): Promise<string> {
  await page
    .getByRole('button', { name: `Copy ${label}` })
    .first()
    .click();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The People tab of the provider's page that is open. */
export async function setProvisioning(page: Page, choice: RegExp): Promise<void> {
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByRole('radio', { name: choice }).click();
  await page.getByText('Saved').first().waitFor();
}

/** What an administrator does in Entra Lab, in the portal's words: the steps of the guide that many stories need. */
import type { Page } from 'playwright-core';

export interface BasicSaml {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly signOnUrl?: string;
  readonly relayState?: string;
  readonly logoutUrl?: string;
}

/** Enterprise applications > New application > Create your own application > Non-gallery > Create. */
export async function createApplication(page: Page, lab: string, name: string): Promise<void> {
  await page.goto(`${lab}/admin`);
  await page.getByRole('link', { name: 'Enterprise apps' }).first().click();
  await page
    .getByRole('button', { name: 'New application' })
    .or(page.getByRole('link', { name: 'New application' }))
    .first()
    .click();
  await page.getByText('Create your own application').first().click();
  await page.getByLabel(/What's the name of your app/).fill(name);
  await page.getByLabel(/\(Non-gallery\)/).check();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page
    .getByRole('heading', { name: new RegExp(`^${name}`) })
    .first()
    .waitFor();
}

/** Single sign-on > SAML; afterwards the five cards are shown. */
export async function chooseSaml(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Single sign-on' }).first().click();
  await page
    .getByRole('button', { name: /^SAML/ })
    .or(page.getByRole('link', { name: /^SAML/ }))
    .first()
    .click();
  await page.getByRole('heading', { name: 'Set up Single Sign-On with SAML' }).waitFor();
}

/** Enterprise applications > an application > a page of its menu. */
export async function openApplication(page: Page, lab: string, name: string, menu: string): Promise<void> {
  await page.goto(`${lab}/admin/enterprise-apps`);
  await page.getByRole('main').getByRole('link', { name }).first().click();
  await page.getByRole('link', { name: menu, exact: true }).first().click();
}

/** Card 1, Basic SAML Configuration. */
export async function saveBasicSaml(page: Page, values: BasicSaml): Promise<void> {
  await page.getByRole('button', { name: 'Edit Basic SAML Configuration' }).click();
  const pane = page.getByRole('dialog', { name: 'Basic SAML Configuration' });
  await pane.getByRole('textbox', { name: 'Identifier (Entity ID)' }).first().fill(values.entityId);
  await pane.getByRole('textbox', { name: 'Reply URL (Assertion Consumer Service URL)' }).first().fill(values.acsUrl);
  await pane.getByLabel('Sign on URL (Optional)').fill(values.signOnUrl ?? '');
  await pane.getByLabel('Relay State (Optional)').fill(values.relayState ?? '');
  await pane.getByLabel('Logout Url (Optional)').fill(values.logoutUrl ?? '');
  await pane.getByRole('button', { name: 'Save' }).click();
  await pane.waitFor({ state: 'hidden' });
}

/** Card 2: Unique User Identifier (Name ID) gets its source attribute. */
export async function setUniqueUserIdentifier(page: Page, source: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit Attributes & Claims' }).click();
  await page.getByRole('link', { name: 'Unique User Identifier (Name ID)' }).click();
  await page.getByLabel('Source attribute').selectOption({ label: source });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(source).first().waitFor();
  await page.getByRole('link', { name: 'SAML-based Sign-on' }).first().click();
}

/** Card 3: Federation Metadata XML > Download. @returns where the file was saved. */
export async function downloadFederationMetadata(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download Federation Metadata XML' }).click(),
  ]);
  return download.path();
}

/** Card 3: Verification certificates (optional) > Edit: uploads one, and requires requests to be signed. */
export async function requireVerificationCertificate(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit Verification certificates (optional)' }).click();
  const pane = page.getByRole('dialog', { name: 'Verification certificates' });
  await pane.getByLabel('Certificate file (.cer)').setInputFiles(file);
  await pane.getByRole('button', { name: 'Upload certificate' }).click();
  await page.getByText('The verification certificate was uploaded.').waitFor();
  await pane.getByLabel('Require verification certificates').check();
  await pane.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Successfully saved the verification certificate settings.').waitFor();
}

/** Token encryption > Import Certificate, then Activate token encryption. */
export async function activateTokenEncryption(page: Page, lab: string, name: string, file: string): Promise<void> {
  await openApplication(page, lab, name, 'Token encryption');
  await page.getByRole('button', { name: 'Import Certificate' }).click();
  const pane = page.getByRole('dialog', { name: 'Import Certificate' });
  await pane.getByLabel('Certificate file (.cer)').setInputFiles(file);
  await pane.getByRole('button', { name: 'Add' }).click();
  await page.getByText('The certificate was imported.').waitFor();
  await page.getByRole('button', { name: 'Activate token encryption' }).click();
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await page.getByText('Token encryption is active').waitFor();
}

/** Users and groups > Add user/group. The page is one of the application's. */
export async function assign(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Users and groups' }).first().click();
  await page.getByRole('button', { name: 'Add user/group' }).first().click();
  await page.getByRole('button', { name: 'None Selected' }).click();
  const pane = page.getByRole('dialog', { name: 'Users and groups' });
  for (const name of names) {
    await pane.getByRole('searchbox').fill(name);
    await pane.getByRole('checkbox', { name }).check();
  }
  await pane.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  for (const name of names) await page.getByRole('main').getByText(name).first().waitFor();
}

/** Single sign-on > Test > Test sign in. @returns the tab that it opens. */
export async function testSignIn(page: Page, as: 'current user' | 'someone else' = 'someone else'): Promise<Page> {
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByLabel(`Sign in as ${as}`).check();
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Test sign in' }).click(),
  ]);
  return tab;
}

/** Microsoft's sign-in page, as far as it asks: account, password, "Stay signed in?". */
export async function signInToLab(page: Page, user: string): Promise<void> {
  const other = page.getByText('Use another account');
  const field = page.getByLabel(/Email, phone, or Skype|Enter your email/i);
  await other.or(field).first().waitFor();
  if (await other.isVisible()) await other.click();
  await field.fill(user);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/password/i).fill('Passw0rd!');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Yes' }).click();
}

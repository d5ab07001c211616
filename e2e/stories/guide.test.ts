/** The guide, step by step and in its own words: the acceptance story. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newPerson, type Person } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as lab from '../harness/lab-steps.ts';
import * as latchkey from '../harness/latchkey-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shoot } from '../harness/screens.ts';

let product: Product;
let browser: Browser;

keepEvidence(() => browser);

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('a person with a fresh clone follows the guide, and only people whom Entra lets in get in', async () => {
  const admin = await newPerson(browser);
  const { page } = admin;

  // 1. Entra: Enterprise applications > New application > Create your own application; temporary values; user.mail.
  await lab.createApplication(page, product.lab, 'Latchkey');
  await lab.chooseSaml(page);
  await lab.saveBasicSaml(page, { entityId: 'https://temporary', acsUrl: 'https://temporary' });
  await lab.setUniqueUserIdentifier(page, 'user.mail');
  await shoot(page, 'guide-1-five-cards');

  // 2. Federation Metadata XML > Download.
  const metadata = await lab.downloadFederationMetadata(page);
  expect(readFileSync(metadata).subarray(0, 3), 'Entra begins the file with a byte order mark').toEqual(
    Buffer.from([0xef, 0xbb, 0xbf]),
  );

  // 3. Users and groups > Add user/group.
  await lab.assign(page, ['Adele Vance', 'Alex Wilber', 'Diego Siciliani']);
  await shoot(page, 'guide-3-users-and-groups');

  // 4. Latchkey: New SAML Provider; Description; Upload XML; Save.
  await latchkey.signUp(page, product.dashboard);
  await latchkey.createProvider(page, 'Contoso Entra ID', metadata);
  const providerPage = page.url();

  // 5. The SP metadata appears, and replaces the temporary values in Entra.
  const entityId = await latchkey.copied(page, 'Entity ID');
  const acsUrl = await latchkey.copied(page, 'ACS URL');
  expect(entityId).toMatch(new RegExp(`^${product.dashboard}/saml/idp_[a-z0-9]+$`));
  expect(acsUrl).toBe(`${entityId}/acs`);
  await shoot(page, 'guide-5-sp-metadata');
  await lab.openApplication(page, product.lab, 'Latchkey', 'Single sign-on');
  await lab.saveBasicSaml(page, { entityId, acsUrl });

  // 6. Single sign-on > Test > Test sign in. Already a member: in.
  const tab = await lab.testSignIn(page);
  await lab.signInToLab(tab, latchkey.founder.email);
  await tab.waitForURL(`${product.dashboard}/**`);
  await tab.getByText(latchkey.founder.name).first().waitFor();
  await shoot(tab, 'guide-6-member-is-in');

  // 6. Not a member, just-in-time provisioning on: asked to join, then in.
  const alex = await newPerson(browser);
  const join = await openTile(alex, 'alex.wilber@contoso.example');
  await join.getByRole('heading', { name: 'Join Contoso' }).waitFor();
  await shoot(join, 'guide-6-asked-to-join');
  await join.getByRole('button', { name: /^Join/ }).click();
  await join.waitForURL(`${product.dashboard}/`);
  await join.getByText('Alex Wilber').first().waitFor();

  // 6. Not a member, and it is off: told so, with the account's name.
  await page.goto(providerPage);
  await latchkey.setProvisioning(page, /^Off/);
  const diego = await newPerson(browser);
  const refusal = await openTile(diego, 'diego.siciliani@contoso.example');
  await refusal.getByRole('heading', { name: 'You are not a member of Contoso' }).waitFor();
  await refusal.getByText(/att_[a-z0-9]+/).waitFor();
  await shoot(refusal, 'guide-6-not-a-member');
  expect(await signedIn(diego)).toBe(false);

  // 3. Not assigned: refused with Entra's own error, and Latchkey is never reached.
  await notAssigned();

  // 7. From My Apps the application's tile opens the dashboard.
  await alex.context.clearCookies({ name: 'latchkey_session' });
  const tile = await openTile(alex);
  await tile.waitForURL(`${product.dashboard}/`);
  await tile.getByText('Alex Wilber').first().waitFor();
  await shoot(tile, 'guide-7-tile-opens-the-dashboard');

  // 8. The account switches to SSO enforced: passwords no longer open it.
  await enforce(admin);
  await passwordNoLongerOpens();

  expect([admin, alex, diego].flatMap(({ complaints }) => complaints)).toEqual([]);
});

/** @returns the tab that the tile opens. */
async function openTile({ page, context }: Person, user?: string): Promise<Page> {
  await page.goto(`${product.lab}/myapps`);
  if (user !== undefined) await lab.signInToLab(page, user);
  const [tab] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Latchkey' }).click()]);
  return tab;
}

const signedIn = async ({ context }: Person): Promise<boolean> => {
  const answer = await context.request.get(`${product.dashboard}/api/session`);
  // The contract's CurrentSession.
  return ((await answer.json()) as { signedIn: boolean }).signedIn;
};

async function notAssigned(): Promise<void> {
  const grady = await newPerson(browser);
  const answers: string[] = [];
  grady.page.on('request', (request) => {
    if (request.url().endsWith('/acs')) answers.push(request.url());
  });
  await grady.page.goto(`${product.dashboard}/sign-in/contoso`);
  await grady.page.getByRole('link', { name: /Contoso Entra ID/ }).click();
  await lab.signInToLab(grady.page, 'grady.archie@contoso.example');
  await grady.page.getByText('AADSTS50105').first().waitFor();
  await shoot(grady.page, 'guide-3-not-assigned');
  expect(answers).toEqual([]);
}

async function enforce({ page }: Person): Promise<void> {
  await page.goto(`${product.dashboard}/settings/account`);
  await page.getByRole('radio', { name: /Enforced/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await shoot(page, 'guide-8-before-enforcing');
  await dialog.getByRole('button', { name: /Enforce/ }).click();
  const codes = page.getByRole('dialog', { name: 'Save your recovery codes' });
  await codes.getByRole('checkbox', { name: 'I have saved them' }).waitFor();
  await shoot(page, 'guide-8-recovery-codes');
  expect(await codes.getByText(/^[a-z0-9]{6}(-[a-z0-9]{6})+$/).count(), 'ten codes, whole').toBe(10);
  await codes.getByRole('checkbox', { name: 'I have saved them' }).check();
  await codes.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('radio', { name: /Enforced/, checked: true }).waitFor();
}

async function passwordNoLongerOpens(): Promise<void> {
  const person = await newPerson(browser);
  await latchkey.signInWithPassword(person.page, product.dashboard);
  await person.page
    .getByText(/single sign-on/i)
    .first()
    .waitFor();
  await shoot(person.page, 'guide-8-password-opens-nothing');
  const members = await person.context.request.get(`${product.dashboard}/api/session`);
  // The contract's CurrentSession.
  const { accounts } = (await members.json()) as { accounts: { open: boolean; closedBecause: string }[] };
  expect(accounts).toMatchObject([{ open: false, closedBecause: 'sso_required' }]);
}

/** Domains, several providers, and the sign-in page that finds the way by the e-mail address. */
import { changeSignInPolicy, updateIdentityProvider } from '@latchkey/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DnsServer, startDnsServer } from '../../apps/server/src/testing/dns-server.ts';
import { seriousViolations } from '../harness/accessibility.ts';
import { callApi } from '../harness/api.ts';
import { launchBrowser, newPerson, type Person } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as lab from '../harness/lab-steps.ts';
import * as latchkey from '../harness/latchkey-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shoot, shootAll } from '../harness/screens.ts';

let product: Product;
let browser: Browser;
let dns: DnsServer;
let admin: Person;

keepEvidence(() => browser);

beforeAll(async () => {
  dns = await startDnsServer();
  [product, browser] = await Promise.all([startProduct({ LATCHKEY_DNS_SERVERS: dns.address }), launchBrowser()]);
  admin = await newPerson(browser);
  await latchkey.signUp(admin.page, product.dashboard);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await dns?.close();
});

const accountOf = async ({ context }: Person): Promise<string> => {
  const answer = await context.request.get(`${product.dashboard}/api/session`);
  // The contract's CurrentSession of somebody who is signed in.
  return ((await answer.json()) as { accounts: { id: string }[] }).accounts[0]?.id ?? '';
};

/** An application of the lab's tenant and the provider that goes with it. */
async function connect(name: string, people: readonly string[]): Promise<string> {
  const { page } = admin;
  await lab.createApplication(page, product.lab, name);
  await lab.chooseSaml(page);
  await lab.setUniqueUserIdentifier(page, 'user.mail');
  const metadata = await lab.downloadFederationMetadata(page);
  await page.goto(product.dashboard);
  await latchkey.createProvider(page, `${name} Entra ID`, metadata);
  const provider = page.url().split('/').at(-1) ?? '';
  const values = {
    entityId: await latchkey.copied(page, 'Entity ID'),
    acsUrl: await latchkey.copied(page, 'ACS URL'),
    signOnUrl: await latchkey.copied(page, 'Sign on URL'),
  };
  await lab.openApplication(page, product.lab, name, 'Single sign-on');
  await lab.saveBasicSaml(page, values);
  await lab.assign(page, people);
  return provider;
}

test('a domain is added, its record found in the DNS, and lost again', async () => {
  const { page } = admin;
  await page.goto(`${product.dashboard}/settings/account`);
  const section = page.getByRole('region', { name: 'Domains' });
  await section.getByText('No domain yet').waitFor();
  await section.getByRole('button', { name: 'Add domain' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a domain' });
  await dialog.getByLabel('Domain').fill('gmail.com');
  await dialog.getByRole('button', { name: 'Add domain' }).click();
  await dialog.getByText('gives mailboxes to everybody').waitFor();
  await shoot(page, 'domains-refused');
  await dialog.getByLabel('Domain').fill('Contoso.example.');
  await dialog.getByRole('button', { name: 'Add domain' }).click();
  await section.getByText('Waiting for the record').waitFor();
  const name = await latchkey.copied(page, 'Record name for contoso.example');
  const value = await latchkey.copied(page, 'Record value for contoso.example');
  expect(name).toBe('_latchkey-challenge.contoso.example');

  dns.zone.set(name, [['another value']]);
  await section.getByRole('button', { name: 'Verify now: contoso.example' }).click();
  await section.getByText('has another value').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await shootAll(page, 'domains-not-yet');

  dns.zone.set(name, [['v=spf1 -all'], [value.slice(0, 40), value.slice(40)]]);
  await section.getByRole('button', { name: 'Verify now: contoso.example' }).click();
  await section.getByText('Verified', { exact: true }).waitFor();
  await shootAll(page, 'domains-verified');

  dns.zone.delete(name);
  await section.getByRole('button', { name: 'Show record' }).click();
  await section.getByRole('button', { name: 'Verify now: contoso.example' }).click();
  await section.getByText('Its record is gone').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await shootAll(page, 'domains-record-missing');
  dns.zone.set(name, [[value]]);
  await section.getByRole('button', { name: 'Verify now: contoso.example' }).click();
  await section.getByText('Verified', { exact: true }).waitFor();
});

test('two applications of one tenant are two ways in; the e-mail address finds them', {
  timeout: 180_000,
}, async () => {
  const first = await connect('Sales', ['Adele Vance', 'Alex Wilber']);
  await connect('Partners', ['Adele Vance', 'Diego Siciliani']);

  const alex = await newPerson(browser);
  await alex.page.goto(`${product.dashboard}/members`);
  await alex.page.getByLabel('E-mail').fill('whoever@contoso.example');
  await alex.page.getByRole('button', { name: 'Continue' }).click();
  await alex.page.getByRole('link', { name: 'Sign in with Sales Entra ID' }).waitFor();
  await alex.page.getByRole('link', { name: 'Sign in with Partners Entra ID' }).waitFor();
  await alex.page.getByLabel('Password', { exact: true }).waitFor();
  expect(await seriousViolations(alex.page)).toEqual([]);
  await shootAll(alex.page, 'sign-in-found-by-e-mail');
  await alex.page.getByRole('link', { name: 'Sign in with Sales Entra ID' }).click();
  await lab.signInToLab(alex.page, 'alex.wilber@contoso.example');
  await alex.page.getByRole('button', { name: /^Join/ }).click();
  await alex.page.waitForURL(`${product.dashboard}/members`);

  const stranger = await newPerson(browser);
  await stranger.page.goto(`${product.dashboard}/sign-in`);
  await stranger.page.getByLabel('E-mail').fill('somebody@fabrikam.example');
  await stranger.page.getByRole('button', { name: 'Continue' }).click();
  await stranger.page.getByLabel('Password', { exact: true }).waitFor();
  expect(await stranger.page.getByRole('link', { name: /^Sign in with/ }).count()).toBe(0);
  await shootAll(stranger.page, 'sign-in-nothing-found');

  // Each tile begins at its own provider.
  const diego = await newPerson(browser);
  await diego.page.goto(`${product.lab}/myapps`);
  await lab.signInToLab(diego.page, 'diego.siciliani@contoso.example');
  const [tab] = await Promise.all([
    diego.context.waitForEvent('page'),
    diego.page.getByRole('link', { name: 'Partners' }).click(),
  ]);
  await tab.getByRole('heading', { name: 'Join Contoso' }).waitFor();
  await tab.getByText('Partners Entra ID').first().waitFor();

  // Enforced, with one provider left: straight on to it.
  const account = await accountOf(admin);
  await admin.page.goto(`${product.dashboard}/sign-in/contoso?provider=${first}&return=%2Fmembers`);
  await lab.signInToLab(admin.page, latchkey.founder.email);
  await admin.page.waitForURL(`${product.dashboard}/members`);
  await callApi(admin.context, product.dashboard, changeSignInPolicy, {
    params: { account },
    body: { policy: 'enforced' },
  });
  const providers = await admin.context.request.get(`${product.dashboard}/api/accounts/${account}/identity-providers`);
  // The contract's listIdentityProviders.
  const { identityProviders } = (await providers.json()) as { identityProviders: { id: string }[] };
  const partners = identityProviders.find(({ id }) => id !== first)?.id ?? '';
  await callApi(admin.context, product.dashboard, updateIdentityProvider, {
    params: { account, provider: partners },
    body: { enabled: false },
  });
  const late = await newPerson(browser);
  await late.page.goto(`${product.dashboard}/sign-in?return=%2Fmembers`);
  await late.page.getByLabel('E-mail').fill('alex.wilber@contoso.example');
  await late.page.getByRole('button', { name: 'Continue' }).click();
  await lab.signInToLab(late.page, 'alex.wilber@contoso.example');
  await late.page.waitForURL(`${product.dashboard}/members`);
  expect([admin, alex, diego, late, stranger].flatMap(({ complaints }) => complaints)).toEqual([]);
});

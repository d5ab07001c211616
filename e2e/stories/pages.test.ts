/** Every page as a reviewer looks at it: light, dark, phone; accessible; nothing refused by the security policy. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIdentityProvider, createInvitation, signUp } from '@latchkey/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousViolations } from '../harness/accessibility.ts';
import { callApi } from '../harness/api.ts';
import { launchBrowser, newPerson, type Person } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as lab from '../harness/lab-steps.ts';
import { founder } from '../harness/latchkey-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shootAll } from '../harness/screens.ts';

const metadata = readFileSync(
  join(import.meta.dirname, '../../vectors/metadata/entra/app-federationmetadata.xml'),
  'utf8',
);

let product: Product;
let browser: Browser;
let admin: Person;
let provider: string;

keepEvidence(() => browser);

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  admin = await newPerson(browser);
  const session = await callApi(admin.context, product.dashboard, signUp, { body: founder });
  const account = session.signedIn ? (session.accounts[0]?.id ?? '') : '';
  const created = await callApi(admin.context, product.dashboard, createIdentityProvider, {
    params: { account },
    body: { description: 'Contoso Entra ID', metadata },
  });
  provider = created.id;
  await callApi(admin.context, product.dashboard, createInvitation, {
    params: { account },
    body: { email: 'megan@contoso.example', role: 'admin' },
  });
  // An attempt that was begun, and one that was refused.
  await admin.context.request.get(created.startUrl, { maxRedirects: 0 });
  await admin.context.request.post(created.sp.acsUrl, { form: { SAMLResponse: 'bm90IFhNTA==' } });
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Looks at one page in all its dresses. */
async function inspect({ page, complaints }: Person, url: string, name: string): Promise<void> {
  complaints.length = 0;
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    found.push(...(await seriousViolations(page)).map((violation) => `${colorScheme}: ${violation}`));
  }
  await shootAll(page, name);
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(found).toEqual([]);
  expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
}

describe('pages for everybody', () => {
  const pages = {
    'sign-in': '/sign-in',
    'sign-up': '/sign-up',
    'account-sign-in': '/sign-in/contoso',
    join: '/join/contoso',
  };
  test.each(Object.entries(pages))('%s', async (name, path) => {
    await inspect(await newPerson(browser), `${product.dashboard}${path}`, `page-${name}`);
  });

  test('the first page brings less than 250 KB of script, compressed', async () => {
    const { page } = await newPerson(browser);
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script')
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(`${product.dashboard}/sign-in`);
    await page.waitForLoadState('networkidle');
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(10_000);
    expect(total).toBeLessThan(250_000);
  });
});

describe('pages for members and admins', () => {
  const pages = {
    overview: '/',
    members: '/members',
    invitations: '/invitations',
    'settings-account': '/settings/account',
    'new-provider': '/settings/account/identity-providers/new',
    attempts: '/sign-in-attempts',
    'audit-log': '/audit-log',
    profile: '/profile',
    'not-found': '/no-such-page',
  };
  test.each(Object.entries(pages))('%s', async (name, path) => {
    await inspect(admin, `${product.dashboard}${path}`, `page-${name}`);
  });

  test.each(['Overview', 'Connection', 'People', 'Options', 'Danger'])('provider: %s', async (tab) => {
    const address = `${product.dashboard}/settings/account/identity-providers/${provider}`;
    await admin.page.goto(address);
    await admin.page.getByRole('tab', { name: tab }).click();
    await inspect(admin, admin.page.url(), `page-provider-${tab.toLowerCase()}`);
  });

  test('a refused attempt', async () => {
    await admin.page.goto(`${product.dashboard}/sign-in-attempts`);
    await admin.page
      .getByRole('link', { name: /not XML|refused/i })
      .first()
      .click();
    await admin.page.waitForURL(/att_/);
    await inspect(admin, admin.page.url(), 'page-attempt');
  });
});

describe('pages that the server writes by itself', () => {
  test('the ACS address in a browser', async () => {
    await inspect(await newPerson(browser), `${product.dashboard}/saml/${provider}/acs`, 'page-acs-get');
  });

  test('an unknown identity provider', async () => {
    await inspect(await newPerson(browser), `${product.dashboard}/saml/idp_unknown/start`, 'page-unknown-provider');
  });
});

describe('the lab', () => {
  test('start page, admin center, the five cards, My Apps', async () => {
    const person = await newPerson(browser);
    await inspect(person, `${product.lab}/`, 'lab-start');
    await lab.createApplication(person.page, product.lab, 'Dashboard');
    await inspect(person, person.page.url(), 'lab-overview');
    await lab.chooseSaml(person.page);
    await lab.saveBasicSaml(person.page, { entityId: 'https://temporary', acsUrl: 'https://temporary' });
    await inspect(person, person.page.url(), 'lab-five-cards');
    await inspect(person, `${product.lab}/admin/users`, 'lab-users');
    await inspect(person, `${product.lab}/admin/sign-in-logs`, 'lab-sign-in-logs');
    await inspect(person, `${product.lab}/myapps`, 'lab-sign-in');
  });
});

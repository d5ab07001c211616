/** Members and invitations, plans, sessions and keys: what people do beside signing in. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newPerson, type Person } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as latchkey from '../harness/latchkey-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shoot } from '../harness/screens.ts';

let product: Product;
let browser: Browser;
let owner: Person;

keepEvidence(() => browser);

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ LATCHKEY_DEFAULT_PLAN: 'free' }), launchBrowser()]);
  owner = await newPerson(browser);
  await latchkey.signUp(owner.page, product.dashboard);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('on the plan Free the section says what is missing, and Change plan works', async () => {
  const { page } = owner;
  await page.goto(`${product.dashboard}/settings/account`);
  const section = page.getByRole('region', { name: 'Single Sign-On (SSO)' });
  await section.getByText('does not include single sign-on').waitFor();
  await shoot(page, 'people-plan-free');
  await section.getByRole('button', { name: 'Change plan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change plan' });
  await dialog.getByRole('radio', { name: 'Pay-as-you-go' }).click();
  await dialog.getByRole('button', { name: 'Change plan' }).click();
  await section.getByRole('button', { name: 'New Identity Provider' }).waitFor();
});

test('a wrong password says no more than that', async () => {
  const { page } = await newPerson(browser);
  const answers: string[] = [];
  for (const email of [latchkey.founder.email, 'nobody@contoso.example']) {
    await page.goto(`${product.dashboard}/sign-in`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    answers.push(await page.getByRole('alert').innerText());
    await page.getByText(email).waitFor();
  }
  expect(answers[0]).toContain('E-mail or password is wrong.');
  expect(answers[1]).toBe(answers[0]);
});

test('an invited person joins by the link, once, and is removed again', async () => {
  const { page } = owner;
  await page.goto(`${product.dashboard}/invitations`);
  await page.getByRole('button', { name: 'Invite' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Invite a person' });
  await dialog.getByLabel('E-mail').fill('megan@contoso.example');
  await dialog.getByRole('radio', { name: /Admin/ }).click();
  await dialog.getByRole('button', { name: 'Create invitation' }).click();
  const link = await latchkey.copied(page, 'Invitation link');
  await shoot(page, 'people-invitation-link');
  await dialog.getByRole('button', { name: 'Done' }).click();

  const megan = await newPerson(browser);
  await megan.page.goto(link);
  await shoot(megan.page, 'people-invited');
  await megan.page.getByLabel('Your name').fill('Megan Bowen');
  await megan.page.getByLabel('Password', { exact: true }).fill('another long password');
  await megan.page.getByRole('button', { name: 'Join Contoso' }).click();
  await megan.page.waitForURL(`${product.dashboard}/`);

  const late = await newPerson(browser);
  await late.page.goto(link);
  await late.page
    .getByText(/has been used/)
    .first()
    .waitFor();

  await page.goto(`${product.dashboard}/members`);
  await page.getByRole('button', { name: 'Remove Megan Bowen' }).click();
  const removal = page.getByRole('dialog', { name: 'Remove Megan Bowen?' });
  await shoot(page, 'people-remove-member');
  const named = removal.getByRole('textbox');
  if ((await named.count()) > 0) await named.fill('Megan Bowen');
  await removal.getByRole('button', { name: /Remove/ }).click();
  await removal.waitFor({ state: 'hidden' });
  await megan.page.goto(`${product.dashboard}/members`);
  await megan.page.waitForLoadState('networkidle');
  expect(await megan.page.getByText(latchkey.founder.name).count(), 'a removed person sees no members').toBe(0);
});

test('other sessions can be ended from the profile', async () => {
  const elsewhere = await newPerson(browser);
  await latchkey.signInWithPassword(elsewhere.page, product.dashboard);
  await elsewhere.page.waitForURL(`${product.dashboard}/`);
  await owner.page.goto(`${product.dashboard}/profile`);
  await owner.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  const dialog = owner.page.getByRole('dialog');
  if ((await dialog.count()) > 0) await dialog.getByRole('button', { name: /Sign out/ }).click();
  await expect
    .poll(async () => {
      const answer = await elsewhere.context.request.get(`${product.dashboard}/api/session`);
      return answer.json();
    })
    .toEqual({ signedIn: false });
});

test('keys go to pages, and the list of keys is a key away', async () => {
  const { page } = owner;
  await page.goto(`${product.dashboard}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await shoot(page, 'people-keys');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.waitForURL(`${product.dashboard}/members`);
});

/** Mail without a mail server, and the audit log: found, searched, shared by its address, exported. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousViolations } from '../harness/accessibility.ts';
import { launchBrowser, newPerson, type Person } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as latchkey from '../harness/latchkey-steps.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shoot, shootAll } from '../harness/screens.ts';

let product: Product;
let browser: Browser;
let operator: Person;

keepEvidence(() => browser);

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  operator = await newPerson(browser);
  await latchkey.signUp(operator.page, product.dashboard);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function inviteMegan(page: Page): Promise<void> {
  await page.goto(`${product.dashboard}/invitations`);
  await page.getByRole('button', { name: 'Invite' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Invite a person' });
  await dialog.getByLabel('E-mail').fill('megan@contoso.example');
  await dialog.getByRole('button', { name: 'Create invitation' }).click();
  await dialog.getByText('This Latchkey has no mail server.').waitFor();
  await shoot(page, 'mail-invitation-not-mailed');
  await dialog.getByRole('button', { name: 'Done' }).click();
}

test('without a mail server, the operator finds the invitation in the outbox, sends it again, and it is accepted', async () => {
  const { page } = operator;
  await inviteMegan(page);
  await page.getByRole('button', { name: 'Send again: the invitation of megan@contoso.example' }).click();
  const again = page.getByRole('dialog', { name: 'Send this invitation again?' });
  await again.getByRole('button', { name: 'Send again' }).click();
  await latchkey.copied(page, 'Invitation link');
  await again.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Outbox' }).click();
  await page.getByText('There is no mail server').waitFor();
  await page.getByRole('searchbox').fill('MEGAN');
  await page.waitForURL(/search=MEGAN/);
  await page.getByRole('button', { name: 'Open the message to megan@contoso.example' }).first().click();
  await page.getByText('Adele Vance invites you to join the account “Contoso”').waitFor();
  await shootAll(page, 'mail-outbox');
  expect(await seriousViolations(page)).toEqual([]);
  const link = await latchkey.copied(page, 'Link');

  const megan = await newPerson(browser);
  await megan.page.goto(link);
  await megan.page.getByLabel('Your name').fill('Megan Bowen');
  await megan.page.getByLabel('Password', { exact: true }).fill('another long password');
  await megan.page.getByRole('button', { name: 'Join Contoso' }).click();
  await megan.page.waitForURL(`${product.dashboard}/`);
  const main = megan.page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: 'Overview' }).waitFor();
  expect(await main.getByRole('link', { name: 'Outbox' }).count(), 'others do not see the outbox').toBe(0);
  await megan.page.goto(`${product.dashboard}/operator/outbox`);
  await megan.page.getByText('For operators only').waitFor();
});

test('a test message is written, and kept', async () => {
  const { page } = operator;
  await page.goto(`${product.dashboard}/operator/outbox`);
  await page.getByRole('button', { name: 'Send test message' }).click();
  await page.getByRole('cell', { name: /Latchkey can send mail/ }).waitFor();
});

test('the audit log is filtered, searched and shared by its address', async () => {
  const { page } = operator;
  await page.goto(`${product.dashboard}/audit-log`);
  await page.getByText('Megan Bowen joined').waitFor();
  await page.getByRole('combobox', { name: 'Action' }).click();
  await page.getByRole('option', { name: 'Invitation: resent' }).click();
  await page.getByText('sent again the invitation of megan@contoso.example').waitFor();
  expect(await page.getByText('Megan Bowen joined').count()).toBe(0);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('searchbox', { name: 'Search' }).fill('megan bowen');
  await page.waitForURL(/search=megan/);
  await page.getByText('Megan Bowen joined').waitFor();
  expect(await page.getByText('created the account Contoso').count()).toBe(0);
  await shootAll(page, 'audit-log-filtered');
  expect(await seriousViolations(page)).toEqual([]);

  const colleague = await operator.context.newPage();
  await colleague.goto(page.url());
  await colleague.getByText('Megan Bowen joined').waitFor();
  expect(await colleague.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('megan bowen');
  await colleague.close();

  await page.getByRole('searchbox', { name: 'Search' }).fill('nobody is called that');
  await page.getByText('No such event').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByText('created the account Contoso').waitFor();
  expect(await page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('');
});

async function exported(page: Page, item: RegExp): Promise<{ readonly name: string; readonly text: string }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('what the filters find is saved as CSV and as JSON Lines', async () => {
  const { page } = operator;
  await page.goto(`${product.dashboard}/audit-log?action=invitation.created`);
  await page.getByText('invited megan@contoso.example').waitFor();
  const csv = await exported(page, /CSV/);
  expect(csv.name).toMatch(/^audit-log-contoso-\d{4}-\d\d-\d\d\.csv$/);
  const lines = csv.text.split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('"id","time","action"');
  expect(lines[1]).toContain('"invitation.created"');
  const json = await exported(page, /JSON Lines/);
  const events = json.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events).toMatchObject([{ action: 'invitation.created', target: { name: 'megan@contoso.example' } }]);
  await page.goto(`${product.dashboard}/audit-log?action=audit_log.exported`);
  await page.getByText('exported the audit log as JSON Lines').waitFor();
});

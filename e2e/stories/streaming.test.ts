/** Audit events arrive at a receiver over HTTP, signed, and the sample of the page finds them real. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousViolations } from '../harness/accessibility.ts';
import { launchBrowser, newPerson, type Person } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import * as latchkey from '../harness/latchkey-steps.ts';
import { freePort, type Product, startProduct } from '../harness/product.ts';
import { shoot, shootAll } from '../harness/screens.ts';

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Verify = (secret: string, headers: IncomingHttpHeaders, body: string) => { event: { type: string } };

let product: Product;
let browser: Browser;
let admin: Person;
let receiver: Server;
let address: string;
let secret: string;
let verify: Verify;
let status = 204;
const calls: Call[] = [];
const folder = mkdtempSync(join(tmpdir(), 'latchkey-receiver-'));

keepEvidence(() => browser);

beforeAll(async () => {
  const port = await freePort();
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(port, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${port}/latchkey`;
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  admin = await newPerson(browser);
  await latchkey.signUp(admin.page, product.dashboard);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  receiver?.close();
  rmSync(folder, { recursive: true });
});

test('a destination is made, its secret is shown once, and events arrive with a signature that fits', async () => {
  const { page } = admin;
  await page.goto(`${product.dashboard}/audit-log`);
  await page.getByRole('link', { name: 'Streaming' }).click();
  await page.getByText('Events are not sent anywhere').waitFor();
  await page.getByRole('button', { name: 'New destination' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New destination' });
  await dialog.getByLabel('Description').fill('SIEM');
  await dialog.getByLabel('Address').fill('ftp://logs');
  await dialog.getByRole('button', { name: 'Create destination' }).click();
  await dialog.getByText('Enter an address such as').waitFor();
  await dialog.getByLabel('Address').fill(address);
  await dialog.getByRole('button', { name: 'Create destination' }).click();
  secret = await latchkey.copied(page, 'Signing secret');
  expect(secret).toMatch(/^whsec_/);
  await shoot(page, 'streaming-secret');
  await dialog.getByRole('button', { name: 'Done' }).click();

  // The sample as the page gives it.
  const file = join(folder, 'sample.mjs');
  writeFileSync(file, await latchkey.copied(page, 'the sample'));
  ({ verifyWebhook: verify } = (await import(pathToFileURL(file).href)) as { verifyWebhook: Verify });

  await page.getByText('Last arrival').waitFor();
  await page.getByRole('button', { name: 'Send test event to SIEM' }).click();
  await page.getByText('The test event has arrived: 204.').waitFor();
  await page.getByRole('table', { name: 'Deliveries to SIEM' }).getByText('Test event').waitFor();
  await expect.poll(() => calls.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(3);
  const types = calls.map(({ headers, body }) => verify(secret, headers, body).event.type);
  expect(types).toEqual(expect.arrayContaining(['audit_stream.created', 'test', 'audit_stream.tested']));
  for (const { headers, body } of calls) expect(() => verify(secret, headers, `${body} `)).toThrow('signature');
  await shootAll(page, 'streaming');
  expect(await seriousViolations(page)).toEqual([]);
});

test('an answer that is no success is shown, and the delivery is sent again', async () => {
  const { page } = admin;
  status = 503;
  await page.getByRole('button', { name: 'Send test event to SIEM' }).click();
  await page.getByText('The test event did not arrive').waitFor();
  await page.getByText('Events do not arrive').waitFor({ timeout: 20_000 });
  await shoot(page, 'streaming-failing');
  status = 204;
  const before = calls.length;
  await page.getByRole('button', { name: 'Send again: Test event' }).first().click();
  await page.getByText('It has arrived: 204.').waitFor();
  await expect.poll(() => calls.length, { timeout: 10_000 }).toBeGreaterThan(before);
  const ids = calls.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size, 'what was sent again has the id from before').toBeLessThan(ids.length);
});

test('a new secret: both sign, then the destination is deleted', async () => {
  const { page } = admin;
  await page.getByRole('button', { name: 'More for SIEM' }).click();
  await page.getByRole('menuitem', { name: 'New secret' }).click();
  await page.getByRole('button', { name: 'Make a new secret' }).click();
  const newer = await latchkey.copied(page, 'Signing secret');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Send test event to SIEM' }).click();
  await expect
    .poll(() => String(calls.at(-1)?.headers['webhook-signature']).split(' ').length, { timeout: 15_000 })
    .toBe(2);
  const last = calls.at(-1);
  for (const one of [secret, newer]) expect(() => verify(one, last?.headers ?? {}, last?.body ?? '')).not.toThrow();
  await page.getByRole('button', { name: 'More for SIEM' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete SIEM?' }).getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Events are not sent anywhere').waitFor();
});

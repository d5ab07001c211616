/** A foreign identity provider's real responses: SimpleSAMLphp signs in, asked and unasked. Runs where it is installed. */
import { acceptJoinOffer, createIdentityProvider, getCurrentSession, signUp } from '@latchkey/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '../harness/api.ts';
import { launchBrowser, newPerson, type Person } from '../harness/browser.ts';
import { keepEvidence } from '../harness/evidence.ts';
import { type Product, startProduct } from '../harness/product.ts';
import { shoot } from '../harness/screens.ts';
import { simpleSamlPhpInstalled, startSimpleSamlPhp } from './simplesamlphp.ts';
import type { WebIdp } from './web-idp.ts';

describe.runIf(simpleSamlPhpInstalled())('SimpleSAMLphp', () => {
  let product: Product;
  let browser: Browser;
  let idp: WebIdp;
  let provider: { id: string; startUrl: string; entityId: string };

  keepEvidence(() => browser);

  beforeAll(async () => {
    [product, browser, idp] = await Promise.all([startProduct(), launchBrowser(), startSimpleSamlPhp()]);
    const admin = await newPerson(browser);
    const session = await callApi(admin.context, product.dashboard, signUp, {
      body: {
        name: 'Olivia Owner',
        email: 'olivia@example.org',
        password: 'correct horse battery',
        accountName: 'Example',
      },
    });
    const account = session.signedIn ? (session.accounts[0]?.id ?? '') : '';
    const created = await callApi(admin.context, product.dashboard, createIdentityProvider, {
      params: { account },
      body: { description: 'SimpleSAMLphp', metadata: await (await fetch(idp.metadataUrl)).text() },
    });
    idp.trust(await (await fetch(created.sp.metadataUrl)).text());
    provider = { id: created.id, startUrl: created.startUrl, entityId: created.sp.entityId };
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all([product?.stop(), idp?.stop()]);
  });

  const logInThere = async ({ page }: Person) => {
    await page.locator('#username').fill('alice');
    await page.locator('#password').fill('alicepass');
    await page.locator('#submit_button, button[type=submit]').first().click();
  };

  test('a person whom it vouches for joins, and comes straight in the next time', async () => {
    const alice = await newPerson(browser);
    await alice.page.goto(provider.startUrl);
    await logInThere(alice);
    await alice.page.waitForURL(`${product.dashboard}/join/**`);
    await alice.page.getByText('alice@example.org').first().waitFor();
    await shoot(alice.page, 'foreign-simplesamlphp-join');
    await callApi(alice.context, product.dashboard, acceptJoinOffer, { body: { name: 'Alice Ämter' } });
    await alice.context.clearCookies({ name: 'latchkey_session' });
    await alice.page.goto(provider.startUrl);
    await alice.page.waitForURL(`${product.dashboard}/`);
    const session = await callApi(alice.context, product.dashboard, getCurrentSession);
    expect(session).toMatchObject({
      signedIn: true,
      method: 'sso',
      user: { name: 'Alice Ämter', email: 'alice@example.org' },
    });
  });

  test('an answer that nobody asked for starts a fresh round trip and ends in the dashboard', async () => {
    const alice = await newPerson(browser);
    await alice.page.goto(idp.unsolicitedUrl(provider.entityId));
    await logInThere(alice);
    await alice.page.waitForURL(`${product.dashboard}/`);
    const session = await callApi(alice.context, product.dashboard, getCurrentSession);
    expect(session).toMatchObject({ signedIn: true, method: 'sso', user: { email: 'alice@example.org' } });
  });
});

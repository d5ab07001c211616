/** What we write is valid against the schemas of OASIS, judged by libxml2: metadata of both sides, requests, responses, logout messages. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Product, startProduct } from '../harness/product.ts';
import { installed } from './installed.ts';
import { LabApplication, tenantId } from './lab-application.ts';
import { LatchkeyProvider } from './latchkey-provider.ts';
import { WalkingBrowser } from './walking-browser.ts';

/** Debian brings the schemas with python3-saml. */
const schemas = '/usr/lib/python3/dist-packages/onelogin/saml2/schemas';
const there =
  installed('validation against the schemas', 'libxml2-utils', 'python3-onelogin-saml2') && existsSync(schemas);
const adele = { loginfmt: 'adele.vance@contoso.example', passwd: 'Passw0rd!', stay: 'no' };

describe.runIf(there)('valid against the schemas', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-schemas-'));
  let product: Product;
  let application: LabApplication;
  let provider: LatchkeyProvider;
  beforeAll(async () => {
    product = await startProduct();
    application = await LabApplication.create(product.lab, 'schemas', {
      entityId: 'https://temporary.example',
      acsUrl: 'https://temporary.example/acs',
      logoutUrl: 'https://temporary.example/slo',
    });
    provider = await LatchkeyProvider.connect(product.dashboard, 'Schemas', {
      metadataUrl: application.metadataUrl,
      trust: () => undefined,
    });
    const { entityId, acsUrl, sloUrl } = provider.sp;
    await application.setAddresses({ entityId, acsUrl, logoutUrl: sloUrl });
  });
  afterAll(async () => {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function validate(xml: string | Buffer, schema: 'metadata' | 'protocol'): string {
    const file = join(folder, 'document.xml');
    writeFileSync(file, xml);
    const parameters = ['--noout', '--nonet', '--schema', join(schemas, `saml-schema-${schema}-2.0.xsd`), file];
    try {
      execFileSync('xmllint', parameters, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
      return 'valid';
    } catch (error) {
      return String(error instanceof Error ? error.message : error);
    }
  }

  test('a document that is not, is told apart', () => {
    expect(validate('<x/>', 'metadata')).toContain('No matching global declaration');
  });

  test('the metadata of a provider, without keys, with them, and during a rotation', async () => {
    const seen: string[] = [await provider.metadata()];
    for (const use of ['signing', 'encryption', 'signing', 'encryption'] as const) {
      await provider.makeKey(use);
      seen.push(await provider.metadata());
    }
    expect(seen.map((xml) => validate(xml, 'metadata'))).toEqual(seen.map(() => 'valid'));
    expect(new Set(seen).size).toBeGreaterThan(2);
  });

  test("the metadata of the lab's application", async () => {
    // WS-Federation roles have types of their own, which the schemas of SAML do not know: xsi:type is taken out.
    const xml = (await application.metadata()).toString();
    const saml = xml.replace(/<RoleDescriptor .*<\/RoleDescriptor>/s, '');
    expect(validate(saml, 'metadata')).toBe('valid');
  });

  test.each(['assertion', 'response', 'both'] as const)(
    'what is said at a sign-in and a sign-out, signed: %s',
    async (option) => {
      await application.setSigning(option);
      await provider.update({
        signRequests: true,
        singleLogout: true,
        requestBinding: option === 'both' ? 'post' : 'redirect',
      });
      const browser = new WalkingBrowser(adele);
      await browser.visit(provider.startUrl);
      expect(await provider.sessionOf(browser)).toMatchObject({ signedIn: true });
      await browser.visit((await provider.signOut(browser)) ?? '');
      const names = browser.messages.map(({ xml }) => /<(?:\w+:)?(\w+)/.exec(xml)?.[1]);
      expect(names).toEqual(['AuthnRequest', 'Response', 'LogoutRequest', 'LogoutResponse']);
      const { xml } = browser.messages[1] ?? { xml: '' };
      expect(xml).toContain(tenantId);
      expect(browser.messages.map((message) => validate(message.xml, 'protocol'))).toEqual(Array(4).fill('valid'));
    },
  );
});

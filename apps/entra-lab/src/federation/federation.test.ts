import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { activateCertificate, addCertificate } from '../applications/index.ts';
import { createSigningCertificate } from '../certificates/index.ts';
import { seedIds } from '../seed.ts';
import type { EnterpriseApplication } from '../state.ts';
import { addSamlApplication, openTestLab, type TestLab, testNow } from '../testing/lab-harness.ts';
import { appMetadataDocument } from './metadata-document.ts';

const vector = (name: string) => readFileSync(new URL(`../../../../vectors/metadata/entra/${name}`, import.meta.url));

/** What differs from tenant to tenant and from time to time, taken out. */
const structureOf = (document: Uint8Array) =>
  Buffer.from(document)
    .toString()
    .replaceAll('https://login.microsoftonline.com', 'PUBLIC')
    .replaceAll('http://127.0.0.1:4500', 'PUBLIC')
    .replace(/ID="_[0-9a-f-]{36}"/, 'ID')
    .replace(/URI="#_[0-9a-f-]{36}"/, 'URI')
    .replace(/>[A-Za-z0-9+/=]{40,}</g, '><')
    // Entra has written the signature in two ways; both stand for the same elements.
    .replace(/<(\/?)ds:/g, '<$1')
    .replace('<KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">', '<KeyInfo>')
    .replaceAll(' />', '/>');

let test: TestLab;
let app: EnterpriseApplication;

beforeAll(async () => {
  test = await openTestLab();
  app = await addSamlApplication(test.lab);
});

const get = (url: string) => test.app.inject({ method: 'GET', url });
const address = `/${seedIds.tenant}/federationmetadata/2007-06/federationmetadata.xml`;

describe('federation metadata of an application', () => {
  it('has the structure of Entra’s, byte order mark included', async () => {
    const answer = await get(`${address}?appid=${app.appId}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/samlmetadata+xml; charset=utf-8');
    expect([...answer.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(structureOf(answer.rawPayload)).toBe(structureOf(vector('app-federationmetadata.xml')));
  });

  it('lists inactive certificates too, and is signed with the active one', async () => {
    const rolling = structuredClone(app);
    const state = test.lab.store.read();
    const next = await createSigningCertificate({ id: 'next', now: testNow });
    addCertificate(rolling, next);
    const before = Buffer.from(appMetadataDocument(state, rolling, test.lab.publicUrl)).toString();
    expect(structureOf(Buffer.from(before))).toBe(
      structureOf(vector('app-federationmetadata.rollover-before-activation.xml')),
    );
    const signer = (xml: string) => /<X509Certificate>([^<]+)</.exec(xml)?.[1];
    expect(signer(before)).toBe(app.certificates[0]?.certificate);
    expect(before.split(next.certificate)).toHaveLength(4);
    activateCertificate(rolling, 'next');
    expect(signer(Buffer.from(appMetadataDocument(state, rolling, test.lab.publicUrl)).toString())).toBe(
      next.certificate,
    );
  });

  it('is the same as long as nothing changes', () => {
    const state = test.lab.store.read();
    expect(appMetadataDocument(state, app, 'http://a')).toEqual(appMetadataDocument(state, app, 'http://a'));
    expect(appMetadataDocument(state, app, 'http://a')).not.toEqual(appMetadataDocument(state, app, 'http://b'));
  });

  it('is found in other letters and at the tenant’s domain', async () => {
    const one = await get(`/contoso.example/FederationMetadata/2007-06/FederationMetadata.xml?appid=${app.appId}`);
    expect(one.statusCode).toBe(200);
  });

  it('is refused for unknown applications and tenants, and before SAML is chosen', async () => {
    expect((await get(`${address}?appid=nothing`)).body).toContain('AADSTS700016');
    expect((await get(address.replace(seedIds.tenant, 'other'))).body).toContain('AADSTS90002');
    app.certificates = [];
    const answer = await get(`${address}?appid=${app.appId}`);
    expect([answer.statusCode, answer.body]).toEqual([
      400,
      'AADSTS500031: Cannot find signing certificate configured.',
    ]);
  });
});

it('the tenant-wide document has four certificates, none of them an application’s', async () => {
  const [first, second] = await Promise.all([get(address), get(address)]);
  expect(structureOf(first.rawPayload)).toBe(structureOf(vector('tenant-federationmetadata.xml')));
  expect(second.body).toBe(first.body);
  expect(test.lab.store.read().tenantCertificates).toHaveLength(4);
});

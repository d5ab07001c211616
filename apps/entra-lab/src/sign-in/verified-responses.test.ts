/** What the lab sends is accepted by a strict service provider, in every way that the portal can be set up. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  certificateFrom,
  encodeRedirect,
  instant,
  privateKeyFromPem,
  readIdpMetadata,
  receiveResponse,
  verifyResponse,
  writeAuthnRequest,
} from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { seedIds, seedPassword } from '../seed.ts';
import type { EnterpriseApplication } from '../state.ts';
import {
  addSamlApplication,
  inputOf,
  openTestLab,
  responseOf,
  spAcsUrl,
  spEntityId,
  testNow,
} from '../testing/lab-harness.ts';

const path = (name: string) => new URL(`../../../../vectors/requests/${name}`, import.meta.url);
const installed = spawnSync('xmlsec1', ['--version']).status === 0;

const encryption = readFileSync(path('sp-encryption.crt'), 'utf8').replace(/-----[A-Z ]+-----|\s/g, '');

/** Sets single sign-on up from the lab's own metadata, then signs Adele Vance in. */
async function signInAndVerify(setUp: (app: EnterpriseApplication) => void) {
  const { lab, browser: open } = await openTestLab();
  const app = await addSamlApplication(lab, { assigned: [seedIds.users.adeleVance] });
  setUp(app);
  const browser = open();
  const metadata = await browser.get(
    `/${seedIds.tenant}/federationmetadata/2007-06/federationmetadata.xml?appid=${app.appId}`,
  );
  const idp = readIdpMetadata(Buffer.from(metadata.body), { now: testNow });
  if (!idp.ok) throw new Error(idp.rejection.message);
  const request = writeAuthnRequest({
    id: 'id1234',
    issueInstant: testNow,
    destination: idp.value.singleSignOnServices[0]?.location ?? '',
    issuer: spEntityId,
    acsUrl: spAcsUrl,
    forceAuthn: false,
    isPassive: false,
    nameIdFormat: null,
  });
  const location = `/${seedIds.tenant}/saml2`;
  const url = encodeRedirect({ location, parameter: 'SAMLRequest', xml: request, relayState: null, signing: null });
  const page = await browser.signIn(await browser.get(url), 'adele.vance@contoso.example', seedPassword);
  const received = receiveResponse(inputOf(page, 'SAMLResponse') ?? '');
  if (!received.ok) throw new Error(received.rejection.message);
  const verdict = verifyResponse(received.value, {
    now: instant(testNow + 1000),
    skewSeconds: 0,
    serviceProvider: {
      entityId: spEntityId,
      acsUrl: spAcsUrl,
      decryptionKeys: [privateKeyFromPem(readFileSync(path('sp-encryption.key'), 'utf8'))],
    },
    identityProvider: {
      entityId: idp.value.entityId,
      signingCertificates: idp.value.signingCertificates.map(({ base64 }) => certificateFrom(base64)),
      allowSha1: app.signing.algorithm === 'sha1',
    },
    inResponseTo: { kind: 'request', id: 'id1234' },
  });
  return { idp: idp.value, verdict, xml: responseOf(page), metadata: metadata.body };
}

const options = ['assertion', 'response', 'both'] as const;
const algorithms = ['sha256', 'sha1'] as const;
const cases = options.flatMap((option) =>
  algorithms.flatMap((algorithm) => [false, true].map((encrypted) => [option, algorithm, encrypted] as const)),
);

describe('a strict service provider accepts', () => {
  it.each(cases)('%s signed with %s, encrypted: %s', async (option, algorithm, encrypted) => {
    const { idp, verdict } = await signInAndVerify((app) => {
      app.signing = { option, algorithm };
      if (encrypted) app.tokenEncryption = { certificate: encryption, thumbprint: '', active: true };
    });
    expect(idp).toMatchObject({ vendor: 'entra', signature: { valid: true }, warnings: [] });
    expect(verdict).toMatchObject({
      ok: true,
      value: { encrypted, nameId: { value: 'adele.vance@contoso.example' }, inResponseTo: 'id1234' },
    });
    if (!verdict.ok) return;
    const signed = verdict.value.signatures.map(({ element }) => element).sort();
    const expected = { assertion: ['Assertion'], response: ['Response'], both: ['Assertion', 'Response'] };
    expect(signed).toEqual(expected[option]);
  });
});

describe.skipIf(!installed)('xmlsec1, where it is installed', () => {
  const verify = (xml: string, root: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'entra-lab-'));
    try {
      writeFileSync(join(folder, 'message.xml'), xml);
      const run = spawnSync('xmlsec1', ['--verify', '--insecure', '--id-attr:ID', root, join(folder, 'message.xml')]);
      return run.status === 0;
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('verifies responses and metadata, and neither when they are changed', async () => {
    const { xml, metadata } = await signInAndVerify(() => undefined);
    const assertion = 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion';
    const descriptor = 'urn:oasis:names:tc:SAML:2.0:metadata:EntityDescriptor';
    expect(verify(xml, assertion)).toBe(true);
    expect(verify(xml.replace('adele.vance@', 'grady.archie@'), assertion)).toBe(false);
    expect(verify(metadata, descriptor)).toBe(true);
    expect(verify(metadata.replace('/wsfed', '/other'), descriptor)).toBe(false);
  });
});

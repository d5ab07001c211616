/** `packages/saml` as somebody else gets it: packed, installed into an empty folder, type-checked, and the README's programs run. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  certificateFrom,
  decodeRedirect,
  instant,
  privateKeyFromPem,
  readAuthnRequest,
  writeResponse,
} from '@latchkey/saml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../harness/product.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'latchkey-package-'));
const environment = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
const run = (command: string, parameters: readonly string[], cwd = folder) =>
  execFileSync(command, parameters, { cwd, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const readme = readFileSync(join(root, 'packages/saml/README.md'), 'utf8');
const [fiveLines = '', program = ''] = [...readme.matchAll(/^```js\n(.*?)^```/gms)].map(([, code = '']) => code);

const key = (name: string) => readFileSync(join(root, 'vectors/attacks/keys', name), 'utf8');
const certificate = certificateFrom(key('idp.crt.pem'));
const signing = { key: privateKeyFromPem(key('idp.key.pem')), certificate, what: 'assertion', hash: 'sha256' } as const;
const issuer = 'https://idp.example';
const idpMetadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${issuer}">
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing">
<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate.base64}</X509Certificate></X509Data></KeyInfo>
</KeyDescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${issuer}/sso"/>
</IDPSSODescriptor></EntityDescriptor>`;

/** What the identity provider answers with. */
function answer(inResponseTo: string, sp: { entityId: string; acsUrl: string }, assertionId = '_assertion'): string {
  const issueInstant = instant(Date.now());
  const end = instant(issueInstant + 300_000);
  const xml = writeResponse({
    id: '_response',
    issueInstant,
    issuer,
    destination: sp.acsUrl,
    inResponseTo,
    assertion: {
      id: assertionId,
      issueInstant,
      issuer,
      nameId: { value: 'alice@example.org', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
      recipient: sp.acsUrl,
      audience: sp.entityId,
      notBefore: issueInstant,
      notOnOrAfter: end,
      confirmationNotOnOrAfter: end,
      attributes: [{ name: 'groups', values: ['staff', 'admins'] }],
      authnInstant: issueInstant,
      sessionIndex: '_session',
      authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
    },
    signing,
  });
  return Buffer.from(xml).toString('base64');
}

beforeAll(() => {
  run('npm', ['pack', '--silent', '--pack-destination', folder], join(root, 'packages/saml'));
  const [tarball = ''] = readdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "somebody-else", "private": true, "type": "module" }');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`]);
  writeFileSync(join(folder, 'idp.xml'), idpMetadata);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package brings what it should, and nothing else comes with it', () => {
  const installed = join(folder, 'node_modules');
  expect(readdirSync(installed).filter((name) => !name.startsWith('.'))).toEqual(['@latchkey']);
  const there = readdirSync(join(installed, '@latchkey/saml'), { recursive: true, encoding: 'utf8' });
  expect(there).toEqual(
    expect.arrayContaining(['LICENSE', 'README.md', 'docs/api.md', 'dist/index.d.ts', 'src/index.ts']),
  );
  expect(there.filter((name) => /\.test\.|tsbuildinfo|tsconfig/.test(name))).toEqual([]);
});

test('the five lines are five, type-check, and sign somebody in', () => {
  expect(fiveLines.trim().split('\n')).toHaveLength(5);
  const sp = { entityId: 'https://app.example/saml', acsUrl: 'https://app.example/acs' };
  const surroundings = `import { readFileSync } from 'node:fs';
import { instant, readIdpMetadata, serviceProvider } from '@latchkey/saml';
const now = () => instant(Date.now());
const { entityId, acsUrl } = ${JSON.stringify(sp)};
const id = '_request';
const form = { SAMLResponse: ${JSON.stringify(answer('_request', sp))} };
${fiveLines}
if (!verdict.ok) throw new Error(verdict.rejection.message);
console.log(JSON.stringify({ address, person: verdict.value.nameId.value, groups: verdict.value.attributes[0]?.values }));
`;
  writeFileSync(join(folder, 'five-lines.ts'), surroundings);
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  run('tsc', ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', ...types, 'five-lines.ts']);
  const { address, ...rest } = JSON.parse(run(process.execPath, ['five-lines.ts']));
  expect(address).toMatch(/^https:\/\/idp\.example\/sso\?SAMLRequest=/);
  expect(rest).toEqual({ person: 'alice@example.org', groups: ['staff', 'admins'] });
});

test('the page for users of node-saml names every option that it has', () => {
  const types = readFileSync(join(root, 'node_modules/@node-saml/node-saml/lib/types.d.ts'), 'utf8');
  const bodies = types.matchAll(/^export interface (?:SamlOptions|SamlSigningOptions|MandatorySamlOptions)\b.*?^\}/gms);
  const options = [...bodies].flatMap(([body]) => [...body.matchAll(/^ {4}(\w+)\??:/gm)].map(([, name = '']) => name));
  expect(options).toEqual(expect.arrayContaining(['idpCert', 'privateKey', 'wantAssertionsSigned']));
  const page = readFileSync(join(root, 'packages/saml/docs/migrating-from-node-saml.md'), 'utf8');
  expect(options.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

describe('the whole program', () => {
  let server: ChildProcess;
  let base: string;
  beforeAll(async () => {
    base = `http://127.0.0.1:${await freePort()}`;
    writeFileSync(join(folder, 'server.js'), program);
    server = spawn(process.execPath, ['server.js'], { cwd: folder, env: { ...process.env, BASE: base } });
    for (let attempt = 0; attempt < 100 && !(await fetch(`${base}/saml`).catch(() => null)); attempt += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
  });
  afterAll(() => server?.kill());

  const begin = async () => {
    const { headers } = await fetch(`${base}/login`, { redirect: 'manual' });
    const message = decodeRedirect(new URL(headers.get('location') ?? '').search.slice(1));
    const request = message.ok ? readAuthnRequest(message.value.xml) : message;
    if (!request.ok) throw new Error(request.rejection.message);
    return { id: request.value.id, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  };
  const post = async (SAMLResponse: string, cookie: string) => {
    const body = new URLSearchParams({ SAMLResponse });
    const response = await fetch(`${base}/acs`, { method: 'POST', body, headers: { cookie } });
    return [response.status, await response.text()];
  };
  const sp = () => ({ entityId: `${base}/saml`, acsUrl: `${base}/acs` });

  test('signs in, once', async () => {
    const { id, cookie } = await begin();
    const [status, body] = await post(answer(id, sp(), '_first'), cookie);
    expect([status, JSON.parse(String(body)).nameId.value]).toEqual([200, 'alice@example.org']);
    const again = await begin();
    expect(await post(answer(again.id, sp(), '_first'), again.cookie)).toEqual([403, 'This answer was used before.']);
  });

  test('refuses another browser, another request, and what is not signed', async () => {
    const { id, cookie } = await begin();
    expect(await post(answer(id, sp()), '')).toEqual([403, 'This browser has begun no sign-in.']);
    expect(await post(answer('_other', sp()), cookie)).toEqual([
      403,
      'RESPONSE_IN_RESPONSE_TO_MISMATCH: The response answers another request.',
    ]);
    expect((await post('PHg+', cookie))[1]).toMatch(/^XML_NOT_WELL_FORMED: /);
  });

  test('publishes its metadata', async () => {
    expect(await (await fetch(`${base}/saml`)).text()).toContain(`entityID="${base}/saml"`);
  });
});

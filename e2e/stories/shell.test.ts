/** The built `latchkey` on the server's machine, beside the running server and while it is down. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Product, startProduct } from '../harness/product.ts';

const main = join(import.meta.dirname, '../../apps/cli/dist/main.js');
let folder: string;
let product: Product;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-shell-'));
  product = await startProduct({ LATCHKEY_DATA: folder });
});

afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function latchkey(args: readonly string[], data = folder) {
  const env = { ...process.env, LATCHKEY_DATA: data };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${product.dashboard}${path}`, {
    ...init,
    headers: { 'x-latchkey': '1', 'content-type': 'application/json', ...init.headers },
  });

test('an account that nobody gets into is put back to Mixed, whether the server runs or not', async () => {
  const body = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery', accountName: 'Contoso' };
  const signUp = await call('/api/sign-up', { method: 'POST', body: JSON.stringify(body) });
  const cookie = (signUp.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const accountId: string = (await signUp.json()).accounts[0].id;
  const account = async () => (await call(`/api/accounts/${accountId}`, { headers: { cookie } })).json();

  // What only a single sign-on that works may do over the network.
  const database = new DatabaseSync(join(folder, 'latchkey.sqlite'));
  database.exec(`update accounts set sign_in_policy = 'enforced'`);
  database.close();
  expect(await account()).toMatchObject({ code: 'SSO_REQUIRED' });

  const restore = ['access', 'restore', '--account', 'contoso', '--mixed'];
  expect(latchkey(restore)).toEqual({
    status: 0,
    stdout:
      'The sign-in policy of Contoso (contoso) is Mixed now. All recovery codes are void; every owner gets a mail.\nOwners who can sign in with their password: Ada <ada@example.com>\n',
    stderr: '',
  });
  expect(await account()).toMatchObject({ signInPolicy: 'mixed' });
  const log = await call(`/api/accounts/${accountId}/audit-log?action=account.sign_in_policy_changed`, {
    headers: { cookie },
  });
  expect((await log.json()).events).toMatchObject([
    { actor: { userId: null, name: 'Somebody on the server’s shell' } },
  ]);

  await product.stop();
  expect(latchkey([...restore, '--json'])).toMatchObject({ status: 0, stderr: '' });
  expect(latchkey(['operator', 'revoke', 'ada@example.com']).stdout).toBe(
    'ada@example.com is no operator any more.\nNobody is an operator now: make one with `latchkey operator grant`.\n',
  );
  expect(latchkey(['operator', 'grant', 'ada@example.com'])).toMatchObject({ status: 0 });
  expect(latchkey(['operator', 'list']).stdout).toMatch(/^ada@example\.com {2}Ada, since \d{4}-\d\d-\d\d\n$/);
});

test('what cannot be done is told, with its exit code', () => {
  expect(latchkey(['access', 'restore', '--account', 'nowhere', '--mixed'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('There is no account with the address “nowhere”.'),
  });
  expect(latchkey(['operator', 'grant', 'nobody@example.com'])).toMatchObject({ status: 1 });
  expect(latchkey(['access', 'restore', '--account', 'contoso'])).toMatchObject({ status: 2, stdout: '' });
  const elsewhere = join(folder, 'elsewhere');
  expect(latchkey(['operator', 'list'], elsewhere)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`There is no database at ${elsewhere}`),
  });
});

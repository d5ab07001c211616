import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds, seedPassword } from '../seed.ts';
import { addSamlApplication, openTestLab, type TestLab, textOf } from '../testing/lab-harness.ts';

let test: TestLab;

beforeEach(async () => {
  test = await openTestLab();
});

describe('the start page', () => {
  it('says what the lab is, who can sign in, and where to go', async () => {
    const page = await test.browser().get('/');
    expect(page.body).toContain('href="/admin"');
    expect(page.body).toContain('href="/myapps"');
    const text = textOf(page);
    expect(text).toContain('Nothing here is Microsoft’s.');
    expect(text).toContain(seedPassword);
    expect(text).toContain('Lee Gu lee.gu@contoso.example has no mail');
    expect(text).toContain('Megan Bowen megan.bowen@contoso.example mail is megan@contoso.example');
    expect(text).toContain('Jamie Lee jamie@fabrikam.example guest');
    expect(text).toContain('Isaiah Langer isaiah.langer@contoso.example in 156 groups, too many for the group claim');
  });
});

describe('control', () => {
  it('shows the state without keys and passwords', async () => {
    await addSamlApplication(test.lab);
    const answer = await test.app.inject({ method: 'GET', url: '/control/state' });
    const state = answer.json();
    expect(state.tenant.id).toBe(seedIds.tenant);
    expect(state.applications[0].certificates[0].thumbprint).toMatch(/^[0-9A-F]{40}$/);
    expect(answer.body).not.toMatch(/privateKey|PRIVATE KEY|passwordHash/);
  });

  it('resets everything and signs everybody out', async () => {
    await addSamlApplication(test.lab, { assigned: [seedIds.users.adeleVance] });
    const browser = test.browser();
    await browser.signIn(await browser.get('/myapps'), 'adele.vance@contoso.example', seedPassword);
    expect(textOf(await browser.get('/myapps'))).toContain('Example App');
    const answer = await test.app.inject({ method: 'POST', url: '/control/reset' });
    expect(answer.statusCode).toBe(204);
    expect(test.lab.store.read()).toMatchObject({ applications: [], signInLogs: [] });
    expect(textOf(await browser.get('/myapps'))).toContain('Sign in');
    const byForm = await browser.post('/control/reset', {});
    expect(textOf(await browser.get(byForm.location ?? ''))).toContain('The lab is as it was at the beginning.');
  });

  it('is for this machine only', async () => {
    const remoteAddress = '192.0.2.7';
    expect((await test.app.inject({ method: 'POST', url: '/control/reset', remoteAddress })).statusCode).toBe(403);
    expect((await test.app.inject({ method: 'GET', url: '/control/state', remoteAddress })).statusCode).toBe(403);
  });
});

describe('protection', () => {
  const post = (headers: Record<string, string>) => test.app.inject({ method: 'POST', url: '/control/reset', headers });

  it('refuses forms of other sites', async () => {
    expect((await post({ origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await post({ origin: 'null' })).statusCode).toBe(403);
    expect((await post({ origin: 'http://127.0.0.1:4500' })).statusCode).toBe(204);
    expect((await post({ origin: 'http://localhost:4500', host: 'localhost:4500' })).statusCode).toBe(204);
    expect((await post({ origin: 'http://localhost:3000', host: 'localhost:4500' })).statusCode).toBe(403);
  });

  it('refuses host names that are not the lab’s', async () => {
    const status = async (host: string) =>
      (await test.app.inject({ method: 'GET', url: '/', headers: { host } })).statusCode;
    expect(await status('evil.example:4500')).toBe(421);
    expect(await status('127.0.0.1.evil.example')).toBe(421);
    expect(await status('localhost:4500')).toBe(200);
    expect(await status('192.168.1.20:4500')).toBe(200);
    expect(await status('[::1]:4500')).toBe(200);
  });

  it('sends a policy that allows its own scripts only, and forms to any reply URL', async () => {
    const { headers } = await test.app.inject({ method: 'GET', url: '/' });
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-00000000000000000000000000000001'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });
});

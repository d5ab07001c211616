import { expect, test } from 'vitest';
import { days, hours, minutes } from '../platform/index.ts';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, signUp, withServer } from '../testing/people.ts';
import { ada as adaInDirectory, attemptsOf, begin, createProvider, signIn } from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';
import { presentDomains } from './present-domains.ts';
import { recheckDomains } from './recheck-domains.ts';

const url = ({ accountId }: Founder, rest = '') => `/api/accounts/${accountId}/domains${rest}`;

const add = (founder: Founder, name: string) => founder.browser.request('POST', url(founder), { body: { name } });
const list = async (founder: Founder) => (await founder.browser.request('GET', url(founder))).json().domains;
const verify = async (founder: Founder, id: string) =>
  (await founder.browser.request('POST', url(founder, `/${id}/verify`))).json();

function publish(server: TestServer, { record }: { record: { name: string; value: string } }) {
  server.txt.set(record.name, { ok: true, values: ['v=spf1 -all', record.value] });
}

/** A domain of the account that is verified. */
async function verified(server: TestServer, founder: Founder, name: string) {
  const domain = (await add(founder, name)).json();
  publish(server, domain);
  return verify(founder, domain.id);
}

const actionsOf = async (founder: Founder) => {
  const log = await founder.browser.request('GET', `/api/accounts/${founder.accountId}/audit-log`);
  return log.json().events.map((event: { action: string }) => event.action);
};

test('a domain is claimed, proved by its record, and removed by its name', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const added = (await add(ada, ' Bücher.Example. ')).json();
    expect(added).toMatchObject({
      name: 'xn--bcher-kva.example',
      displayName: 'bücher.example',
      status: 'pending',
      record: { name: '_latchkey-challenge.xn--bcher-kva.example' },
      lastCheck: null,
      usedBy: [],
    });
    expect(added.record.value).toMatch(/^latchkey-domain-verification=[\w-]{43}$/);
    expect(await verify(ada, added.id)).toMatchObject({ status: 'pending', lastCheck: { outcome: 'no_such_name' } });
    publish(server, added);
    expect(await verify(ada, added.id)).toMatchObject({
      status: 'verified',
      verifiedAt: server.clock.now(),
      lastCheck: { outcome: 'found' },
    });
    const remove = (name: string) => ada.browser.request('DELETE', url(ada, `/${added.id}`), { body: { name } });
    expect((await remove('example.com')).json().fields).toEqual({ name: 'Type “bücher.example” to remove it.' });
    expect((await remove('bücher.example')).statusCode).toBe(200);
    expect(await list(ada)).toEqual([]);
    expect((await actionsOf(ada)).slice(0, 3)).toEqual(['domain.removed', 'domain.verified', 'domain.added']);
  }));

test('a claim is made once, and what cannot be claimed says why', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await add(ada, 'example.com');
    expect((await add(ada, 'EXAMPLE.com.')).json().code).toBe('DOMAIN_EXISTS');
    const answer = (await add(ada, 'gmail.com')).json();
    expect([answer.code, answer.fields.name]).toEqual([
      'INVALID_INPUT',
      'gmail.com gives mailboxes to everybody: it cannot belong to one account.',
    ]);
  }));

test('two accounts may prove one domain, each by a record of its own, and learn nothing of each other', () =>
  withServer(async (server) => {
    const [ada, bob] = [await signUp(server, 'Ada'), await signUp(server, 'Bob')];
    const first = await verified(server, ada, 'example.com');
    const second = (await add(bob, 'example.com')).json();
    expect(second.record.value).not.toBe(first.record.value);
    const looked = await verify(bob, second.id);
    expect([looked.status, looked.lastCheck.outcome]).toEqual(['pending', 'other_value']);
    expect(looked.lastCheck.message).toContain('the value of another claim');
    server.txt.set(first.record.name, { ok: true, values: [first.record.value, second.record.value] });
    expect([(await verify(bob, second.id)).status, (await verify(ada, first.id)).status]).toEqual([
      'verified',
      'verified',
    ]);
  }));

test.each([
  [{ ok: false, fault: 'no_records' } as const, 'no_txt_record', 'type of the record is TXT'],
  [{ ok: false, fault: 'timeout' } as const, 'timeout', 'did not answer in time'],
  [{ ok: false, fault: 'server_failure' } as const, 'server_failure', 'SERVFAIL'],
  [{ ok: false, fault: 'refused' } as const, 'refused', 'refused to answer'],
  [{ ok: false, fault: 'unreachable' } as const, 'unreachable', 'No name server could be reached'],
  [{ ok: true, values: ['something'] } as const, 'other_value', 'has another value'],
])('the DNS answers %j', (answer, outcome, message) =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const { id, record } = (await add(ada, 'example.com')).json();
    server.txt.set(record.name, answer);
    const { lastCheck } = await verify(ada, id);
    expect(lastCheck.outcome).toBe(outcome);
    expect(lastCheck.message).toContain(message);
  }),
);

test('the usual slips are told: the name doubled, the record at the domain itself, quotation marks', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const { id, record } = (await add(ada, 'example.com')).json();
    const values = [record.value];
    server.txt.set(`${record.name}.example.com`, { ok: true, values });
    expect((await verify(ada, id)).lastCheck.message).toContain('adds the domain by itself');
    server.txt.clear();
    server.txt.set('example.com', { ok: true, values });
    expect((await verify(ada, id)).lastCheck.message).toContain('Move it there');
    server.txt.clear();
    server.txt.set(record.name, { ok: true, values: [`"${record.value}"`] });
    expect((await verify(ada, id)).lastCheck.message).toContain('quotation marks');
  }));

test('the job finds the record by itself; when it vanishes, admins are warned, and a week later it is over', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const domain = (await add(ada, 'example.com')).json();
    const status = async () => {
      const [present] = await presentDomains(server.platform.db, ada.accountId);
      return present?.status;
    };
    expect(await recheckDomains(server.platform)).toBe(0);
    server.clock.advance(minutes(2));
    expect([await recheckDomains(server.platform), await status()]).toEqual([1, 'pending']);
    publish(server, domain);
    server.clock.advance(minutes(5));
    expect([await recheckDomains(server.platform), await status()]).toEqual([1, 'verified']);
    server.txt.clear();
    server.clock.advance(hours(30));
    expect([await recheckDomains(server.platform), await status()]).toEqual([1, 'at_risk']);
    const missing = server.clock.now();
    for (let count = 0; count < 27; count += 1) {
      server.clock.advance(hours(6));
      await recheckDomains(server.platform);
    }
    expect(await status()).toBe('at_risk');
    server.clock.set(missing + days(7));
    expect([await recheckDomains(server.platform), await status()]).toEqual([1, 'lapsed']);
    const events = await server.platform.db
      .selectFrom('audit_events')
      .select(['action', 'actor_name'])
      .where('target_type', '=', 'domain')
      .orderBy('at')
      .execute();
    expect(events.map(({ action, actor_name: name }) => [action, name])).toEqual([
      ['domain.added', 'Ada'],
      ['domain.verified', 'Latchkey'],
      ['domain.record_missing', 'Latchkey'],
      ['domain.unverified', 'Latchkey'],
    ]);
    const mails = await server.platform.db.selectFrom('mails').select(['kind', 'recipient', 'subject']).execute();
    expect(mails.map(({ kind, recipient, subject }) => [kind, recipient, subject])).toEqual([
      ['domain', ada.email, 'The record of example.com is missing from the DNS'],
      ['domain', ada.email, 'example.com is no longer verified'],
    ]);
  }));

test('nodes that look again at the same time share the work', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    for (const name of ['a.example', 'b.example', 'c.example']) await add(ada, name);
    server.clock.advance(minutes(2));
    const looked = await Promise.all([recheckDomains(server.platform), recheckDomains(server.platform)]);
    expect(looked[0] + looked[1]).toBe(3);
  }));

const contoso = identityProvider('contoso');
const listUrl = (founder: Founder, provider: string) =>
  `/api/accounts/${founder.accountId}/identity-providers/${provider}/email-domains`;

test('a provider that lists domains lets in addresses of these, and no others', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const provider = await createProvider(ada, contoso, { provisioning: 'automatic' });
    const domain = await verified(server, ada, 'example.com');
    await verified(server, ada, 'sub.example.com');
    const change = (emailDomains: string[] | null, from: string[] | null) =>
      ada.browser.request('PUT', listUrl(ada, provider.id), { body: { emailDomains, from } });
    expect((await change(['other.example'], null)).json().code).toBe('DOMAIN_NOT_VERIFIED');
    expect((await change(['example.com'], null)).json()).toEqual({ emailDomains: ['example.com'] });
    expect((await change(null, null)).json().code).toBe('PROVIDER_CHANGED');
    const outcomes: unknown[] = [];
    for (const email of [
      'ada@example.com',
      'ada@Example.COM',
      'eve@sub.example.com',
      'eve@example.com.evil.example',
      'eve@notexample.com',
    ]) {
      const round = { server, provider, idp: contoso, browser: server.browser() };
      await signIn(round, { ...adaInDirectory, email, objectId: email.toLowerCase() });
      const [attempt] = await attemptsOf(ada);
      outcomes.push([email, attempt.code]);
      server.clock.advance(1);
    }
    expect(outcomes).toEqual([
      ['ada@example.com', null],
      // The same person under another object ID: known as a member by then.
      ['ada@Example.COM', null],
      ['eve@sub.example.com', 'EMAIL_DOMAIN_NOT_ALLOWED'],
      ['eve@example.com.evil.example', 'EMAIL_DOMAIN_NOT_ALLOWED'],
      ['eve@notexample.com', 'EMAIL_DOMAIN_NOT_ALLOWED'],
    ]);
    const remove = () => ada.browser.request('DELETE', url(ada, `/${domain.id}`), { body: { name: 'example.com' } });
    expect((await remove()).json().code).toBe('DOMAIN_IN_USE');
    expect((await list(ada)).map(({ usedBy }: { usedBy: unknown[] }) => usedBy.length)).toEqual([1, 0]);
    expect((await change(null, ['example.com'])).json()).toEqual({ emailDomains: null });
    expect((await remove()).statusCode).toBe(200);
    expect(await actionsOf(ada)).toContain('identity_provider.email_domains_changed');
  }));

test('a listed domain that is no longer verified lets nobody in, and the refusal says so', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const provider = await createProvider(ada, contoso);
    const domain = await verified(server, ada, 'example.com');
    const body = { emailDomains: ['example.com'], from: null };
    await ada.browser.request('PUT', listUrl(ada, provider.id), { body });
    const { db } = server.platform;
    await db.updateTable('domains').set({ verified_at: null, lapsed_at: 1 }).where('id', '=', domain.id).execute();
    const round = { server, provider, idp: contoso, browser: server.browser() };
    const page = await signIn(round, adaInDirectory);
    expect(page.statusCode).toBe(403);
    expect(page.body).toContain('This address does not open Ada Ltd');
    const [{ id }] = await attemptsOf(ada);
    const attempt = await ada.browser.request('GET', `/api/accounts/${ada.accountId}/sign-in-attempts/${id}`);
    expect(attempt.json().rejection).toMatchObject({
      code: 'EMAIL_DOMAIN_NOT_ALLOWED',
      expected: [],
      received: ['example.com'],
      facts: { emailAddress: 'ada@example.com', noLongerVerified: 'example.com' },
    });
    expect(await begin(round)).toMatch(/^id/);
  }));

test('with the last account gone its domains go too, listed ones included', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const provider = await createProvider(ada, contoso);
    await verified(server, ada, 'example.com');
    await ada.browser.request('PUT', listUrl(ada, provider.id), {
      body: { emailDomains: ['example.com'], from: null },
    });
    const answer = await ada.browser.request('DELETE', `/api/accounts/${ada.accountId}`, { body: { name: 'Ada Ltd' } });
    expect(answer.statusCode).toBe(200);
    expect(await server.platform.db.selectFrom('domains').select('id').execute()).toEqual([]);
  }));

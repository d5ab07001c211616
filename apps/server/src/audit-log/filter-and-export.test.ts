import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Founder, joinByInvitation, signUp } from '../testing/people.ts';
import { startTestServer, type TestServer, testNow } from '../testing/test-server.ts';
import { systemActor } from './audit-event.ts';
import { recordAuditEvent } from './record-audit-event.ts';

let server: TestServer;
let ada: Founder;

const actor = (name: string) => ({ userId: `usr_${name.toLowerCase()}`, name, ipAddress: '203.0.113.9' });

/** One event a minute. */
const events = [
  ['member.removed', actor('Grace'), 'member', '100% Contoso'],
  ['member.removed', actor('Grace'), 'member', '100 Contoso'],
  ['invitation.created', actor('Linus'), 'invitation', 'zoë_x@example.com'],
  ['invitation.created', actor('Linus'), 'invitation', 'ZOË-x@example.com'],
  ['identity_provider.updated', systemActor, 'identity_provider', '=cmd|"calc"!A1'],
] as const;

beforeAll(async () => {
  server = await startTestServer();
  ada = await signUp(server, 'Ada');
  for (const [action, who, type, name] of events) {
    server.clock.advance(60_000);
    await recordAuditEvent(server.platform.db, server.platform, {
      accountId: ada.accountId,
      action,
      actor: who,
      target: { type, id: `${type}_1`, name },
      details: { note: 'a "quoted", fact' },
    });
  }
  server.clock.advance(60_000);
});

afterAll(() => server.close());

const query = (parts: Record<string, string>) => new URLSearchParams(parts).toString();

const targets = async (parts: Record<string, string>) => {
  const url = `/api/accounts/${ada.accountId}/audit-log?${query(parts)}`;
  const answer = (await ada.browser.request('GET', url)).json();
  return answer.events?.map((event: { target: { name: string } }) => event.target.name) ?? answer;
};

describe('a filter', () => {
  test.each([
    [{ action: 'member.removed' }, ['100 Contoso', '100% Contoso']],
    [{ actor: 'usr_linus' }, ['ZOË-x@example.com', 'zoë_x@example.com']],
    [{ actor: 'system' }, ['=cmd|"calc"!A1']],
    [{ targetType: 'member', actor: 'usr_grace' }, ['100 Contoso', '100% Contoso']],
    [{ search: 'grace' }, ['100 Contoso', '100% Contoso']],
    [{ search: '100%' }, ['100% Contoso']],
    [{ search: 'ë_X' }, ['zoë_x@example.com']],
    [{ search: 'Zoë' }, ['ZOË-x@example.com', 'zoë_x@example.com']],
    [{ search: 'identity_provider_1' }, ['=cmd|"calc"!A1']],
    [
      { search: '203.0.113.9', action: 'invitation.created', actor: 'usr_linus' },
      ['ZOË-x@example.com', 'zoë_x@example.com'],
    ],
    [{ search: "' or 1=1 --" }, []],
    [{ from: String(testNow + 2 * 60_000), to: String(testNow + 4 * 60_000) }, ['zoë_x@example.com', '100 Contoso']],
  ])('%j', async (parts, expected) => {
    expect(await targets(parts)).toEqual(expected);
  });

  test('pages within it', async () => {
    const url = `/api/accounts/${ada.accountId}/audit-log?search=contoso&limit=1`;
    const first = (await ada.browser.request('GET', url)).json();
    const second = (await ada.browser.request('GET', `${url}&before=${first.next}`)).json();
    expect([first, second].map((page) => page.events[0].target.name)).toEqual(['100 Contoso', '100% Contoso']);
    expect([second.next, second.keptDays]).toEqual([null, 400]);
  });

  test('whose end is before its beginning is refused', async () => {
    expect(await targets({ from: '5', to: '5' })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { to: 'The end must be after the beginning.' },
    });
  });
});

const download = (format: string, parts: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  ada.browser.request('GET', `/api/accounts/${ada.accountId}/audit-log/export?${query({ format, ...parts })}`, {
    headers,
  });

describe('an export', () => {
  test('as CSV: quoted, without formulas, and itself an event', async () => {
    const answer = await download('csv', { actor: 'system' });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="audit-log-ada-ltd-2026-12-07.csv"');
    const [header, line, ...more] = answer.body.split('\r\n');
    expect(header).toBe(
      '"id","time","action","actor_id","actor_name","target_type","target_id","target_name","ip_address","details"',
    );
    expect(line?.replace(/^"evt_\w+"/, '"evt"')).toBe(
      `"evt","2026-12-07T09:35:02.000Z","identity_provider.updated","","Latchkey","identity_provider","identity_provider_1","'=cmd|""calc""!A1","","{""note"":""a \\""quoted\\"", fact""}"`,
    );
    expect(more).toEqual(['']);
    const url = `/api/accounts/${ada.accountId}/audit-log?action=audit_log.exported`;
    expect((await ada.browser.request('GET', url)).json().events).toMatchObject([
      { actor: { name: 'Ada' }, target: { name: 'CSV' }, details: { actor: 'system' } },
    ]);
  });

  test('as JSON Lines: one event a line, as the API has it', async () => {
    const answer = await download('jsonl', { search: 'contoso' });
    const parsed = answer.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(parsed).toMatchObject([
      { at: '2026-12-07T09:32:02.000Z', target: { name: '100 Contoso' }, details: { note: 'a "quoted", fact' } },
      { at: '2026-12-07T09:31:02.000Z', target: { name: '100% Contoso' } },
    ]);
    expect(answer.body.endsWith('\n')).toBe(true);
  });

  test('of many pages has every event once', async () => {
    const bob = await signUp(server, 'Bob');
    for (let index = 0; index < 1203; index += 1) {
      if (index % 400 === 0) server.clock.advance(1);
      await recordAuditEvent(server.platform.db, server.platform, {
        accountId: bob.accountId,
        action: 'account.updated',
        actor: systemActor,
        target: { type: 'account', id: 'acc', name: `event ${index}` },
      });
    }
    server.clock.advance(1);
    const url = `/api/accounts/${bob.accountId}/audit-log/export?format=jsonl&action=account.updated`;
    const { body } = await bob.browser.request('GET', url);
    const names = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).target.name);
    expect(names).toEqual(Array.from({ length: 1203 }, (_, index) => `event ${1202 - index}`));
  });

  test('is not begun by a link on another site, nor by a member', async () => {
    for (const site of ['cross-site', 'same-site']) {
      expect((await download('csv', {}, { 'sec-fetch-site': site })).json().code).toBe('CROSS_SITE_REQUEST');
    }
    expect((await download('csv', {}, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
    const mia = await joinByInvitation(server, ada, 'Mia');
    const url = `/api/accounts/${ada.accountId}/audit-log/export?format=csv`;
    expect((await mia.browser.request('GET', url)).json().code).toBe('NOT_ALLOWED');
    expect((await ada.browser.request('GET', `${url.slice(0, -3)}xlsx`)).json().code).toBe('INVALID_INPUT');
  });
});

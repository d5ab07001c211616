/** People for tests: founders, invited members, and sessions made by an identity provider. */
import { createSession } from '../sessions/index.ts';
import { type Browser, startTestServer, type TestServer } from './test-server.ts';

export const password = 'correct horse battery';

export interface Person {
  readonly browser: Browser;
  readonly userId: string;
  readonly email: string;
}

export interface Founder extends Person {
  readonly accountId: string;
  readonly address: string;
}

/** Signs a person up, with an account of their own. */
export async function signUp(server: TestServer, name: string, accountName = `${name} Ltd`): Promise<Founder> {
  const browser = server.browser();
  const email = `${name.toLowerCase()}@example.com`;
  const answer = await browser.request('POST', '/api/sign-up', { body: { name, email, password, accountName } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { user, accounts } = answer.json();
  return { browser, userId: user.id, email, accountId: accounts[0].id, address: accounts[0].address };
}

/** Invites a new person, who accepts with a password: somebody from before single sign-on, whenever it is called. */
export async function joinByInvitation(
  server: TestServer,
  founder: Founder,
  name: string,
  role: 'owner' | 'admin' | 'member' = 'member',
): Promise<Person & { readonly memberId: string }> {
  const email = `${name.toLowerCase()}@example.com`;
  const link = await invite(founder, email, role);
  const browser = server.browser();
  const answer = await withoutProviders(server, founder.accountId, () =>
    browser.request('POST', `/api/invitations/${link}/accept`, { body: { name, password } }),
  );
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { members } = (await browser.request('GET', `/api/accounts/${founder.accountId}/members`)).json();
  const { userId, id: memberId } = members.find((member: { isYou: boolean }) => member.isYou);
  return { browser, userId, email, memberId };
}

/** Runs something at a time at which the account has no enabled identity provider. */
async function withoutProviders<T>(server: TestServer, accountId: string, run: () => Promise<T>): Promise<T> {
  const { db } = server.platform;
  const enabled = () => db.updateTable('identity_providers').where('account_id', '=', accountId);
  const rows = await db
    .selectFrom('identity_providers')
    .select('id')
    .where('account_id', '=', accountId)
    .where('enabled', '=', 1)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return run();
  await enabled().where('id', 'in', ids).set({ enabled: 0 }).execute();
  const result = await run();
  await enabled().where('id', 'in', ids).set({ enabled: 1 }).execute();
  return result;
}

/** @returns the token of the link. */
export async function invite(founder: Founder, email: string, role = 'member'): Promise<string> {
  const url = `/api/accounts/${founder.accountId}/invitations`;
  const answer = await founder.browser.request('POST', url, { body: { email, role } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().link.split('/').at(-1);
}

/** An identity provider as if a sign-in had proven it. */
export async function addProvider(server: TestServer, accountId: string, id = `idp_${accountId.slice(4)}`) {
  const now = server.clock.now();
  const certificate = { sha1: 'AB', sha256: 'ab', notAfter: now + 10 * 365 * 86_400_000 };
  await server.platform.db
    .insertInto('identity_providers')
    .values({
      id,
      account_id: accountId,
      description: 'Entra ID',
      enabled: 1,
      revision: 1,
      proven_revision: 1,
      proven_at: now,
      changed_at: now,
      created_at: now,
      idp_initiated: 'restart',
      provisioning: 'ask',
      default_role: 'member',
      allow_sha1: 0,
      sign_requests: 0,
      request_binding: 'redirect',
      require_encryption: 0,
      single_logout: 0,
      idp_entity_id: 'https://idp.example',
      metadata_xml: '<EntityDescriptor/>',
      metadata: JSON.stringify({
        entityId: 'https://idp.example',
        singleSignOnServices: [],
        singleLogoutServices: [],
        signingCertificates: [certificate],
        warnings: [],
      }),
      metadata_source: 'upload',
      metadata_sha256: '',
      narrowed_at: now,
      certificate_ends_at: certificate.notAfter,
    })
    .execute();
  return id;
}

/** A verified domain of the account, and the only one whose addresses the provider may assert. */
export async function listDomain(server: TestServer, founder: Founder, providerId: string, name: string) {
  await addVerifiedDomain(server, founder, name);
  const url = `/api/accounts/${founder.accountId}/identity-providers/${providerId}/email-domains`;
  const answer = await founder.browser.request('PUT', url, { body: { emailDomains: [name], from: null } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

/** Claims a domain, sets its record, and has it looked at. */
export async function addVerifiedDomain(server: TestServer, founder: Founder, name: string): Promise<void> {
  const url = `/api/accounts/${founder.accountId}/domains`;
  const { id, record } = (await founder.browser.request('POST', url, { body: { name } })).json();
  const others = server.txt.get(record.name);
  server.txt.set(record.name, { ok: true, values: [...(others?.ok ? others.values : []), record.value] });
  const answer = await founder.browser.request('POST', `${url}/${id}/verify`);
  if (answer.json().status !== 'verified') throw new Error(answer.body);
}

/** A browser with a session that the account's identity provider has made. */
export async function ssoBrowser(server: TestServer, accountId: string, userId: string, providerId: string) {
  const { token } = await createSession(server.platform.db, server.platform, {
    userId,
    method: 'sso',
    accountId,
    providerId,
    authenticatedAt: server.clock.now(),
    origin: { ipAddress: '203.0.113.9', userAgent: 'Mozilla/5.0 Firefox/140' },
  });
  const browser = server.browser();
  browser.cookies.set('latchkey_session', token);
  return browser;
}

/** Each test gets a server of its own, which is closed afterwards. */
export async function withServer(
  run: (server: TestServer) => Promise<void>,
  ...how: Parameters<typeof startTestServer>
): Promise<void> {
  const server = await startTestServer(...how);
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

import { type Access, type AnyOperation, operations } from '@latchkey/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addProvider, type Founder, invite, joinByInvitation, signUp, ssoBrowser } from './testing/people.ts';
import { type Browser, startTestServer, type TestServer } from './testing/test-server.ts';

/** Everything that may be called without a session. Adding to it is a decision. */
const open = [
  'acceptInvitation',
  'acceptJoinOffer',
  'declineJoinOffer',
  'discoverSignIn',
  'getCurrentSession',
  'getJoinOffer',
  'getSignInOptions',
  'handInSetupMetadata',
  'keepSetupProgress',
  'openSetup',
  'previewInvitation',
  'readSetupMetadata',
  'signIn',
  'signInWithRecoveryCode',
  'signOut',
  'signUp',
];

const anyMapping = { email: null, firstName: null, lastName: null, displayName: null, roles: null };

/** Bodies that pass the schema, for operations that name something of an account by its id. */
const bodies: Readonly<Record<string, object>> = {
  changeMemberRole: { role: 'admin' },
  updateIdentityProvider: { description: 'Changed' },
  replaceMetadata: { metadata: '<EntityDescriptor/>', revision: 1 },
  changeEmailDomains: { emailDomains: ['example.com'], from: null },
  removeDomain: { name: 'example.com' },
  decideMetadataChange: { decision: 'accept', digest: 'd', revision: 1 },
  addCertificate: { certificate: 'c', revision: 1 },
  removeCertificate: { revision: 1 },
  deleteIdentityProvider: { description: 'Entra ID' },
  createSpKey: { use: 'signing' },
  approveAccessRequest: { role: 'member' },
  changePeopleSettings: { mapping: anyMapping, roleRules: [], revision: 1 },
  previewPeopleSettings: { mapping: anyMapping, roleRules: [] },
};

interface World {
  readonly server: TestServer;
  readonly ada: Founder;
  readonly bob: Founder;
  /** A member of Ada's account. */
  readonly member: Browser;
  readonly admin: Browser;
  /** Opens Bob's account only. */
  readonly foreignSso: Browser;
  /** Ids of things in Bob's account, by the name of the parameter. */
  readonly ids: Readonly<Record<string, string>>;
}

let world: World;

beforeAll(async () => {
  const server = await startTestServer();
  const ada = await signUp(server, 'Ada');
  const bob = await signUp(server, 'Bob');
  const { browser: member } = await joinByInvitation(server, ada, 'Mia', 'member');
  const { browser: admin } = await joinByInvitation(server, ada, 'Ann', 'admin');
  const bobsMember = await joinByInvitation(server, bob, 'Ben');
  await invite(bob, 'new@example.com');
  const invitation = await server.platform.db
    .selectFrom('invitations')
    .select('id')
    .where('account_id', '=', bob.accountId)
    .where('accepted_at', 'is', null)
    .executeTakeFirstOrThrow();
  const provider = await addProvider(server, bob.accountId);
  await addAttempt(server, bob.accountId, provider);
  const foreignSso = await ssoBrowser(server, bob.accountId, bob.userId, provider);
  const claim = { body: { name: 'example.com' } };
  const { id: domain } = (await bob.browser.request('POST', `/api/accounts/${bob.accountId}/domains`, claim)).json();
  const link = { body: { description: 'Okta', recipient: 'carol@example.com', days: 7 } };
  const made = (await bob.browser.request('POST', `/api/accounts/${bob.accountId}/setup-links`, link)).json();
  const setupLink = made.setupLink.id;
  const destination = { body: { description: 'SIEM', url: 'https://logs.example.com/' } };
  const streams = `/api/accounts/${bob.accountId}/audit-streams`;
  const { stream } = (await bob.browser.request('POST', streams, destination)).json();
  const { deliveries } = (await bob.browser.request('GET', `${streams}/${stream.id}/deliveries`)).json();
  const ids = {
    stream: stream.id,
    delivery: deliveries[0].id,
    member: bobsMember.memberId,
    invitation: invitation.id,
    provider,
    domain,
    setupLink,
    attempt: 'att_bob',
  };
  world = { server, ada, bob, member, admin, foreignSso, ids };
});

afterAll(() => world.server.close());

async function addAttempt(server: TestServer, accountId: string, providerId: string): Promise<void> {
  const row = { account_id: accountId, id: 'att_bob', provider_id: providerId, origin: 'sp', outcome: 'refused' };
  const times = { started_at: 1, request_sent_at: 1, response_received_at: 1, finished_at: 1 };
  const who = { subject: null, subject_verified: 0, ip_address: '::1', user_agent: '', user_id: null };
  await server.platform.db
    .insertInto('sign_in_attempts')
    .values({ ...row, ...times, ...who, code: null, detail: '{}' })
    .execute();
}

const urlOf = (operation: AnyOperation, accountId: string): string =>
  operation.path
    .replace(':account', accountId)
    .replace(/:(\w+)/g, (_match, name: string) => world.ids[name] ?? `no-such-${name}`);

async function call(browser: Browser, operation: AnyOperation, accountId = world.ada.accountId, headers = {}) {
  const { name, method } = operation;
  const body = operation.body.type === 'null' ? undefined : (bodies[name] ?? {});
  const options = body === undefined ? { headers } : { body, headers };
  const answer = await browser.request(method, urlOf(operation, accountId), options);
  return [answer.statusCode, answer.json().code] as const;
}

const withAccess = (...kinds: readonly Access[]) => operations.filter(({ access }) => kinds.includes(access));
const ofAccount = withAccess('member', 'admin', 'owner');

test('every operation of the contract is registered, under a name of its own', () => {
  const missing = operations.filter(({ method, path }) => !world.server.http.hasRoute({ method, url: path }));
  expect(missing.map(({ name }) => name)).toEqual([]);
  expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
});

test('what anyone may call is a short, known list', () => {
  expect(
    withAccess('anyone')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(open);
});

test('operations with a role are those below an account, and the other way round', () => {
  const below = operations.filter(({ path }) => path.startsWith('/api/accounts/:account'));
  expect(below.map(({ name }) => name)).toEqual(ofAccount.map(({ name }) => name));
});

describe('without a session', () => {
  test.each(operations.filter(({ access }) => access !== 'anyone').map((one) => [one.name, one] as const))(
    '%s asks to sign in',
    async (_name, operation) => {
      expect(await call(world.server.browser(), operation)).toEqual([401, 'NOT_SIGNED_IN']);
    },
  );
});

describe('from another site', () => {
  test.each(operations.filter(({ method }) => method !== 'GET').map((one) => [one.name, one] as const))(
    '%s is refused',
    async (_name, operation) => {
      const { browser, accountId } = world.ada;
      const refused = [403, 'CROSS_SITE_REQUEST'];
      expect(await call(browser, operation, accountId, { 'x-latchkey': '0' })).toEqual(refused);
      expect(await call(browser, operation, accountId, { 'sec-fetch-site': 'cross-site' })).toEqual(refused);
    },
  );
});

describe('to people of other accounts', () => {
  test.each(ofAccount.map((one) => [one.name, one] as const))('%s is not there', async (_name, operation) => {
    expect(await call(world.bob.browser, operation)).toEqual([404, 'NOT_FOUND']);
    expect(await call(world.foreignSso, operation)).toEqual([404, 'NOT_FOUND']);
  });
});

describe('below the role', () => {
  test.each(withAccess('admin', 'owner').map((one) => [one.name, one] as const))(
    '%s is refused to members',
    async (_name, operation) => {
      expect(await call(world.member, operation)).toEqual([403, 'NOT_ALLOWED']);
    },
  );

  test.each(withAccess('owner').map((one) => [one.name, one] as const))(
    '%s is refused to admins',
    async (_name, operation) => {
      expect(await call(world.admin, operation)).toEqual([403, 'NOT_ALLOWED']);
    },
  );
});

describe("with another account's ids under the own account", () => {
  const named = ofAccount.filter(({ path }) => /:account\/.*:/.test(path));

  test.each(named.map((one) => [one.name, one] as const))('%s finds nothing', async (_name, operation) => {
    const before = await tables();
    expect(await call(world.ada.browser, operation)).toEqual([404, 'NOT_FOUND']);
    expect(await tables()).toEqual(before);
  });

  const tables = async () => {
    const { db } = world.server.platform;
    const of = (
      table:
        | 'setup_links'
        | 'domains'
        | 'members'
        | 'invitations'
        | 'identity_providers'
        | 'sign_in_attempts'
        | 'audit_events',
    ) => db.selectFrom(table).selectAll().where('account_id', '=', world.bob.accountId).execute();
    return [
      await of('setup_links'),
      await of('domains'),
      await of('members'),
      await of('invitations'),
      await of('identity_providers'),
      await of('sign_in_attempts'),
      await of('audit_events'),
    ];
  };
});

describe('where single sign-on is enforced', () => {
  test.each(ofAccount.map((one) => [one.name, one] as const))('%s does not take a password', async (_n, operation) => {
    const accounts = world.server.platform.db.updateTable('accounts').where('id', '=', world.ada.accountId);
    await accounts.set({ sign_in_policy: 'enforced' }).execute();
    expect(await call(world.ada.browser, operation)).toEqual([403, 'SSO_REQUIRED']);
    await accounts.set({ sign_in_policy: 'mixed' }).execute();
  });
});

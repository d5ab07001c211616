import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, joinByInvitation, signUp, withServer } from '../testing/people.ts';
import {
  ada,
  answerFor,
  attemptOf,
  attemptsOf,
  begin,
  bounce,
  createProvider,
  grace,
  post,
  type Round,
  updateProvider,
} from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';

const contoso = identityProvider('contoso');
const roleClaim = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role';
const overageLink = {
  name: 'http://schemas.microsoft.com/claims/groups.link',
  values: ['https://graph.windows.net/x'],
};
const usual = { email: null, firstName: null, lastName: null, displayName: null, roles: null };
const adminRule = { value: 'Admins', role: 'admin' };

async function setUp(server: TestServer, options: Record<string, unknown> = {}) {
  const founder = await signUp(server, 'Ada');
  const provider = await createProvider(founder, contoso, { provisioning: 'automatic', ...options });
  const round = () => ({ server, provider, idp: contoso, browser: server.browser() });
  return { founder, provider, round };
}

const url = (founder: Founder, id: string) => `/api/accounts/${founder.accountId}/identity-providers/${id}/people`;
const change = (founder: Founder, id: string, body: Record<string, unknown>) =>
  founder.browser.request('PUT', url(founder, id), { body: { mapping: usual, roleRules: [], revision: 1, ...body } });
const preview = (founder: Founder, id: string, body: Record<string, unknown> = {}) =>
  founder.browser.request('POST', `${url(founder, id)}/preview`, { body: { mapping: usual, roleRules: [], ...body } });

/** A sign-in in which the directory says more than usual. */
async function comeIn(round: Round, who = grace, more: { name: string; values: string[] }[] = []) {
  // Attempts are listed by the time at which they began.
  round.server.clock.advance(1_000);
  const attributes = [
    { name: 'http://schemas.microsoft.com/identity/claims/tenantid', values: ['contoso'] },
    { name: 'http://schemas.microsoft.com/identity/claims/objectidentifier', values: [who.objectId ?? ''] },
    { name: 'http://schemas.microsoft.com/identity/claims/displayname', values: [who.name] },
    { name: 'mail', values: [who.email ?? ''] },
    ...more,
  ];
  const answer = answerFor(round, who, await begin(round), { assertion: { attributes } });
  return bounce(round, await post(round, answer));
}

const roles = (...values: string[]) => [{ name: roleClaim, values }];

const memberOf = async (founder: Founder, email: string | null) =>
  (await founder.browser.request('GET', `/api/accounts/${founder.accountId}/members`))
    .json()
    .members.find((member: { email: string }) => member.email === email);

const eventsOf = async (founder: Founder) =>
  (await founder.browser.request('GET', `/api/accounts/${founder.accountId}/audit-log`)).json().events;

it('gives the role of the first rule that matches, at each sign-in, and writes it down', () =>
  withServer(async (server) => {
    const { founder, provider, round } = await setUp(server);
    const saved = await change(founder, provider.id, { roleRules: [adminRule] });
    expect(saved.json().people).toEqual({ mapping: usual, roleRules: [adminRule], revision: 2 });

    await comeIn(round(), grace, roles('Admins'));
    expect(await memberOf(founder, grace.email)).toMatchObject({ role: 'admin', roleFrom: 'Entra ID' });
    await comeIn(round(), grace, roles('Readers'));
    expect(await memberOf(founder, grace.email)).toMatchObject({ role: 'member', roleFrom: 'Entra ID' });
    const changed = (await eventsOf(founder)).find(
      ({ action }: { action: string }) => action === 'member.role_changed',
    );
    expect(changed).toMatchObject({
      actor: { userId: null, name: 'Entra ID' },
      target: { name: grace.name },
      details: { from: 'admin', to: 'member', by: 'default role' },
    });
    const [last] = await attemptsOf(founder);
    const { checks } = await attemptOf(founder, last.id);
    expect(checks.find(({ name }: { name: string }) => name === 'person').evidence).toBe(
      'a member; no rule matches: the default role, member',
    );
  }));

it('never takes group overage for no groups', () =>
  withServer(async (server) => {
    const { founder, provider, round } = await setUp(server);
    await change(founder, provider.id, { roleRules: [adminRule] });
    await comeIn(round(), grace, roles('Admins'));
    await comeIn(round(), grace, [overageLink]);
    expect(await memberOf(founder, grace.email)).toMatchObject({ role: 'admin' });
    const [last] = await attemptsOf(founder);
    const attempt = await attemptOf(founder, last.id);
    expect(attempt.groupOverage).toBe(true);
    expect(attempt.checks.find(({ name }: { name: string }) => name === 'person').evidence).toContain(
      'too many groups to be listed: the role is left as it is',
    );
    expect((await preview(founder, provider.id, { roleRules: [adminRule] })).json()).toMatchObject({
      role: { role: null, because: 'overage', rule: null },
      groupOverage: { signIns: 2, withOverage: 1 },
    });
    // A newcomer with too many groups gets the smallest role, whatever the default is.
    await updateProvider(founder, provider.id, { defaultRole: 'admin' });
    await comeIn(round(), { ...grace, email: 'new@example.com', objectId: 'object-new' }, [overageLink]);
    expect(await memberOf(founder, 'new@example.com')).toMatchObject({ role: 'member', roleFrom: null });
  }));

it('leaves owners alone, and the last one above all', () =>
  withServer(async (server) => {
    const { founder, provider, round } = await setUp(server);
    await change(founder, provider.id, { roleRules: [{ value: 'Readers', role: 'member' }] });
    await comeIn(round(), ada, roles('Readers'));
    expect(await memberOf(founder, founder.email)).toMatchObject({ role: 'owner', roleFrom: null });
    const [last] = await attemptsOf(founder);
    const { checks } = await attemptOf(founder, last.id);
    expect(checks.find(({ name }: { name: string }) => name === 'person').evidence).toContain(
      'an owner: the rules leave the role alone',
    );
  }));

it('wins over admins while there are rules, except where somebody becomes owner', () =>
  withServer(async (server) => {
    const { founder, provider, round } = await setUp(server);
    await change(founder, provider.id, { roleRules: [adminRule] });
    await comeIn(round(), grace, roles('Admins'));
    const { id } = await memberOf(founder, grace.email);
    const setRole = (role: string) =>
      founder.browser.request('PATCH', `/api/accounts/${founder.accountId}/members/${id}`, { body: { role } });
    const refused = await setRole('member');
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'ROLE_FROM_DIRECTORY']);
    expect(refused.json().message).toContain('The rules of Entra ID');
    expect((await setRole('owner')).json()).toMatchObject({ role: 'owner', roleFrom: null });
    await comeIn(round(), grace, roles('Readers'));
    expect(await memberOf(founder, grace.email)).toMatchObject({ role: 'owner' });
    expect((await setRole('member')).json()).toMatchObject({ role: 'member' });
  }));

it.each([
  ['the rules go', (founder: Founder, id: string) => change(founder, id, { revision: 2 })],
  ['the provider is disabled', (founder: Founder, id: string) => updateProvider(founder, id, { enabled: false })],
] as const)('gives roles back to admins when %s', (_what, end) =>
  withServer(async (server) => {
    const { founder, provider, round } = await setUp(server);
    await change(founder, provider.id, { roleRules: [adminRule] });
    await comeIn(round(), grace, roles('Admins'));
    await end(founder, provider.id);
    expect(await memberOf(founder, grace.email)).toMatchObject({ role: 'admin', roleFrom: null });
  }),
);

it('decides an offer to join by the rules of the moment of joining', () =>
  withServer(async (server) => {
    const { founder, provider, round } = await setUp(server, { provisioning: 'ask' });
    await change(founder, provider.id, { roleRules: [adminRule] });
    const person = round();
    await comeIn(person, grace, roles('Admins'));
    expect((await person.browser.request('GET', '/api/join')).json()).toMatchObject({ role: 'admin' });
    await change(founder, provider.id, { roleRules: [{ value: 'Somebody else', role: 'admin' }], revision: 2 });
    expect((await person.browser.request('GET', '/api/join')).json()).toMatchObject({ role: 'member' });
    await person.browser.request('POST', '/api/join', { body: { name: 'Grace' } });
    expect(await memberOf(founder, grace.email)).toMatchObject({ role: 'member', roleFrom: 'Entra ID' });
  }));

it('follows a name and an e-mail address, and writes both down', () =>
  withServer(async (server) => {
    const { founder, round } = await setUp(server);
    await comeIn(round());
    const married = { ...grace, name: 'Grace Murray Hopper', email: 'murray@example.com' };
    await comeIn(round(), married);
    expect(await memberOf(founder, married.email)).toMatchObject({ name: married.name });
    expect(await memberOf(founder, grace.email)).toBeUndefined();
    const events = (await eventsOf(founder)).filter(({ action }: { action: string }) => action.startsWith('user.'));
    expect(events.map(({ action, details }: { action: string; details: object }) => [action, details])).toEqual([
      ['user.email_changed', { from: grace.email, to: married.email }],
      ['user.name_changed', { from: grace.name, to: married.name }],
    ]);
  }));

it('never takes an address from another member, nor one that somebody signs in with', () =>
  withServer(async (server) => {
    const { founder, round } = await setUp(server);
    const bob = await joinByInvitation(server, founder, 'Bob');
    await comeIn(round());
    await comeIn(round(), { ...grace, email: bob.email });
    expect(await memberOf(founder, grace.email)).toMatchObject({ name: grace.name });
    const [last] = await attemptsOf(founder);
    const { checks } = await attemptOf(founder, last.id);
    expect(checks.find(({ name }: { name: string }) => name === 'person').evidence).toContain('the old one is kept');
    // Ada has a password: her address, and her name, are her own.
    await comeIn(round(), ada);
    await comeIn(round(), { ...ada, email: 'ada@elsewhere.example', name: 'Somebody' });
    expect(await memberOf(founder, founder.email)).toMatchObject({ name: 'Ada' });
  }));

it('shows what settings would make of the last sign-in, without saving anything', () =>
  withServer(async (server) => {
    const { founder, provider, round } = await setUp(server);
    expect((await preview(founder, provider.id)).json()).toMatchObject({ attempt: null, person: null });
    await comeIn(round(), grace, [...roles('Admins', 'Writers'), { name: 'nickname', values: ['Amazing Grace'] }]);
    const mapping = { ...usual, displayName: 'nickname', lastName: 'nothing' };
    const shown = (
      await preview(founder, provider.id, { mapping, roleRules: [{ value: 'x', role: 'member' }, adminRule] })
    ).json();
    expect(shown).toMatchObject({
      attempt: { subject: grace.email },
      person: {
        email: { value: grace.email, from: 'mail' },
        firstName: { value: null, from: null },
        lastName: { value: null, from: null },
        displayName: { value: 'Amazing Grace', from: 'nickname' },
        name: 'Amazing Grace',
        roleValues: ['Admins', 'Writers'],
      },
      role: { role: 'admin', because: 'rule', rule: 1 },
    });
    expect(shown.attributes).toContainEqual({ name: 'nickname', values: ['Amazing Grace'] });
    expect(await memberOf(founder, grace.email)).toMatchObject({ name: grace.name, role: 'member' });
  }));

it('tells the later of two admins, and refuses rules that can never match', () =>
  withServer(async (server) => {
    const { founder, provider } = await setUp(server);
    await change(founder, provider.id, { roleRules: [adminRule] });
    const late = await change(founder, provider.id, { roleRules: [] });
    expect([late.statusCode, late.json().code]).toEqual([409, 'PROVIDER_CHANGED']);
    const twice = await change(founder, provider.id, {
      revision: 2,
      roleRules: [adminRule, { value: 'admins ', role: 'member' }],
    });
    expect(twice.json().fields).toEqual({
      'roleRules.1.value': 'Rule 1 has this value already: this one would never be reached.',
    });
    const [event] = await eventsOf(founder);
    expect(event).toMatchObject({
      action: 'identity_provider.people_changed',
      details: { rulesBefore: '', rules: 'Admins → admin' },
    });
  }));

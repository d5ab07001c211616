import { type AnyOperation, type CallerKind, callerKinds, mayCall, operations } from '@latchkey/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Founder, joinByInvitation, signUp } from './testing/people.ts';
import { type Browser, startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let account: Founder;
let cookies: Readonly<Record<CallerKind, ReadonlyMap<string, string>>>;

beforeAll(async () => {
  server = await startTestServer();
  const operator = await signUp(server, 'Opal');
  account = await signUp(server, 'Olga');
  const stranger = await signUp(server, 'Sam');
  const member = await joinByInvitation(server, account, 'Mia', 'member');
  const admin = await joinByInvitation(server, account, 'Ann', 'admin');
  cookies = {
    nobody: new Map(),
    person: stranger.browser.cookies,
    operator: operator.browser.cookies,
    member: member.browser.cookies,
    admin: admin.browser.cookies,
    owner: account.browser.cookies,
  };
});

afterAll(() => server.close());

/** Signed in as this caller, whatever an earlier operation did to its cookies. */
function browserOf(kind: CallerKind): Browser {
  const browser = server.browser();
  for (const [name, value] of cookies[kind]) browser.cookies.set(name, value);
  return browser;
}

/** Ends the session or the account that the other rows need: its own tests call it for real. */
const spends = new Set(['signOut', 'revokeOtherSessions', 'endAccountSessions', 'deleteAccount']);

/** An admission shows in the answer: a schema that is not met, a thing that is not there, or a success. */
async function admitted(kind: CallerKind, { method, path, body }: AnyOperation): Promise<boolean> {
  const url = path.replace(':account', account.accountId).replace(/:(\w+)/g, 'no-such-$1');
  const answer = await browserOf(kind).request(method, url, body.type === 'null' ? {} : { body: {} });
  const { code } = answer.statusCode === 200 ? { code: null } : answer.json();
  if (path.startsWith('/api/accounts/:account') && (kind === 'person' || kind === 'operator'))
    return code !== 'NOT_FOUND';
  return code !== 'NOT_SIGNED_IN' && code !== 'NOT_ALLOWED';
}

describe.each(callerKinds.map((kind) => [kind] as const))('%s', (kind) => {
  test.each(operations.filter(({ name }) => !spends.has(name)).map((one) => [one.name, one] as const))(
    '%s',
    async (_name, operation) => {
      expect(await admitted(kind, operation)).toBe(mayCall(operation.access, kind));
    },
  );
});

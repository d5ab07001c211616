import { readFileSync } from 'node:fs';
import { certificateFrom, instant, receiveResponse, verifyResponse } from '@latchkey/saml';
import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { joinByInvitation, listDomain, signUp, withServer } from '../testing/people.ts';
import { ada, answerFor, attemptsOf, begin, bounce, createProvider, post } from '../testing/sign-in.ts';

// Messages with a right signature and a treacherous address: SAML has nothing to say about them, the account has.

const folder = new URL('../../../../vectors/attacks/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const index = JSON.parse(text('index.json'));
const contoso = identityProvider('contoso');

interface Vector {
  readonly id: string;
  readonly class: string;
  readonly file: string;
}

/** What a message of the corpus says about the person, by our own reading and as its own service provider verifies it. */
function subjectOf(file: string) {
  const received = receiveResponse(Buffer.from(text(file)).toString('base64'));
  if (!received.ok) throw new Error(received.rejection.message);
  const verdict = verifyResponse(received.value, {
    now: instant(Date.parse(index.clock.now)),
    skewSeconds: 180,
    serviceProvider: { entityId: index.sp.entityId, acsUrl: index.sp.acsUrl, decryptionKeys: [] },
    identityProvider: {
      entityId: index.idp.entityId,
      signingCertificates: index.idp.signingCerts.map((name: string) => certificateFrom(text(name))),
      allowSha1: false,
    },
    inResponseTo: { kind: 'request', id: index.request.id },
  });
  if (!verdict.ok) throw new Error(verdict.rejection.message);
  const { nameId, attributes } = verdict.value;
  return {
    nameId: { value: nameId.value, format: nameId.format },
    attributes: attributes.map(({ name, values }) => ({ name, values: [...values] })),
  };
}

/** `EMAIL_INVALID`: refused. `a new user`: nobody who was there before. `admin`: only surrounding XML white space is forgiven. */
const expected: Record<string, 'EMAIL_INVALID' | 'a new user' | 'admin'> = {
  '188-email-foreign-domain': 'a new user',
  '189-email-subdomain': 'a new user',
  '190-email-trailing-dot': 'EMAIL_INVALID',
  '191-email-two-at': 'EMAIL_INVALID',
  '192-email-cyrillic-a': 'a new user',
  '193-email-kelvin-sign': 'EMAIL_INVALID',
  '194-email-zero-width': 'EMAIL_INVALID',
  '195-email-leading-space': 'EMAIL_INVALID',
  '196-email-inner-newline': 'EMAIL_INVALID',
  '197-email-list': 'EMAIL_INVALID',
  '198-email-quoted-local': 'EMAIL_INVALID',
  '199-email-fullwidth-at': 'EMAIL_INVALID',
  '200-email-display-form': 'EMAIL_INVALID',
};

const vectors: Vector[] = index.vectors.filter((vector: Vector) => vector.class === 'identity-policy');

it('has a verdict for every message', () => {
  expect(vectors.map(({ id }) => id)).toEqual(Object.keys(expected));
});

it.each(vectors)('$id', ({ id, file }) =>
  withServer(async (server) => {
    const admin = await signUp(server, 'Admin');
    const others = [await joinByInvitation(server, admin, 'Mark'), await joinByInvitation(server, admin, 'Alice')];
    const elsewhere = await signUp(server, 'Ceo');
    // The person of another tenant whom the first message names.
    const { db } = server.platform;
    const foreign = { email: 'ceo@tenant-b.test', email_key: 'ceo@tenant-b.test' };
    await db.updateTable('users').set(foreign).where('id', '=', elsewhere.userId).execute();
    const provider = await createProvider(admin, contoso, { provisioning: 'automatic' });
    const round = { server, provider, idp: contoso, browser: server.browser() };

    const { nameId, attributes } = subjectOf(file);
    const answer = answerFor(round, ada, await begin(round), { assertion: { nameId, attributes } });
    await bounce(round, await post(round, answer));

    const [attempt] = await attemptsOf(admin);
    const session = (await round.browser.request('GET', '/api/session')).json();
    const linked = (await db.selectFrom('identities').select('user_id').execute()).map((row) => row.user_id);
    const outcome = expected[id];
    if (outcome === 'EMAIL_INVALID') {
      expect([attempt.outcome, attempt.code]).toEqual(['refused', 'EMAIL_INVALID']);
      expect([session, linked]).toEqual([{ signedIn: false }, []]);
      return;
    }
    expect(linked).toEqual([session.user.id]);
    expect(session.accounts.map((account: { id: string }) => account.id)).toEqual([admin.accountId]);
    if (outcome === 'admin') return expect(session.user.id).toBe(admin.userId);
    const before = [admin, elsewhere, ...others].map(({ userId }) => userId);
    expect(before).not.toContain(session.user.id);
  }),
);

it.each(['\u00a0admin@example.com', '\ufeffadmin@example.com', '\u3000admin@example.com', '\uff41dmin@example.com'])(
  '%j is not an address of the admin either',
  (address) =>
    withServer(async (server) => {
      const admin = await signUp(server, 'Admin');
      const provider = await createProvider(admin, contoso);
      const round = { server, provider, idp: contoso, browser: server.browser() };
      const answer = answerFor(round, { ...ada, email: address }, await begin(round));
      await bounce(round, await post(round, answer));
      const [{ outcome, code }] = await attemptsOf(admin);
      expect([outcome, code]).toEqual(['refused', 'EMAIL_INVALID']);
    }),
);

/** The verdict where the provider lists example.com, the admin's domain. */
const withDomain = (id: string): string | null => {
  if (id === '195-email-leading-space') return 'EMAIL_INVALID';
  const other = ['188-email-foreign-domain', '189-email-subdomain'];
  if (other.includes(id)) return 'EMAIL_DOMAIN_NOT_ALLOWED';
  return expected[id] === 'EMAIL_INVALID' ? 'EMAIL_INVALID' : null;
};

it.each(vectors)('$id, where the provider lists a domain', ({ id, file }) =>
  withServer(async (server) => {
    const admin = await signUp(server, 'Admin');
    const provider = await createProvider(admin, contoso, { provisioning: 'automatic' });
    await listDomain(server, admin, provider.id, 'example.com');
    const round = { server, provider, idp: contoso, browser: server.browser() };
    const { nameId, attributes } = subjectOf(file);
    const answer = answerFor(round, ada, await begin(round), { assertion: { nameId, attributes } });
    await bounce(round, await post(round, answer));
    expect((await attemptsOf(admin))[0].code).toBe(withDomain(id));
  }),
);

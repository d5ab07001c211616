/** An identity provider that publishes its metadata at an address: the world that tests of refreshing begin with. */
import { identityProvider } from './identity-provider.ts';
import { type TestOutgoing, testOutgoing } from './outgoing.ts';
import { type Founder, signUp, withServer } from './people.ts';
import type { Round } from './sign-in.ts';
import type { TestServer } from './test-server.ts';

export const contoso = identityProvider('contoso');
/** The same identity provider after it has changed its key. */
export const renewed = identityProvider('contoso', undefined, 'fabrikam');
export const address = 'https://login.example/contoso/federationmetadata.xml?appid=1';

export const byAddressApi = ({ browser, accountId }: Founder) => {
  const base = `/api/accounts/${accountId}`;
  const providers = `${base}/identity-providers`;
  return {
    read: (body: object) => browser.request('POST', `${base}/identity-provider-metadata/read`, { body }),
    create: (body: object) => browser.request('POST', providers, { body: { description: 'Entra ID', ...body } }),
    get: async (id: string) => (await browser.request('GET', `${providers}/${id}`)).json(),
    replace: (id: string, body: object) => browser.request('PUT', `${providers}/${id}/metadata`, { body }),
    refresh: (id: string) => browser.request('POST', `${providers}/${id}/metadata/refresh`),
    decide: (id: string, body: object) => browser.request('POST', `${providers}/${id}/metadata/decision`, { body }),
    events: async () =>
      (await browser.request('GET', `${base}/audit-log`))
        .json()
        .events.filter(({ action }: { action: string }) => action.startsWith('identity_provider.')),
  };
};

export interface World {
  readonly server: TestServer;
  readonly outgoing: TestOutgoing;
  readonly founder: Founder;
  readonly calls: ReturnType<typeof byAddressApi>;
}

/** Contoso publishes its metadata; Ada has an account. */
export const withWorld = (run: (world: World) => Promise<void>) => {
  const outgoing = testOutgoing();
  return withServer(
    async (server) => {
      outgoing.publish(address, contoso.metadata());
      const founder = await signUp(server, 'Ada');
      await run({ server, outgoing, founder, calls: byAddressApi(founder) });
    },
    {},
    { outgoing },
  );
};

/** With a provider by address. */
export const withProvider = (run: (world: World & { readonly id: string; readonly round: Round }) => Promise<void>) =>
  withWorld(async (world) => {
    const provider = (await world.calls.create({ address })).json();
    const round = { server: world.server, provider, idp: contoso, browser: world.server.browser() };
    await run({ ...world, id: provider.id, round });
  });

export const mailsOf = ({ platform }: TestServer) =>
  platform.db.selectFrom('mails').select(['kind', 'recipient', 'subject']).execute();

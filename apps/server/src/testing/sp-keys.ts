/** SP keys as an admin handles them over the API. */
import type { SpKey, SpKeyUse } from '@latchkey/contract';
import type { Founder } from './people.ts';

export function spKeys({ browser, accountId }: Founder, providerId: string) {
  const url = `/api/accounts/${accountId}/identity-providers/${providerId}/sp-keys`;
  const list = async (): Promise<SpKey[]> => (await browser.request('GET', url)).json().keys;
  const one = async (use: SpKeyUse, state: SpKey['state'] = 'active'): Promise<SpKey> => {
    const key = (await list()).find((each) => each.use === use && each.state === state);
    if (key === undefined) throw new Error(`There is no ${state} ${use} key.`);
    return key;
  };
  return {
    list,
    one,
    states: async (use: SpKeyUse) =>
      (await list()).filter((key) => key.use === use).map(({ state, certificate }) => [state, certificate.sha1]),
    request: {
      create: (use: string) => browser.request('POST', url, { body: { use } }),
      activate: (id: string) => browser.request('POST', `${url}/${id}/activate`),
      retire: (id: string) => browser.request('DELETE', `${url}/${id}`),
    },
    /** @returns the new key. */
    create: async (use: SpKeyUse): Promise<SpKey> => {
      const answer = await browser.request('POST', url, { body: { use } });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      const keys: SpKey[] = answer.json().keys;
      return keys.find((key) => key.use === use && key.state === 'next') ?? one(use);
    },
  };
}

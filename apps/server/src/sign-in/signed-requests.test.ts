import {
  certificateFrom,
  decodePost,
  decodeRedirect,
  verifyRedirectSignature,
  verifyRequestSignature,
} from '@latchkey/saml';
import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { signUp, withServer } from '../testing/people.ts';
import { ada, answerFor, bounce, locationOf, post, updateProvider } from '../testing/sign-in.ts';
import { spKeys } from '../testing/sp-keys.ts';
import type { TestServer } from '../testing/test-server.ts';

const idp = identityProvider('contoso');

async function arrange(server: TestServer, binding: 'redirect' | 'post') {
  const founder = await signUp(server, 'Ada');
  const url = `/api/accounts/${founder.accountId}/identity-providers`;
  const body = { description: 'Entra ID', metadata: idp.metadata({ binding }) };
  const provider = (await founder.browser.request('POST', url, { body })).json();
  return { founder, provider, keys: spKeys(founder, provider.id) };
}

const trust = (pem: string) => ({ certificates: [certificateFrom(pem)], allowSha1: false });

/** The query with which the browser leaves. */
async function query(server: TestServer, providerId: string): Promise<string> {
  const answer = await server.browser().request('GET', `/saml/${providerId}/start`);
  return new URL(locationOf(answer)).search.slice(1);
}

const decoded = (search: string) => {
  const message = decodeRedirect(search);
  if (!message.ok) throw new Error(message.rejection.message);
  return message.value;
};

it('is not signed unless that was chosen, even when there is a key', () =>
  withServer(async (server) => {
    const { provider, keys } = await arrange(server, 'redirect');
    await keys.create('signing');
    expect([...new URLSearchParams(await query(server, provider.id)).keys()]).toEqual(['SAMLRequest']);
  }));

it('is signed on the address with RSA-SHA256, without a signature in the XML, as Entra wants it', () =>
  withServer(async (server) => {
    const { founder, provider, keys } = await arrange(server, 'redirect');
    const key = await keys.create('signing');
    await updateProvider(founder, provider.id, { signRequests: true });
    const search = await query(server, provider.id);
    expect([...new URLSearchParams(search).keys()]).toEqual(['SAMLRequest', 'SigAlg', 'Signature']);
    expect(new URLSearchParams(search).get('SigAlg')).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
    const message = decoded(search);
    expect(verifyRedirectSignature(message, trust(key.pem))).toMatchObject({ ok: true });
    expect(Buffer.from(message.xml).toString()).not.toContain('Signature');
    // Long addresses are refused by Entra (AADSTS90015) and by proxies.
    expect(search.length).toBeLessThan(2000);
  }));

it('is signed with the key that is active: a rotation changes it, and back', () =>
  withServer(async (server) => {
    const { founder, provider, keys } = await arrange(server, 'redirect');
    const first = await keys.create('signing');
    await updateProvider(founder, provider.id, { signRequests: true });
    const second = await keys.create('signing');
    const signer = async () => {
      const message = decoded(await query(server, provider.id));
      return [first, second].filter(({ pem }) => verifyRedirectSignature(message, trust(pem)).ok).map(({ id }) => id);
    };
    expect(await signer()).toEqual([first.id]);
    await keys.request.activate(second.id);
    expect(await signer()).toEqual([second.id]);
    await keys.request.activate(first.id);
    expect(await signer()).toEqual([first.id]);
  }));

it('is signed inside the XML in POST form, and the sign-in goes on as ever', () =>
  withServer(async (server) => {
    const { founder, provider, keys } = await arrange(server, 'post');
    const key = await keys.create('signing');
    await updateProvider(founder, provider.id, { signRequests: true, requestBinding: 'post' });
    const browser = server.browser();
    const page = await browser.request('GET', `/saml/${provider.id}/start`);
    expect(page.body).toContain(`action="${idp.address}"`);
    const SAMLRequest = /name="SAMLRequest" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const message = decodePost({ SAMLRequest });
    if (!message.ok) throw new Error(message.rejection.message);
    expect(verifyRequestSignature(message.value.xml, trust(key.pem))).toMatchObject({ ok: true });
    const id = /ID="([^"]+)"/.exec(Buffer.from(message.value.xml).toString())?.[1] ?? '';
    const round = { server, provider, idp, browser };
    const arrived = await bounce(round, await post(round, answerFor(round, ada, id)));
    expect(locationOf(arrived)).toBe('/');
  }));

it('goes by the other binding where the identity provider no longer offers the chosen one', () =>
  withServer(async (server) => {
    const { founder, provider } = await arrange(server, 'post');
    await updateProvider(founder, provider.id, { requestBinding: 'post' });
    const url = `/api/accounts/${founder.accountId}/identity-providers/${provider.id}/metadata`;
    await founder.browser.request('PUT', url, { body: { metadata: idp.metadata(), revision: 2 } });
    expect(await query(server, provider.id)).toContain('SAMLRequest=');
  }));

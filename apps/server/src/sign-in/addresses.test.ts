/** The addresses of a provider, as a stranger tries them: whatever arrives, the sender is told, and nothing of ours breaks. */
import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { signUp, withServer } from '../testing/people.ts';
import { attemptsOf, createProvider } from '../testing/sign-in.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const tooLarge = `SAMLResponse=${'A'.repeat(600_000)}`;
const xml = encodeURIComponent(Buffer.from('<x/>').toString('base64'));

const cases: readonly (readonly [string, InjectOptions, number])[] = [
  ['GET acs', {}, 405],
  ['HEAD acs', {}, 405],
  ['PUT acs', { headers: form, payload: `SAMLResponse=${xml}` }, 405],
  ['DELETE acs', {}, 405],
  ['GET acs', { query: { SAMLResponse: 'x' } }, 405],
  ['POST acs', {}, 400],
  ['POST acs', { headers: form, payload: '' }, 400],
  ['POST acs', { headers: form, payload: 'RelayState=%2Fmembers' }, 400],
  ['POST acs', { headers: form, payload: 'SAMLRequest=x' }, 400],
  ['POST acs', { headers: form, payload: 'SAMLart=x' }, 400],
  ['POST acs', { headers: form, payload: 'SAMLResponse=%00&RelayState=%00' }, 400],
  ['POST acs', { headers: form, payload: `SAMLResponse=${xml}&RelayState=%ED%A0%80` }, 403],
  ['POST acs', { headers: form, payload: `SAMLResponse=${xml}&SAMLResponse=${xml}` }, 403],
  ['POST acs', { headers: form, payload: tooLarge }, 413],
  ['POST acs', { query: { SAMLResponse: 'x' }, headers: form, payload: '' }, 400],
  ['POST acs', { headers: { 'content-type': 'application/json' }, payload: `{"SAMLResponse":"${xml}"}` }, 400],
  ['POST acs', { headers: { 'content-type': 'application/json' }, payload: '{' }, 400],
  ['POST acs', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x' }, 400],
  ['POST acs', { headers: { 'content-type': 'text/plain' }, payload: 'x' }, 400],
  ['POST acs', { headers: { 'content-type': ';;;' }, payload: 'x' }, 415],
  ['HEAD start', {}, 405],
  ['GET start', { query: { return: '//evil.example' } }, 303],
  ['HEAD continue', { query: { code: 'x' } }, 405],
  ['GET continue', {}, 400],
  ['GET continue', { query: { code: 'x' } }, 400],
  ['HEAD metadata', {}, 200],
  ['HEAD slo', {}, 405],
  ['GET slo', {}, 400],
  ['GET slo', { query: { SAMLRequest: '%%%' } }, 400],
  ['GET slo', { query: { SAMLRequest: 'x', SAMLResponse: 'x' } }, 400],
  ['POST slo', {}, 400],
  ['POST slo', { headers: form, payload: 'SAMLRequest=%%%' }, 400],
  ['POST slo', { headers: form, payload: 'SAMLRequest=eA==&SAMLRequest=eA==' }, 400],
  ['POST slo', { headers: form, payload: tooLarge.replace('Response', 'Request') }, 413],
  ['POST slo', { headers: { 'content-type': ';;;' }, payload: 'x' }, 415],
  ['GET sign-out', { query: { logout: 'x' } }, 400],
  ['GET signed-out', { query: { logout: 'x' } }, 400],
];

describe('the addresses of a provider', () => {
  it('answer each of these as they should', () =>
    withServer(async (server) => {
      const founder = await signUp(server, 'Ada');
      const provider = await createProvider(founder, identityProvider('contoso'));
      const answers: (readonly [string, number])[] = [];
      for (const [what, options] of cases) {
        const [method, address] = what.split(' ');
        const url = `/saml/${provider.id}/${address}`;
        // Its list of methods is that of light-my-request; the table has no other.
        const answer = await server.http.inject({ ...options, method: method as 'GET', url });
        answers.push([what, answer.statusCode]);
        if (answer.statusCode >= 400 && method !== 'HEAD')
          expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
        if (answer.statusCode === 405) expect(answer.headers.allow).toMatch(/^(GET|POST|GET, POST)$/);
        if (answer.statusCode === 303) expect(answer.headers.location).toMatch(/^https:\/\/login\.example\//);
      }
      expect(answers).toEqual(cases.map(([what, , status]) => [what, status]));
      const ambiguous = (await attemptsOf(founder)).filter(
        ({ code }: { code: string }) => code === 'RESPONSE_MALFORMED',
      );
      expect(ambiguous).toHaveLength(1);
    }));

  it.each([
    ['POST', '/saml/idp_unknown/acs', 404],
    ['POST', '/saml/%00/acs', 404],
    ['GET', '/saml/%00/metadata', 404],
    ['GET', '/saml/%00/slo', 404],
    ['GET', '/saml/%00/start', 404],
    ['GET', '/saml/idp_unknown/metadata', 404],
    ['GET', '/saml/idp_unknown/slo', 404],
    ['POST', `/saml/${'a'.repeat(200)}/acs`, 400],
  ] as const)('%s %s: there is nothing', (method, url, status) =>
    withServer(async (server) => {
      expect((await server.http.inject({ method, url })).statusCode).toBe(status);
    }),
  );
});

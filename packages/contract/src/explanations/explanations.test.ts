import { describe, expect, it } from 'vitest';
import { signInRejectionCodes } from '../sign-in-attempts.ts';
import { type Explanation, explainEntraError, explainRejection, explanations } from './index.ts';

const all: readonly (readonly [string, Explanation])[] = Object.entries(explanations);

describe('the catalogue', () => {
  it.each(signInRejectionCodes)('explains %s', (code) => {
    expect(Object.keys(explanations)).toContain(code);
  });

  it.each(all)('%s has a headline that completes a sentence and a reason of whole sentences', (_code, explanation) => {
    expect(explanation.headline).not.toMatch(/\.$/);
    expect(explanation.headline.charAt(0)).toBe(explanation.headline.charAt(0).toLowerCase());
    expect(explanation.why).toMatch(/^[A-Z0-9].*\.$/);
  });

  it.each(all)('%s leads somewhere in each fix, and says what to do there', (_code, { entra, latchkey }) => {
    for (const fix of [entra, latchkey]) {
      if (fix === null) continue;
      expect(fix.path.length).toBeGreaterThan(0);
      expect(fix.action).toMatch(/\.$/);
    }
  });

  it('has headlines that tell the codes apart', () => {
    const headlines = all.map(([, explanation]) => explanation.headline);
    expect(new Set(headlines).size).toBe(headlines.length);
  });
});

const audience = (received: string) =>
  explainRejection({
    code: 'ASSERTION_AUDIENCE_MISMATCH',
    message: 'm',
    expected: ['https://sso.example.com/saml/idp_8x'],
    received: [received],
  }).why;

describe('explainRejection', () => {
  it.each([
    ['http://www.w3.org/2001/04/xmlenc#tripledes-cbc', /Triple DES \(http.*tripledes-cbc\).*AES-256 .*RSA-OAEP/],
    ['http://www.w3.org/2001/04/xmlenc#rsa-1_5', /PKCS#1 v1\.5 \(http.*rsa-1_5\).*RSA-OAEP/],
    ['http://www.w3.org/2001/04/xmlenc#kw-aes256', /^Accepted are AES /],
  ])('names the way of encrypting and what to set instead: %s', (algorithm, reason) => {
    const rejection = { code: 'ENCRYPTION_ALGORITHM_FORBIDDEN', message: 'm', received: [algorithm] };
    expect(explainRejection(rejection).why).toMatch(reason);
  });

  it.each([
    ['https://temporary', 'The temporary Identifier is still in the application at the identity provider.'],
    ['https://sso.example.com/saml/idp_8x/', 'Only the slash at the end differs.'],
    ['https://sso.example.com/SAML/idp_8x', 'Only capital and small letters differ.'],
    ['https://sso.example.com/saml/idp_8x ', 'There is a blank before or after'],
    ['http://sso.example.com/saml/idp_8x', 'One begins with http'],
    ['https://old.example.com/saml/idp_8x', 'The host differs'],
    ['https://sso.example.com/saml/idp_9y', 'This is the entity ID of another identity provider'],
    ['spn:6f1c', 'Entra puts “spn:” in front'],
    ['urn:something:else', explanations.ASSERTION_AUDIENCE_MISMATCH.why],
  ])('says what is the matter with the audience %s', (received, why) => {
    expect(audience(received)).toContain(why);
  });

  it('tells two Entra tenants apart from any other issuer', () => {
    const rejection = { code: 'RESPONSE_ISSUER_MISMATCH', message: 'm', expected: ['https://sts.windows.net/a/'] };
    expect(explainRejection({ ...rejection, received: ['https://sts.windows.net/b/'] }).why).toContain(
      'another Entra tenant',
    );
    expect(explainRejection({ ...rejection, received: ['https://idp.example/'] }).why).toBe(
      explanations.RESPONSE_ISSUER_MISMATCH.why,
    );
  });

  it('explains an unknown code by its own sentence', () => {
    expect(explainRejection({ code: 'OF_TOMORROW', message: 'It was so.' })).toMatchObject({
      why: 'It was so.',
      entra: null,
    });
  });

  it('decodes the AADSTS number of a refusing status', () => {
    const rejection = { code: 'RESPONSE_STATUS_NOT_SUCCESS', message: 'The identity provider reports an error.' };
    const { why } = explainRejection({ ...rejection, facts: { statusMessage: 'AADSTS50105: blocked' } });
    expect(why).toMatch(/^AADSTS50105: The person is not assigned/);
  });
});

describe('explainEntraError', () => {
  it('finds the number in a pasted page', () => {
    const page = 'Sorry, but we’re having trouble signing you in.\nAADSTS700016: Application with identifier …';
    expect(explainEntraError(page)).toMatchObject({ code: 'AADSTS700016', fix: expect.stringContaining('Identifier') });
  });

  it('takes the first number that it knows', () => {
    expect(explainEntraError('AADSTS75006: … AADSTS50011: …')?.code).toBe('AADSTS50011');
  });

  it('says nothing about what it does not know', () => {
    expect(explainEntraError('AADSTS99999')).toBeNull();
    expect(explainEntraError('no number')).toBeNull();
  });
});

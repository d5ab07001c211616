import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificatePem } from '../../certificates/index.ts';
import { textOf } from '../../testing/lab-harness.ts';
import { errorAt, noticeOf, openPortalTest, submitForm, upload, valuesOf } from '../testing/portal-test.ts';

describe('SAML Signing Certificate', () => {
  it('makes an inactive certificate until the chosen day, which becomes active after a question', async () => {
    const { application, base, user } = await openPortalTest();
    const path = `${base}/sso/certificates`;
    await user.post(`${path}/new`, { expiration: '2027-01-31' });
    const [first, second] = application.certificates;
    expect([first?.active, second?.active, second?.notAfter]).toEqual([true, false, '2027-01-31T23:59:59.000Z']);
    expect(noticeOf(await user.get(path))).toMatch(/^A new certificate was saved as Inactive\./);
    expect(textOf(await user.get(`${path}?activate=${second?.id}`))).toContain(
      `Make certificate ${second?.thumbprint} active?`,
    );
    await user.post(`${path}/activate`, { id: second?.id ?? '' });
    expect(application.certificates.map(({ active }) => active)).toEqual([false, true]);
  });

  it('takes a day from tomorrow to three years ahead', async () => {
    const { application, base, user } = await openPortalTest();
    const answer = async (expiration: string) =>
      errorAt(await user.post(`${base}/sso/certificates/new`, { expiration }), 'field-expiration');
    expect(await answer('2026-12-06')).toBe('The expiration date must be in the future.');
    expect(await answer('2029-12-08')).toBe('The expiration date can be up to three years from now.');
    expect(await answer('soon')).toBe('Enter a date, such as 2027-12-31.');
    expect(application.certificates).toHaveLength(1);
    expect(await answer('2029-12-07')).toBeNull();
    expect(application.certificates).toHaveLength(2);
  });

  it('deletes an inactive certificate, never the active one', async () => {
    const { application, base, user } = await openPortalTest();
    const path = `${base}/sso/certificates`;
    await user.post(`${path}/new`, { expiration: '2027-01-31' });
    const [active, inactive] = application.certificates;
    const refused = await user.post(`${path}/delete`, { id: active?.id ?? '' });
    expect(noticeOf(await user.get(refused.location ?? ''))).toBe('Only an inactive certificate can be deleted.');
    await user.post(`${path}/delete`, { id: inactive?.id ?? '' });
    expect(application.certificates.map(({ id }) => id)).toEqual([active?.id]);
  });

  it('saves how responses are signed, and who is told', async () => {
    const test = await openPortalTest();
    const saved = await submitForm(test, `${test.base}/sso/certificates`, [
      ['option', 'both'],
      ['algorithm', 'sha1'],
      ['email', 'one@contoso.example'],
      ['email', ''],
      ['email', 'two@contoso.example'],
    ]);
    expect(saved.status).toBe(303);
    expect(test.application.signing).toEqual({ option: 'both', algorithm: 'sha1' });
    expect(test.application.notificationEmails).toEqual(['one@contoso.example', 'two@contoso.example']);
  });

  it('saves nothing with a wrong address', async () => {
    const test = await openPortalTest();
    const page = await submitForm(test, `${test.base}/sso/certificates`, [
      ['option', 'response'],
      ['algorithm', 'sha256'],
      ['email', ''],
      ['email', 'nobody'],
    ]);
    expect([page.status, errorAt(page, 'email-0')]).toEqual([400, 'Please enter a valid email address.']);
    expect(valuesOf(page, 'email')[0]).toBe('nobody');
    expect(test.application.signing.option).toBe('assertion');
  });
});

describe('downloads of card 3', () => {
  it('are the certificate in three forms, and metadata with a byte order mark', async () => {
    const { app, application, base } = await openPortalTest();
    const [certificate] = application.certificates;
    const file = async (path: string) => {
      const { rawPayload, headers } = await app.inject(`${base}/sso/${path}`);
      return { bytes: rawPayload, disposition: headers['content-disposition'], type: headers['content-type'] };
    };
    for (const form of ['base64', 'pem', 'raw']) {
      const { bytes } = await file(`certificates/${certificate?.id}/${form}`);
      expect(new X509Certificate(bytes).fingerprint.replaceAll(':', ''), form).toBe(certificate?.thumbprint);
    }
    const metadata = await file('federation-metadata');
    expect([...metadata.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(metadata.disposition).toBe(`attachment; filename="Example App.xml"; filename*=UTF-8''Example%20App.xml`);
    expect(metadata.bytes.toString()).toContain(certificate?.certificate);
    expect(await file(`certificates/${certificate?.id}/metadata`)).toEqual(metadata);
  });

  it('carry any application name safely', async () => {
    const { app, application, base, lab } = await openPortalTest();
    lab.store.update(() => {
      application.name = 'Büro/"x"\r\n';
    });
    const { headers } = await app.inject(`${base}/sso/federation-metadata`);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="B_ro__x___.xml"; filename*=UTF-8''B%C3%BCro__x___.xml`,
    );
  });
});

describe('Verification certificates', () => {
  it('are uploaded before they are required', async () => {
    const test = await openPortalTest();
    const { application, base, user } = test;
    const path = `${base}/sso/verification`;
    const early = await user.post(path, { required: 'yes', allowSha1: 'yes' });
    expect([early.status, errorAt(early, 'field-required')]).toEqual([
      400,
      'Upload a certificate before you require verification certificates.',
    ]);
    expect(application.verification.allowSha1).toBe(false);
    const [signing] = application.certificates;
    const bytes = Buffer.from(signing === undefined ? '' : certificatePem(signing));
    const file = { field: 'certificate', name: 'sp.cer', bytes };
    expect((await upload(test, `${path}/upload`, file)).location).toBe(path);
    expect(errorAt(await upload(test, `${path}/upload`, file), 'field-certificate')).toBe(
      'This certificate has been uploaded already.',
    );
    await user.post(path, { required: 'yes', allowSha1: 'yes' });
    expect(application.verification).toMatchObject({ required: true, allowSha1: true });
    expect(textOf(await user.get(`${base}/sso`))).toContain('Required Yes Active 1 Expired 0');
    expect(textOf(await user.get(`${base}/sso/test`))).toContain('this test is refused with AADSTS76026');
    await user.post(`${path}/remove`, { id: application.verification.certificates[0]?.id ?? '' });
    expect(application.verification.certificates).toEqual([]);
  });
});

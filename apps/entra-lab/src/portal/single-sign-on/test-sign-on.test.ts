import { describe, expect, it } from 'vitest';
import { aadsts } from '../../errors/index.ts';
import { responseOf, textOf } from '../../testing/lab-harness.ts';
import { openPortalTest } from '../testing/portal-test.ts';
import { codeIn, guidanceFor } from './resolution-guidance.ts';

describe('Test sign in', () => {
  it('opens what its form names, and signs the administrator in', async () => {
    const { application, base, user } = await openPortalTest();
    const pane = await user.get(`${base}/sso/test`);
    expect(pane.body).toContain(
      `<form class="stack" method="get" action="/api/signin/${application.appId}" target="_blank"`,
    );
    const tenant = /name="tenantId" value="([^"]+)"/.exec(pane.body)?.[1];
    const answer = await user.get(`/api/signin/${application.appId}?tenantId=${tenant}&test=1&login=current`);
    expect(responseOf(answer)).toContain('admin@contoso.example</NameID>');
    expect(textOf(await user.get(`${base}/sign-in-logs`))).toMatch(/admin@contoso\.example Example App Success - /);
  });
});

describe('Get resolution guidance', () => {
  it('finds the code in a pasted message and leads to the page of the fix', async () => {
    const { base, user } = await openPortalTest();
    const page = await user.post(`${base}/sso/test`, {
      error: 'Sorry ... AADSTS50105: Your administrator has <b>configured</b>',
    });
    expect(textOf(page)).toContain('AADSTS50105 The user is not assigned to the application');
    expect(page.body).toContain(`<a href="${base}/users">`);
    expect(page.body).toContain('&lt;b&gt;configured&lt;/b&gt;');
  });

  it('says so when there is no code, or an unknown one', async () => {
    const { base, user } = await openPortalTest();
    const text = async (error: string) => textOf(await user.post(`${base}/sso/test`, { error }));
    expect(await text('it does not work')).toContain('There is no AADSTS code in this text.');
    expect(await text('AADSTS99999999')).toContain("The lab's catalogue does not have AADSTS99999999.");
  });

  it('reads a bare number', () => {
    expect([codeIn(' 50105 '), codeIn('aadsts700016: x'), codeIn('port 4500 is taken')]).toEqual([50105, 700016, null]);
  });

  it('knows every error that the lab can end in', () => {
    const app = { name: 'Example App', appId: 'id' };
    // Each takes an application, texts or numbers; the code does not depend on them.
    const codes = Object.values(aadsts).map((make): number => Reflect.apply(make, null, [app, app, app, app]).code);
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => guidanceFor(code) === null)).toEqual([]);
  });
});

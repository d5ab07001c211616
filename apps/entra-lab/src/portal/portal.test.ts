import { describe, expect, it } from 'vitest';
import { seedIds } from '../seed.ts';
import { textOf } from '../testing/lab-harness.ts';
import { noticeOf, openPortalTest, submitForm, upload } from './testing/portal-test.ts';

const applicationPages: readonly (readonly [path: string, title: string])[] = [
  ['overview', 'Example App | Overview'],
  ['properties', 'Example App | Properties'],
  ['owners', 'Example App | Owners'],
  ['roles', 'Example App | Roles and administrators'],
  ['users', 'Example App | Users and groups'],
  ['users/new', 'Add Assignment'],
  ['sso', 'Example App | SAML-based Sign-on'],
  ['sso/method', 'Example App | Single sign-on'],
  ['sso/claims', 'Attributes &amp; Claims'],
  ['sso/claims/name-id', 'Manage claim'],
  ['sso/claims/new', 'Manage claim'],
  ['token-encryption', 'Example App | Token encryption'],
  ['sign-in-logs', 'Example App | Sign-in logs'],
];

const panes: readonly (readonly [path: string, title: string])[] = [
  ['properties?confirm=delete', 'Delete application'],
  ['roles?pane=create', 'Create app role'],
  ['users/new?pane=principals', 'Users and groups'],
  ['sso/basic', 'Basic SAML Configuration'],
  ['sso/metadata-upload', 'Upload metadata file'],
  ['sso/claims/groups', 'Group Claims'],
  ['sso/certificates', 'SAML Signing Certificate'],
  ['sso/certificates/new', 'New Certificate'],
  ['sso/verification', 'Verification certificates'],
  ['sso/test', 'Test single sign-on with Example App'],
  ['token-encryption?pane=import', 'Import Certificate'],
];

const tenantPages: readonly (readonly [path: string, title: string])[] = [
  ['/admin', 'Contoso Lab'],
  ['/admin/enterprise-apps', 'Enterprise applications | All applications'],
  ['/admin/enterprise-apps/new', 'Browse Microsoft Entra Gallery'],
  ['/admin/users', 'Users | All users'],
  ['/admin/users/new', 'Create new user'],
  [`/admin/users/${seedIds.users.adeleVance}`, 'Adele Vance'],
  [`/admin/users/${seedIds.users.adeleVance}/edit`, 'Adele Vance | Properties'],
  ['/admin/groups', 'Groups | All groups'],
  [`/admin/groups/${seedIds.groups.salesAndMarketing}`, 'Sales and Marketing'],
  ['/admin/sign-in-logs', 'Sign-in logs'],
];

describe('every page', () => {
  it('has its title, the banner, and allows no script but the portal’s own file', async () => {
    const { user, base } = await openPortalTest();
    const pages = [...tenantPages, ...applicationPages.map(([path, title]) => [`${base}/${path}`, title] as const)];
    for (const [path, title] of pages) {
      const page = await user.get(path);
      expect(page.status, path).toBe(200);
      expect(page.body, path).toContain(`<h1>${title}</h1>`);
      expect(page.body, path).toContain(
        '<p class="banner">Entra Lab: a local stand-in for Microsoft Entra ID, for tests.',
      );
      expect(page.headers['content-security-policy'], path).toContain("script-src 'self';");
      expect(page.body, path).not.toMatch(/<script(?! src=)/);
    }
  });

  it('gives every control a name', async () => {
    const { user, base } = await openPortalTest();
    const paths = [
      ...tenantPages.map(([path]) => path),
      ...[...applicationPages, ...panes].map(([path]) => `${base}/${path}`),
    ];
    for (const path of paths) {
      const { body } = await user.get(path);
      const labelled = new Set([...body.matchAll(/<label[^>]* for="([^"]+)"/g)].map(([, id]) => id));
      const wrapped = [...body.matchAll(/<label[^>]*>\s*(<(?:input|select|textarea)[^>]*>)/g)].map(
        ([, control]) => control,
      );
      for (const [control] of body.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
        const id = / id="([^"]+)"/.exec(control)?.[1];
        const named =
          control.includes('type="hidden"') ||
          control.includes('aria-label="') ||
          labelled.has(id) ||
          wrapped.includes(control);
        expect(named, `${path}: ${control}`).toBe(true);
      }
    }
  });
});

describe('a pane', () => {
  it('is a dialog over a page that cannot be reached meanwhile', async () => {
    const { user, base } = await openPortalTest();
    for (const [path, title] of panes) {
      const page = await user.get(`${base}/${path}`);
      expect(page.status, path).toBe(200);
      expect(page.body, path).toContain('<div class="page" inert aria-hidden="true">');
      expect(page.body, path).toMatch(/role="(alert)?dialog" aria-modal="true" aria-labelledby="pane-title"/);
      expect(page.body, path).toContain(`<h2 id="pane-title" tabindex="-1">${title}</h2>`);
    }
  });
});

describe('what is not there', () => {
  it('is said in a page of the portal', async () => {
    const { user, base } = await openPortalTest();
    const paths = [
      '/admin/nothing/here',
      '/admin/enterprise-apps/nobody/overview',
      '/admin/users/nobody',
      '/admin/groups/nobody',
      `${base}/sso/claims/nobody`,
      `${base}/sso/certificates/nobody/base64`,
    ];
    for (const path of paths) {
      const page = await user.get(path);
      expect(page.status, path).toBe(404);
      expect(noticeOf(page), path).toContain('in this directory. It may have been deleted, or the lab was reset.');
    }
  });
});

describe('the notification bar', () => {
  it('shows what a form did once, as text', async () => {
    const { user, base } = await openPortalTest();
    const name = '<b>Bold</b> & Co.';
    const saved = await user.post(`${base}/properties`, {
      name,
      enabled: 'yes',
      assignmentRequired: 'yes',
      visibleToUsers: 'yes',
    });
    expect(saved.status).toBe(303);
    const first = await user.get(saved.location ?? '');
    expect(noticeOf(first)).toBe('Successfully updated &lt;b&gt;Bold&lt;/b&gt; &amp; Co..');
    expect(noticeOf(await user.get(saved.location ?? ''))).toBeNull();
  });
});

describe('an upload', () => {
  it('that is too large is refused on a page of the portal', async () => {
    const test = await openPortalTest();
    const page = await upload(test, `${test.base}/sso/metadata-upload`, {
      field: 'file',
      name: 'big.xml',
      bytes: Buffer.alloc(1024 * 1024 + 1, 'x'),
    });
    expect([page.status, noticeOf(page)]).toEqual([413, 'The file is larger than 1 MB. Nothing was saved.']);
  });
});

describe('forms of other sites', () => {
  it('change nothing', async () => {
    const { user, base, application } = await openPortalTest();
    const page = await user.post(`${base}/delete`, {}, 'https://evil.example');
    expect(page.status).toBe(403);
    expect((await user.get(`${base}/overview`)).body).toContain(application.objectId);
  });
});

describe('Reset lab', () => {
  it('asks first, and then puts everything back', async () => {
    const test = await openPortalTest();
    const asked = await test.user.get('/admin/reset');
    expect(textOf(asked)).toContain('1 application(s) with their certificates');
    expect(asked.body).toContain('<form method="post" action="/control/reset">');
    expect((await submitForm(test, '/control/reset', [])).location).toBe('/?reset=done');
    expect(test.lab.store.read().applications).toEqual([]);
  });
});

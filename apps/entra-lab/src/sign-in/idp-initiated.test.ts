import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds, seedPassword } from '../seed.ts';
import type { EnterpriseApplication } from '../state.ts';
import {
  aadstsOf,
  addSamlApplication,
  type Browser,
  inputOf,
  openTestLab,
  responseOf,
  type TestLab,
  textOf,
} from '../testing/lab-harness.ts';

const { users, tenant } = seedIds;

let test: TestLab;
let app: EnterpriseApplication;
let browser: Browser;

beforeEach(async () => {
  test = await openTestLab();
  app = await addSamlApplication(test.lab, {
    assigned: [users.adeleVance, users.administrator],
    relayState: 'configured',
  });
  browser = test.browser();
});

const launch = (query = '') => `/api/signin/${app.appId}?tenantId=${tenant}${query}`;

const logged = () => test.lab.store.read().signInLogs[0];

describe('My Apps', () => {
  const openMyApps = async () =>
    browser.signIn(await browser.get('/myapps'), 'adele.vance@contoso.example', seedPassword);

  it('asks who one is, then shows the tiles', async () => {
    const page = await openMyApps();
    expect([page.status, page.location]).toEqual([303, '/myapps']);
    const apps = await browser.get('/myapps');
    expect(textOf(apps)).toContain('Apps dashboard');
    expect(apps.body).toContain(`<a href="/api/signin/${app.appId}?tenantId=${tenant}"`);
  });

  it.each<[string, (app: EnterpriseApplication) => void]>([
    ['not assigned', (app) => (app.assignments = [])],
    ['not visible to users', (app) => (app.visibleToUsers = false)],
    ['not enabled', (app) => (app.enabled = false)],
  ])('has no tile of an application that is %s', async (_, change) => {
    change(app);
    await openMyApps();
    const apps = await browser.get('/myapps');
    expect(textOf(apps)).toContain('There are no apps to show');
    expect(apps.body).not.toContain(app.appId);
  });

  it('has a tile for direct members of an assigned group, and none for nested ones', async () => {
    const assignGroup = (principalId: string) => {
      app.assignments = [
        { id: 'a', principalType: 'Group', principalId, roleId: '00000000-0000-0000-0000-000000000000' },
      ];
    };
    await openMyApps();
    assignGroup(seedIds.groups.salesAndMarketing);
    expect(textOf(await browser.get('/myapps'))).toContain('Example App');
    assignGroup(seedIds.groups.everybody);
    expect(textOf(await browser.get('/myapps'))).toContain('There are no apps to show');
  });

  it('signs out', async () => {
    await openMyApps();
    expect(textOf(await browser.get('/logout'))).toContain('You signed out of your account');
    expect(textOf(await browser.get('/myapps'))).toContain('Sign in');
  });
});

describe('a tile', () => {
  it('posts a response that nobody asked for, with the configured Relay State', async () => {
    await browser.signIn(await browser.get('/myapps'), 'adele.vance@contoso.example', seedPassword);
    const page = await browser.get(launch());
    expect(responseOf(page)).not.toContain('InResponseTo');
    expect(inputOf(page, 'RelayState')).toBe('configured');
    expect(logged()).toMatchObject({ origin: 'my-apps', status: 'Success' });
  });

  it('has no RelayState field where none is configured', async () => {
    app.basicSaml.relayState = null;
    await browser.signIn(await browser.get('/myapps'), 'adele.vance@contoso.example', seedPassword);
    expect(inputOf(await browser.get(launch()), 'RelayState')).toBeNull();
  });

  it('goes to the Sign on URL where there is one', async () => {
    app.basicSaml.signOnUrl = 'https://app.example.com/sign-in/contoso';
    const page = await browser.get(launch());
    expect([page.status, page.location]).toEqual([302, 'https://app.example.com/sign-in/contoso']);
  });

  it('signs in first where nobody is signed in', async () => {
    const page = await browser.signIn(await browser.get(launch()), 'adele.vance@contoso.example', seedPassword);
    expect(responseOf(page)).toContain('>adele.vance@contoso.example<');
  });

  it('posts to the reply URL that is marked as default', async () => {
    app.basicSaml.replyUrls = [
      { url: 'https://app.example.com/one', isDefault: false, index: null },
      { url: 'https://app.example.com/two', isDefault: true, index: null },
    ];
    await browser.signIn(await browser.get('/myapps'), 'adele.vance@contoso.example', seedPassword);
    expect((await browser.get(launch())).body).toContain('action="https://app.example.com/two"');
  });

  it('of an application without reply URL, of another tenant, or of none', async () => {
    app.basicSaml.replyUrls = [];
    expect(aadstsOf(await browser.get(launch()))).toBe(500113);
    expect(aadstsOf(await browser.get(`/api/signin/${app.appId}?tenantId=c0ffee11-2233-4455-8677-8899aabbccdd`))).toBe(
      90002,
    );
    expect(aadstsOf(await browser.get(`/api/signin/${tenant}`))).toBe(700016);
    app.enabled = false;
    expect(aadstsOf(await browser.get(launch()))).toBe(7000112);
  });
});

describe('the Test pane', () => {
  it('answers as the administrator, and never goes to the Sign on URL', async () => {
    app.basicSaml.signOnUrl = 'https://app.example.com/sign-in/contoso';
    const page = await browser.get(launch('&test=1'));
    expect(responseOf(page)).toContain('>admin@contoso.example<');
    expect(logged()).toMatchObject({ origin: 'test', userId: users.administrator });
  });

  it('answers as whoever is signed in to this browser', async () => {
    await browser.signIn(await browser.get('/myapps'), 'adele.vance@contoso.example', seedPassword);
    expect(responseOf(await browser.get(launch('&test=1')))).toContain('>adele.vance@contoso.example<');
  });

  it('lets one pick somebody else', async () => {
    await browser.get(launch('&test=1'));
    const picker = await browser.get(launch('&test=1&login=other'));
    expect(textOf(picker)).toContain('Pick an account');
    const page = await browser.signIn(picker, 'adele.vance@contoso.example', seedPassword);
    expect(responseOf(page)).toContain('>adele.vance@contoso.example<');
  });
});

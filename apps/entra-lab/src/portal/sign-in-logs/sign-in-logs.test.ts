import { describe, expect, it } from 'vitest';
import { seedPassword } from '../../seed.ts';
import { aadstsOf, textOf } from '../../testing/lab-harness.ts';
import { openPortalTest } from '../testing/portal-test.ts';

describe('Sign-in logs', () => {
  it('teach while they are empty', async () => {
    const { base, user } = await openPortalTest();
    for (const path of ['/admin/sign-in-logs', `${base}/sign-in-logs`]) {
      expect(textOf(await user.get(path))).toContain('No sign-ins yet Each attempt to sign in appears here');
    }
  });

  it('show a refused sign-in with its code, its reason and what to do', async () => {
    const { application, base, user, lab } = await openPortalTest();
    const start = await user.get(`/api/signin/${application.appId}`);
    const refused = await user.signIn(start, 'adele.vance@contoso.example', seedPassword);
    expect(aadstsOf(refused)).toBe(50105);
    const [entry] = lab.store.read().signInLogs;
    for (const path of ['/admin/sign-in-logs', `${base}/sign-in-logs`]) {
      expect(textOf(await user.get(path)), path).toContain('adele.vance@contoso.example Example App Failure 50105');
      const details = await user.get(`${path}?entry=${entry?.id}`);
      expect(textOf(details)).toContain('Activity Details: Sign-ins');
      expect(textOf(details)).toContain('Failure reason Your administrator has configured the application Example App');
      expect(textOf(details)).toContain('Fix: Assign the user, or a group that has the user as a direct member');
      expect(details.body).toContain(`>${entry?.requestId}</textarea>`);
      expect(details.body).toContain(`>${entry?.correlationId}</textarea>`);
    }
    expect(textOf(await user.get('/admin/sign-in-logs?q=700016'))).toContain('No sign-in fits this search');
  });

  it('of an application leave out those of others', async () => {
    const { base, user, lab } = await openPortalTest();
    lab.store.update((state) => {
      state.signInLogs.push({
        id: 'other',
        at: '2026-12-07T09:30:00.000Z',
        requestId: 'request',
        correlationId: 'correlation',
        userId: null,
        userPrincipalName: null,
        appId: 'another',
        appName: 'Another App',
        status: 'Failure',
        errorCode: 700016,
        failureReason: 'Not found',
        origin: 'sp',
        ipAddress: '127.0.0.1',
      });
    });
    expect(textOf(await user.get('/admin/sign-in-logs'))).toContain('Nobody signed in Another App Failure 700016');
    expect(textOf(await user.get(`${base}/sign-in-logs`))).toContain('No sign-ins yet');
  });
});

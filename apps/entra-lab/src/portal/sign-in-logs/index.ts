/** Sign-in logs: of the whole tenant, and of one application. */
import { html } from '../../platform/index.ts';
import { applicationPage } from '../enterprise-apps/application-page.ts';
import type { Portal } from '../visit.ts';
import { logList, logPane, refreshLogs } from './log-table.ts';

export function registerSignInLogs(portal: Portal): void {
  const path = '/admin/sign-in-logs';
  portal.get(path, (visit) => {
    const pane = logPane(visit, path);
    const state = visit.lab.store.read();
    return visit.page({
      title: 'Sign-in logs',
      subtitle: state.tenant.name,
      area: 'sign-in-logs',
      breadcrumb: [{ label: 'Home', href: '/admin' }],
      commands: refreshLogs(path),
      content: html`${logList(visit, state.signInLogs, path)}`,
      ...(pane === undefined ? {} : { pane }),
    });
  });
  portal.application.get('sign-in-logs', (visit) => {
    const own = `${visit.base}/sign-in-logs`;
    const entries = visit.lab.store.read().signInLogs.filter((entry) => entry.appId === visit.application.appId);
    return visit.page(
      applicationPage(visit, {
        section: 'sign-in-logs',
        title: 'Sign-in logs',
        commands: refreshLogs(own),
        content: html`${logList(visit, entries, own)}`,
        pane: logPane(visit, own),
      }),
    );
  });
}

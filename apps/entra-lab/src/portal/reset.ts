/** "Reset lab": the question before everything goes back to a fresh directory. */
import { html } from '../platform/index.ts';
import { confirmation } from './controls.ts';
import type { Portal } from './visit.ts';

export function registerReset(portal: Portal): void {
  portal.get('/admin/reset', (visit) => {
    const { applications, users, groups } = visit.lab.store.read();
    return visit.page({
      title: 'Reset lab',
      area: 'home',
      breadcrumb: [{ label: 'Home', href: '/admin' }],
      pane: confirmation({
        title: 'Reset lab',
        text: html`Put everything back to a fresh directory? ${applications.length} application(s) with their certificates, ${users.length} user(s), ${groups.length} group(s) and all sign-in logs are replaced by those of a new lab. Service providers that were set up with it must be set up again.`,
        action: '/control/reset',
        yes: 'Reset lab',
        closeHref: '/admin',
      }),
    });
  });
}

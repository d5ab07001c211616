/** Enterprise applications | All applications. */
import { type Html, html } from '../../platform/index.ts';
import type { EnterpriseApplication } from '../../state.ts';
import { badge, dateOnly, dateTime, emptyState, found, openCommand, searchBox, table } from '../controls.ts';
import { applicationPath, type Portal } from '../visit.ts';

const newApplication = openCommand({ label: 'New application', href: '/admin/enterprise-apps/new', icon: 'plus' });

export function registerListApplications(portal: Portal): void {
  portal.get('/admin/enterprise-apps', (visit) => {
    const search = visit.query.text('q');
    const { applications } = visit.lab.store.read();
    const shown = applications.filter((each) =>
      found(search, each.name, each.appId, each.objectId, ...each.basicSaml.identifiers),
    );
    return visit.page({
      title: 'Enterprise applications | All applications',
      subtitle: visit.lab.store.read().tenant.name,
      area: 'enterprise-apps',
      breadcrumb: [{ label: 'Home', href: '/admin' }],
      commands: html`${newApplication}${openCommand({ label: 'Refresh', href: '/admin/enterprise-apps', icon: 'refresh' })}`,
      content: html`<p class="muted">View, filter, and search applications in your organization that are set up to use this Microsoft Entra tenant as their Identity Provider.</p>
${searchBox({ id: 'application-search', label: 'Search by application name or object ID', value: search, action: '/admin/enterprise-apps' })}
<p class="muted" role="status">${shown.length} ${shown.length === 1 ? 'application' : 'applications'} found</p>
${list(shown, visit.lab.clock.now(), search)}`,
    });
  });
}

function list(applications: readonly EnterpriseApplication[], now: number, search: string): Html {
  return table({
    label: 'Enterprise applications',
    filterId: 'application-search',
    columns: [
      'Name',
      { label: 'Object ID', minor: true },
      { label: 'Application ID', minor: true },
      'Single sign-on',
      { label: 'Active certificate expiry date', minor: true },
      { label: 'Created on', minor: true },
    ],
    rows: applications.map((application) => [
      html`<a href="${applicationPath(application)}/overview"><strong>${application.name}</strong></a>${application.enabled ? null : html` ${badge('Sign-in disabled', 'warn')}`}`,
      html`<code>${application.objectId}</code>`,
      html`<code>${application.appId}</code>`,
      application.singleSignOnMode === 'saml' ? 'SAML' : html`<span class="muted">Not set up</span>`,
      activeExpiry(application, now),
      dateTime(application.createdAt),
    ]),
    empty:
      search === ''
        ? emptyState(
            'No enterprise applications yet',
            'An enterprise application is what your tenant knows of a service that people sign in to. Select New application to create one for the service provider that you want to test: give it a name, choose SAML, and exchange addresses with it.',
          )
        : emptyState(
            'No application fits this search',
            `Nothing has "${search}" in its name, its IDs or its identifiers.`,
          ),
  });
}

function activeExpiry(application: EnterpriseApplication, now: number): Html | null {
  const active = application.certificates.find((certificate) => certificate.active);
  if (active === undefined) return null;
  const expired = Date.parse(active.notAfter) <= now;
  return badge(`${expired ? 'Expired' : 'Valid until'} ${dateOnly(active.notAfter)}`, expired ? 'bad' : 'good');
}

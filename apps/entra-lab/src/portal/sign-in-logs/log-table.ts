/** The table of sign-ins that the tenant-wide page and an application's page share, and the pane with one sign-in's details. */
import { type Html, html } from '../../platform/index.ts';
import type { LabState, SignInLogEntry } from '../../state.ts';
import {
  badge,
  copyValue,
  dateTime,
  emptyState,
  fact,
  found,
  openCommand,
  searchBox,
  type Tone,
  table,
} from '../controls.ts';
import type { Pane } from '../shell.ts';
import { guidanceFor } from '../single-sign-on/resolution-guidance.ts';
import { applicationPath, type Visit } from '../visit.ts';

const tones: Record<SignInLogEntry['status'], Tone> = { Success: 'good', Failure: 'bad', Interrupted: 'warn' };

const origins: Record<SignInLogEntry['origin'], string> = {
  sp: 'A request from the application (SP-initiated)',
  'my-apps': 'My Apps (IdP-initiated)',
  test: 'Test single sign-on',
};

/** @param path the page's own address; a sign-in's details open at `path?entry=id`. */
export function logList(visit: Visit, entries: readonly SignInLogEntry[], path: string): Html {
  const search = visit.query.text('q');
  const shown = entries.filter((each) =>
    found(
      search,
      each.userPrincipalName,
      each.appName,
      each.status,
      String(each.errorCode),
      each.requestId,
      each.correlationId,
      each.failureReason,
    ),
  );
  return html`${searchBox({ id: 'log-search', label: 'Search sign-ins by user, error code or request ID', value: search, action: path })}
${table({
  label: 'Sign-in logs',
  filterId: 'log-search',
  columns: [
    'Date',
    'User',
    { label: 'Application', minor: true },
    'Status',
    'Sign-in error code',
    { label: 'Request ID', minor: true },
  ],
  rows: shown.map((each) => [
    html`<a href="${path}?entry=${each.id}">${dateTime(each.at)}</a>`,
    each.userPrincipalName ?? html`<span class="muted">Nobody signed in</span>`,
    each.appName ?? html`<span class="muted">Unknown</span>`,
    badge(each.status, tones[each.status]),
    each.errorCode === 0 ? html`<span class="muted">-</span>` : String(each.errorCode),
    html`<code>${each.requestId}</code>`,
  ]),
  empty:
    search === ''
      ? emptyState(
          'No sign-ins yet',
          'Each attempt to sign in appears here within the second, refused ones included, with its AADSTS code and its reason. Start one with Test in Single sign-on, from My Apps, or from the application itself.',
        )
      : emptyState('No sign-in fits this search', `Nothing was found for "${search}".`),
})}`;
}

export const refreshLogs = (path: string): Html => openCommand({ label: 'Refresh', href: path, icon: 'refresh' });

/** The pane of the sign-in that the query names, if any. */
export function logPane(visit: Visit, path: string): Pane | undefined {
  const state = visit.lab.store.read();
  const entry = state.signInLogs.find((each) => each.id === visit.query.text('entry'));
  if (entry === undefined) return undefined;
  return { title: 'Activity Details: Sign-ins', closeHref: path, kind: 'wide', content: details(entry, state) };
}

function details(entry: SignInLogEntry, state: LabState): Html {
  const application = state.applications.find((each) => each.appId === entry.appId);
  const user = state.users.find((each) => each.id === entry.userId);
  const guidance = entry.errorCode === 0 ? null : guidanceFor(entry.errorCode);
  return html`<dl class="facts">
${fact('Date', dateTime(entry.at))}
${fact('Status', badge(entry.status, tones[entry.status]))}
${fact('Sign-in error code', entry.errorCode === 0 ? null : String(entry.errorCode))}
${fact('Failure reason', entry.failureReason)}
${fact('User', user === undefined ? entry.userPrincipalName : html`<a href="/admin/users/${user.id}">${user.displayName}</a> (${user.userPrincipalName})`)}
${fact('Application', application === undefined ? entry.appName : html`<a href="${applicationPath(application)}/overview">${application.name}</a>`)}
${fact('How it began', origins[entry.origin])}
${fact('IP address', entry.ipAddress)}</dl>
${guidance === null ? null : html`<section class="stack" aria-labelledby="guidance-title"><h3 id="guidance-title">What to do</h3><p>${guidance.cause}</p><p><strong>Fix:</strong> ${guidance.fix}</p></section>`}
${copyValue({ label: 'Request ID', value: entry.requestId })}
${copyValue({ label: 'Correlation ID', value: entry.correlationId })}
${entry.appId === null ? null : copyValue({ label: 'Application ID', value: entry.appId })}`;
}

/** What the pane "SAML Signing Certificate" shows. */
import type { FieldProblem } from '../../applications/index.ts';
import { type Html, html } from '../../platform/index.ts';
import type { EnterpriseApplication, SigningCertificate } from '../../state.ts';
import { badge, dateTime, openCommand, submit, table } from '../controls.ts';
import { fieldMessages } from '../field-messages.ts';
import { selectField } from '../fields.ts';
import { icon } from '../icons.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit } from '../visit.ts';

/** Signing and notification settings as typed. */
export type SigningTyped = EnterpriseApplication['signing'] & { readonly emails: readonly string[] };

const maximumEmails = 5;

const optionChoices = [
  { value: 'assertion', label: 'Sign SAML assertion' },
  { value: 'response', label: 'Sign SAML response' },
  { value: 'both', label: 'Sign SAML response and assertion' },
];

const algorithmChoices = [
  { value: 'sha256', label: 'SHA-256' },
  { value: 'sha1', label: 'SHA-1' },
];

export function certificatesPane(
  visit: ApplicationVisit,
  typed: SigningTyped,
  problems: readonly FieldProblem[],
): Pane {
  const { base } = visit;
  return {
    title: 'SAML Signing Certificate',
    closeHref: `${base}/sso`,
    kind: 'wide',
    content: html`<div class="commands pane-commands" role="toolbar" aria-label="Commands">${submit('Save', { kind: 'command', form: 'signing-form', icon: 'save' })}${openCommand({ label: 'New Certificate', href: `${base}/sso/certificates/new`, icon: 'plus' })}</div>
<p>Manage the certificate used by Microsoft Entra ID to sign SAML tokens issued to your app</p>
${certificateTable(visit)}
<form id="signing-form" class="stack" method="post" action="${base}/sso/certificates">
${selectField({ label: 'Signing Option', name: 'option', value: typed.option, options: optionChoices })}
${selectField({ label: 'Signing Algorithm', name: 'algorithm', value: typed.algorithm, options: algorithmChoices })}
${emailFields(typed.emails, problems)}</form>`,
  };
}

function certificateTable(visit: ApplicationVisit): Html {
  const now = visit.lab.clock.now();
  return table({
    label: 'Signing certificates',
    columns: ['Status', 'Expiration Date', { label: 'Thumbprint', minor: true }, ''],
    rows: visit.application.certificates.map((certificate) => [
      html`${certificate.active ? badge('Active', 'good') : badge('Inactive', 'neutral')}${Date.parse(certificate.notAfter) <= now ? html` ${badge('Expired', 'bad')}` : null}`,
      dateTime(certificate.notAfter),
      html`<code>${certificate.thumbprint}</code>`,
      certificateMenu(visit, certificate),
    ]),
    empty: html`<p>There is no certificate. Make one with New Certificate.</p>`,
  });
}

/** Entra's "..." menu of one certificate. */
function certificateMenu({ base }: ApplicationVisit, { id, active, thumbprint }: SigningCertificate): Html {
  const at = `${base}/sso/certificates`;
  const file = (form: string, label: string) =>
    html`<a class="menu-link" href="${at}/${id}/${form}" download>${icon('download')}${label}</a>`;
  return html`<details class="more"><summary aria-label="More actions for certificate ${thumbprint}" title="More actions">${icon('more')}</summary><div class="more-list">
${openCommand({ label: 'Make certificate active', href: `${at}?activate=${id}`, icon: 'check', kind: 'link', disabled: active })}
${file('base64', 'Base64 certificate download')}${file('pem', 'PEM certificate download')}${file('raw', 'Raw certificate download')}${file('metadata', 'Download federated certificate XML')}
${openCommand({ label: 'Delete Certificate', href: `${at}?delete=${id}`, icon: 'trash', kind: 'link', disabled: active })}</div></details>`;
}

function emailFields(emails: readonly string[], problems: readonly FieldProblem[]): Html {
  const errors = fieldMessages(problems);
  const rows = Array.from({ length: maximumEmails }, (_, row) => emails[row] ?? '');
  return html`<fieldset class="field"><legend>Notification Email Addresses</legend><p class="field-hint">Up to five people who are told 60, 30 and 7 days before the active certificate expires. The lab sends no mail.</p>
<div class="url-rows">${rows.map((email, row) => {
    const error = errors[`notificationEmails:${row}`];
    const id = `email-${row}`;
    return html`<div><input class="wide" type="text" name="email" value="${email}" aria-label="Notification email ${row + 1}" autocomplete="off"${
      error === undefined ? null : html` aria-invalid="true" aria-describedby="${id}-error"`
    }>${error === undefined ? null : html`<p class="field-error" id="${id}-error">${error}</p>`}</div>`;
  })}</div>${errors.notificationEmails === undefined ? null : html`<p class="field-error">${errors.notificationEmails}</p>`}</fieldset>`;
}

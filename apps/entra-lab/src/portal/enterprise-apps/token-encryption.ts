/** An enterprise application's Token encryption: the application's certificate, to which assertions are encrypted while it is active. */
import {
  activateTokenEncryption,
  deactivateTokenEncryption,
  importEncryptionCertificate,
  removeEncryptionCertificate,
} from '../../applications/index.ts';
import { type Html, html } from '../../platform/index.ts';
import { badge, confirmation, emptyState, openCommand, submit, table } from '../controls.ts';
import { fieldMessages } from '../field-messages.ts';
import { fileField } from '../fields.ts';
import { failure, success } from '../notice.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { applicationPage } from './application-page.ts';

export function registerTokenEncryption(portal: Portal): void {
  portal.application.get('token-encryption', (visit) => visit.page(encryptionPage(visit, askedPane(visit))));
  portal.application.post('token-encryption/import', (visit) => {
    const file = visit.form.file('certificate');
    const { application, lab } = visit;
    const problems =
      file === undefined ? null : lab.store.update(() => importEncryptionCertificate(application, file.bytes));
    const error = problems === null ? 'Choose a file.' : fieldMessages(problems).certificate;
    if (error !== undefined) return visit.page(encryptionPage(visit, importPane(visit, error)), 400);
    return back(visit, 'The certificate was imported. Activate it so that assertions are encrypted to it.');
  });
  portal.application.post('token-encryption/activate', (visit) => {
    const done = visit.lab.store.update(() => activateTokenEncryption(visit.application));
    if (!done) return visit.go(`${visit.base}/token-encryption`, failure('There is no certificate to activate.'));
    return back(visit, 'Token encryption is active: assertions are encrypted from now on.');
  });
  portal.application.post('token-encryption/deactivate', (visit) => {
    visit.lab.store.update(() => deactivateTokenEncryption(visit.application));
    return back(visit, 'Token encryption was deactivated: assertions are sent in the clear, inside TLS.');
  });
  portal.application.post('token-encryption/remove', (visit) => {
    visit.lab.store.update(() => removeEncryptionCertificate(visit.application));
    return back(visit, 'The encryption certificate was deleted.');
  });
}

const back = (visit: ApplicationVisit, text: string) => visit.go(`${visit.base}/token-encryption`, success(text));

function encryptionPage(visit: ApplicationVisit, pane: Pane | undefined) {
  const { application, base } = visit;
  const importCommand = openCommand({
    label: 'Import Certificate',
    href: `${base}/token-encryption?pane=import`,
    icon: 'upload',
  });
  const saved = application.tokenEncryption;
  return applicationPage(visit, {
    section: 'token-encryption',
    title: 'Token encryption',
    pane,
    commands: importCommand,
    content: html`<p>With token encryption, Microsoft Entra ID encrypts the SAML assertions of this application to the public key of a certificate that you import, with AES-256. Only the holder of the private key, the application, can read them.</p>
${table({
  label: 'Encryption certificates',
  columns: ['Thumbprint', 'Status', ''],
  rows:
    saved === null
      ? []
      : [
          [
            html`<code>${saved.thumbprint}</code>`,
            saved.active ? badge('Active', 'good') : badge('Inactive', 'neutral'),
            rowActions(base, saved.active),
          ],
        ],
  empty: emptyState(
    'No encryption certificate',
    'Import the certificate that the application publishes for encryption (.cer, the public part). Nothing is encrypted until you activate it.',
  ),
})}`,
  });
}

const rowActions = (base: string, active: boolean): Html =>
  html`<div class="row-actions">${
    active
      ? openCommand({
          label: 'Deactivate token encryption',
          href: `${base}/token-encryption?confirm=deactivate`,
          icon: 'blocked',
          kind: 'link',
        })
      : openCommand({
          label: 'Activate token encryption',
          href: `${base}/token-encryption?confirm=activate`,
          icon: 'check',
          kind: 'link',
        })
  }${openCommand({ label: 'Delete', href: `${base}/token-encryption?confirm=remove`, icon: 'trash', kind: 'link' })}</div>`;

const questions = {
  activate: {
    title: 'Activate token encryption',
    text: 'Encrypt the assertions of this application to this certificate? If the application cannot decrypt them, nobody gets in.',
  },
  deactivate: { title: 'Deactivate token encryption', text: 'Send assertions without encryption from now on?' },
  remove: {
    title: 'Delete certificate',
    text: 'Delete the encryption certificate? Assertions are then sent without encryption.',
  },
} as const;

const isQuestion = (text: string): text is keyof typeof questions => Object.hasOwn(questions, text);

function askedPane(visit: ApplicationVisit): Pane | undefined {
  if (visit.query.text('pane') === 'import') return importPane(visit, undefined);
  const asked = visit.query.text('confirm');
  if (!isQuestion(asked) || visit.application.tokenEncryption === null) return undefined;
  const closeHref = `${visit.base}/token-encryption`;
  return confirmation({
    ...questions[asked],
    action: `${closeHref}/${asked}`,
    yes: 'Yes',
    no: 'No',
    danger: asked === 'remove',
    closeHref,
  });
}

function importPane({ base }: ApplicationVisit, error: string | undefined): Pane {
  return {
    title: 'Import Certificate',
    closeHref: `${base}/token-encryption`,
    content: html`<p>The certificate's public part, in a .cer file. It replaces the one that is there, and is inactive at first.</p>
<form class="stack" method="post" action="${base}/token-encryption/import" enctype="multipart/form-data">
${fileField({ label: 'Certificate file (.cer)', name: 'certificate', accept: '.cer,.crt,.pem,.der', required: true, error })}
<div class="pane-actions">${submit('Add')}</div></form>`,
  };
}

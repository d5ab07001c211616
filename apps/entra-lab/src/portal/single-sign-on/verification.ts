/** The pane "Verification certificates": whether requests must be signed, and by which certificates. */
import {
  addVerificationCertificate,
  removeVerificationCertificate,
  saveVerification,
} from '../../applications/index.ts';
import { type Html, html } from '../../platform/index.ts';
import { badge, confirmation, dateTime, openCommand, remark, saveAndDiscard, submit, table } from '../controls.ts';
import { fieldMessages } from '../field-messages.ts';
import { checkField, type FieldErrors, fileField } from '../fields.ts';
import { failure, success } from '../notice.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { samlPage } from './saml-page.ts';

type Settings = { readonly required: boolean; readonly allowSha1: boolean };

export function registerVerification(portal: Portal): void {
  portal.application.get('sso/verification', (visit) => {
    const asked = removePane(visit);
    return visit.page(samlPage(visit, asked ?? verificationPane(visit, visit.application.verification, {})));
  });
  portal.application.post('sso/verification', (visit) => {
    const settings = { required: visit.form.has('required'), allowSha1: visit.form.has('allowSha1') };
    const problems = visit.lab.store.update(() => saveVerification(visit.application, settings));
    if (problems.length > 0) {
      return visit.page(samlPage(visit, verificationPane(visit, settings, fieldMessages(problems))), 400);
    }
    return visit.go(
      `${visit.base}/sso/verification`,
      success('Successfully saved the verification certificate settings.'),
    );
  });
  portal.application.post('sso/verification/upload', (visit) => {
    const file = visit.form.file('certificate');
    const { application, lab } = visit;
    const errors =
      file === undefined
        ? { certificate: 'Choose a file.' }
        : fieldMessages(lab.store.update(() => addVerificationCertificate(application, file.bytes, lab.ids)));
    if (Object.keys(errors).length > 0) {
      return visit.page(samlPage(visit, verificationPane(visit, application.verification, errors)), 400);
    }
    return visit.go(`${visit.base}/sso/verification`, success('The verification certificate was uploaded.'));
  });
  portal.application.post('sso/verification/remove', (visit) => {
    const removed = visit.lab.store.update(() =>
      removeVerificationCertificate(visit.application, visit.form.text('id')),
    );
    return visit.go(
      `${visit.base}/sso/verification`,
      removed
        ? success('The verification certificate was deleted.')
        : failure('This certificate was not there any more.'),
    );
  });
}

function verificationPane(visit: ApplicationVisit, settings: Settings, errors: FieldErrors): Pane {
  const { base } = visit;
  return {
    title: 'Verification certificates',
    closeHref: `${base}/sso`,
    kind: 'wide',
    content: html`${saveAndDiscard('verification-form', `${base}/sso`)}
<p>Verification certificates are used to verify requests coming from this application to Microsoft Entra ID.</p>
<form id="verification-form" class="stack" method="post" action="${base}/sso/verification">
${checkField({ label: 'Require verification certificates', name: 'required', checked: settings.required, error: errors.required })}
${checkField({ label: 'Allow requests signed with RSA-SHA1', name: 'allowSha1', checked: settings.allowSha1 })}</form>
${remark('With required verification certificates, sign-in must begin at the application: the Test button and the tile in My Apps answer AADSTS76026.', 'warn')}
${certificateTable(visit)}
<form class="stack" method="post" action="${base}/sso/verification/upload" enctype="multipart/form-data">
${fileField({ label: 'Certificate file (.cer)', name: 'certificate', accept: '.cer,.crt,.pem,.der', error: errors.certificate })}
<div>${submit('Upload certificate', { kind: 'default' })}</div></form>`,
  };
}

function certificateTable({ application, base, lab }: ApplicationVisit): Html {
  return table({
    label: 'Verification certificates',
    columns: ['Thumbprint', 'Status', 'Expiration Date', ''],
    rows: application.verification.certificates.map(({ id, thumbprint, notAfter }) => [
      html`<code>${thumbprint}</code>`,
      Date.parse(notAfter) <= lab.clock.now() ? badge('Expired', 'bad') : badge('Active', 'good'),
      dateTime(notAfter),
      openCommand({
        label: 'Delete',
        name: `Delete ${thumbprint}`,
        href: `${base}/sso/verification?remove=${id}`,
        icon: 'trash',
        kind: 'link',
      }),
    ]),
    empty: html`<p class="muted">No verification certificate yet. Upload the certificate that the application signs its requests with.</p>`,
  });
}

function removePane({ application, base, query }: ApplicationVisit): Pane | undefined {
  const certificate = application.verification.certificates.find(({ id }) => id === query.text('remove'));
  if (certificate === undefined) return undefined;
  return confirmation({
    title: 'Delete certificate',
    text: `Delete verification certificate ${certificate.thumbprint}? Requests signed with its key are refused from then on, if signatures are required.`,
    action: `${base}/sso/verification/remove`,
    hidden: { id: certificate.id },
    yes: 'Delete',
    closeHref: `${base}/sso/verification`,
  });
}

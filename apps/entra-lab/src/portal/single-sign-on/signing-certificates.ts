/** The pane "SAML Signing Certificate": certificates, how responses are signed, and who is told of an expiry. */
import {
  activateCertificate,
  deleteCertificate,
  type FieldProblem,
  saveNotificationEmails,
  saveSigning,
} from '../../applications/index.ts';
import type { SigningCertificate } from '../../state.ts';
import { confirmation } from '../controls.ts';
import type { Form } from '../form.ts';
import { failure, success } from '../notice.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { registerNewCertificate } from './new-certificate.ts';
import { samlPage } from './saml-page.ts';
import { certificatesPane, type SigningTyped } from './signing-certificates-pane.ts';

export function registerSigningCertificates(portal: Portal): void {
  portal.application.get('sso/certificates', (visit) => {
    const { signing, notificationEmails } = visit.application;
    const asked = confirmPane(visit);
    return visit.page(
      samlPage(visit, asked ?? certificatesPane(visit, { ...signing, emails: notificationEmails }, [])),
    );
  });
  portal.application.post('sso/certificates', (visit) => {
    const typed = readTyped(visit.form);
    const problems = visit.lab.store.update((): FieldProblem[] => {
      const found = saveNotificationEmails(visit.application, typed.emails);
      if (found.length === 0) saveSigning(visit.application, { option: typed.option, algorithm: typed.algorithm });
      return found;
    });
    if (problems.length > 0) return visit.page(samlPage(visit, certificatesPane(visit, typed, problems)), 400);
    return visit.go(`${visit.base}/sso/certificates`, success('Successfully saved the SAML signing settings.'));
  });
  portal.application.post('sso/certificates/activate', (visit) => {
    const done = visit.lab.store.update(() => activateCertificate(visit.application, visit.form.text('id')));
    return visit.go(
      `${visit.base}/sso/certificates`,
      done
        ? success('The certificate is active now. Responses are signed with it from now on.')
        : failure('This certificate was not there any more.'),
    );
  });
  portal.application.post('sso/certificates/delete', (visit) => {
    const done = visit.lab.store.update(() => deleteCertificate(visit.application, visit.form.text('id')));
    return visit.go(
      `${visit.base}/sso/certificates`,
      done ? success('The certificate was deleted.') : failure('Only an inactive certificate can be deleted.'),
    );
  });
  registerNewCertificate(portal);
}

function readTyped(form: Form): SigningTyped {
  const option = form.text('option');
  return {
    option: option === 'response' || option === 'both' ? option : 'assertion',
    algorithm: form.text('algorithm') === 'sha1' ? 'sha1' : 'sha256',
    emails: form.texts('email').filter((email) => email !== ''),
  };
}

/** The question that stands before an activation or a deletion, if one is asked. */
function confirmPane(visit: ApplicationVisit): Pane | undefined {
  const chosen = (name: string): SigningCertificate | undefined =>
    visit.application.certificates.find(({ id }) => id === visit.query.text(name));
  const closeHref = `${visit.base}/sso/certificates`;
  const activating = chosen('activate');
  if (activating !== undefined) {
    return confirmation({
      title: 'Activate certificate',
      text: `Make certificate ${activating.thumbprint} active? The active certificate turns inactive. An application that does not know the new certificate refuses every response from then on: give it the new Federation Metadata XML first.`,
      action: `${visit.base}/sso/certificates/activate`,
      hidden: { id: activating.id },
      yes: 'Yes',
      no: 'No',
      danger: false,
      closeHref,
    });
  }
  const deleting = chosen('delete');
  if (deleting === undefined) return undefined;
  return confirmation({
    title: 'Delete certificate',
    text: `Delete certificate ${deleting.thumbprint}? It leaves the Federation Metadata XML and cannot be brought back.`,
    action: `${visit.base}/sso/certificates/delete`,
    hidden: { id: deleting.id },
    yes: 'Delete',
    closeHref,
  });
}

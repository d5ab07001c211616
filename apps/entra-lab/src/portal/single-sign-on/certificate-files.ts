/** The downloads of card 3: the certificate in three forms, and the Federation Metadata XML, named as Entra names them. */
import { certificateFile } from '../../certificates/index.ts';
import { appMetadataDocument } from '../../federation/index.ts';
import { download } from '../download.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';

const forms = { base64: 'cer', pem: 'pem', raw: 'cer' } as const;

const isForm = (text: string): text is keyof typeof forms => Object.hasOwn(forms, text);

export function registerCertificateFiles(portal: Portal): void {
  portal.application.get('sso/certificates/:certificateId/:form', (visit) => {
    const certificate = visit.application.certificates.find(({ id }) => id === visit.param('certificateId'));
    const form = visit.param('form');
    if (certificate === undefined) return visit.missing('this certificate');
    if (form === 'metadata') return metadata(visit);
    if (!isForm(form)) return visit.missing('such a file');
    return download(visit.reply, {
      name: `${visit.application.name}.${forms[form]}`,
      type: form === 'pem' ? 'application/x-pem-file' : 'application/x-x509-ca-cert',
      bytes: certificateFile(certificate, form),
    });
  });
  portal.application.get('sso/federation-metadata', metadata);
}

/** The document lists every certificate, inactive ones too, so it is the same from each certificate's menu. */
function metadata(visit: ApplicationVisit) {
  const { application, lab } = visit;
  if (application.certificates.length === 0) return visit.missing('a signing certificate');
  return download(visit.reply, {
    name: `${application.name}.xml`,
    type: 'application/samlmetadata+xml',
    bytes: appMetadataDocument(lab.store.read(), application, lab.publicUrl),
  });
}

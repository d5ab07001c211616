/** Card 3 of the SAML page: SAML Certificates, the ones that sign and the ones that verify requests. */
import { type Html, html } from '../../platform/index.ts';
import { badge, copyValue, dateTime, fact } from '../controls.ts';
import { icon } from '../icons.ts';
import type { ApplicationVisit } from '../visit.ts';
import { card, editButton } from './card.ts';
import { appMetadataUrl } from './tenant-addresses.ts';

export function certificatesCard(visit: ApplicationVisit): Html {
  return card({
    number: 3,
    title: 'SAML Certificates',
    content: html`${tokenSigning(visit)}<hr>${verification(visit)}`,
  });
}

function tokenSigning({ application, base, lab }: ApplicationVisit): Html {
  const active = application.certificates.find((certificate) => certificate.active);
  const expired = active !== undefined && Date.parse(active.notAfter) <= lab.clock.now();
  const title = 'Token signing certificate';
  return html`<section class="stack" aria-labelledby="token-signing"><div class="card-head"><h3 id="token-signing">${title}</h3>${editButton(`${base}/sso/certificates`, title)}</div>
<dl class="facts">
${fact('Status', active === undefined ? badge('None', 'bad') : expired ? badge('Expired', 'bad') : badge('Active', 'good'))}
${fact('Thumbprint', active === undefined ? null : html`<code>${active.thumbprint}</code>`)}
${fact('Expiration', active === undefined ? null : dateTime(active.notAfter))}
${fact('Notification Email', application.notificationEmails.join(', '))}</dl>
${active === undefined ? null : copyValue({ label: 'App Federation Metadata Url', value: appMetadataUrl(lab, application) })}
${
  active === undefined
    ? null
    : html`<dl class="facts">${fact('Certificate (Base64)', download(`${base}/sso/certificates/${active.id}/base64`, 'Certificate (Base64)'))}
${fact('Certificate (Raw)', download(`${base}/sso/certificates/${active.id}/raw`, 'Certificate (Raw)'))}
${fact('Federation Metadata XML', download(`${base}/sso/federation-metadata`, 'Federation Metadata XML'))}</dl>`
}</section>`;
}

const download = (href: string, what: string): Html =>
  html`<a class="download" href="${href}" download aria-label="Download ${what}">${icon('download')} Download</a>`;

function verification({ application, base, lab }: ApplicationVisit): Html {
  const { required, certificates } = application.verification;
  const expired = certificates.filter(({ notAfter }) => Date.parse(notAfter) <= lab.clock.now()).length;
  const title = 'Verification certificates (optional)';
  return html`<section class="stack" aria-labelledby="verification"><div class="card-head"><h3 id="verification">${title}</h3>${editButton(`${base}/sso/verification`, title)}</div>
<dl class="facts">${fact('Required', required ? 'Yes' : 'No')}${fact('Active', String(certificates.length - expired))}${fact('Expired', String(expired))}</dl></section>`;
}

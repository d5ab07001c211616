/** Card 4 of the SAML page: what the application needs to know of the tenant. */
import { type Html, html } from '../../platform/index.ts';
import { copyValue } from '../controls.ts';
import type { ApplicationVisit } from '../visit.ts';
import { card } from './card.ts';
import { entraIdentifier, samlEndpoint } from './tenant-addresses.ts';

export function setUpCard({ application, lab }: ApplicationVisit): Html {
  return card({
    number: 4,
    title: `Set up ${application.name}`,
    content: html`<p>You'll need to configure the application to link with Microsoft Entra ID.</p>
${copyValue({ label: 'Login URL', value: samlEndpoint(lab) })}
${copyValue({ label: 'Microsoft Entra Identifier', value: entraIdentifier(lab) })}
${copyValue({ label: 'Logout URL', value: samlEndpoint(lab) })}`,
  });
}

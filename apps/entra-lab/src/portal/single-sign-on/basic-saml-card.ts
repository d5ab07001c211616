/** Card 1 of the SAML page: Basic SAML Configuration. */
import { type Html, html } from '../../platform/index.ts';
import type { EnterpriseApplication } from '../../state.ts';
import { fact } from '../controls.ts';
import type { ApplicationVisit } from '../visit.ts';
import { card } from './card.ts';

/** The Test buttons wait for it. */
export const isBasicSamlSaved = (application: EnterpriseApplication): boolean =>
  application.basicSaml.identifiers.length > 0 && application.basicSaml.replyUrls.length > 0;

const lines = (values: readonly string[]): Html => html`${values.map((value) => html`<div>${value}</div>`)}`;

export function basicSamlCard({ application, base }: ApplicationVisit): Html {
  const { identifiers, replyUrls, signOnUrl, relayState, logoutUrl } = application.basicSaml;
  const required = html`<strong>Required</strong>`;
  const optional = html`<em class="muted">Optional</em>`;
  return card({
    number: 1,
    title: 'Basic SAML Configuration',
    editHref: `${base}/sso/basic`,
    content: html`<dl class="facts">
${fact('Identifier (Entity ID)', identifiers.length === 0 ? required : lines(identifiers))}
${fact('Reply URL (Assertion Consumer Service URL)', replyUrls.length === 0 ? required : lines(replyUrls.map(({ url }) => url)))}
${fact('Sign on URL', signOnUrl ?? optional)}${fact('Relay State (Optional)', relayState ?? optional)}${fact('Logout Url (Optional)', logoutUrl ?? optional)}</dl>`,
  });
}

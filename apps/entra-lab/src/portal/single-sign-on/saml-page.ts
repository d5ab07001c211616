/** "Set up Single Sign-On with SAML": the tool bar and the five numbered cards. */
import { html } from '../../platform/index.ts';
import { openCommand } from '../controls.ts';
import { applicationPage } from '../enterprise-apps/application-page.ts';
import type { Pane, PortalPage } from '../shell.ts';
import type { ApplicationVisit } from '../visit.ts';
import { basicSamlCard, isBasicSamlSaved } from './basic-saml-card.ts';
import { certificatesCard } from './certificates-card.ts';
import { claimsCard } from './claims-card.ts';
import { setUpCard } from './set-up-card.ts';
import { testCard } from './test-card.ts';

/** @param pane what is open over the cards. */
export function samlPage(visit: ApplicationVisit, pane?: Pane): PortalPage {
  const { application, base } = visit;
  return applicationPage(visit, {
    section: 'sso',
    title: 'SAML-based Sign-on',
    pane,
    commands: html`${openCommand({ label: 'Upload metadata file', href: `${base}/sso/metadata-upload`, icon: 'upload' })}
${openCommand({ label: 'Change single sign-on mode', href: `${base}/sso/method`, icon: 'swap' })}
${openCommand({ label: 'Test this application', href: `${base}/sso/test`, icon: 'test', disabled: !isBasicSamlSaved(application) })}`,
    content: html`<div><h2 class="section-title">Set up Single Sign-On with SAML</h2>
<p class="muted">An SSO implementation based on federation protocols improves security, reliability, and end user experiences and is easier to implement. Choose SAML single sign-on whenever possible for existing applications that do not use OpenID Connect or OAuth.</p></div>
${basicSamlCard(visit)}${claimsCard(visit)}${certificatesCard(visit)}${setUpCard(visit)}${testCard(visit)}`,
  });
}

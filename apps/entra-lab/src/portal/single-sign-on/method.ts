/** "Select a single sign-on method", and the change of it. */
import { chooseSaml } from '../../applications/index.ts';
import { createSigningCertificate } from '../../certificates/index.ts';
import { type Html, html, raw } from '../../platform/index.ts';
import { remark } from '../controls.ts';
import { applicationPage } from '../enterprise-apps/application-page.ts';
import { type IconName, icon } from '../icons.ts';
import { failure, success } from '../notice.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { samlPage } from './saml-page.ts';

export function registerMethod(portal: Portal): void {
  portal.application.get('sso', (visit) =>
    visit.application.singleSignOnMode === 'saml' ? visit.page(samlPage(visit)) : visit.page(methodPage(visit)),
  );
  portal.application.get('sso/method', (visit) => visit.page(methodPage(visit)));
  portal.application.post('sso/method', async (visit) => {
    const { application, base, lab } = visit;
    const mode = visit.form.text('mode');
    if (mode === 'disabled') {
      lab.store.update(() => {
        application.singleSignOnMode = null;
      });
      return visit.go(`${base}/sso`, success('Single sign-on was disabled. What was configured is kept.'));
    }
    if (mode !== 'saml') return visit.go(`${base}/sso`, failure('The lab offers SAML only.'));
    const certificate = await createSigningCertificate({ id: lab.ids.guid(), now: lab.clock.now() });
    lab.store.update(() => chooseSaml(application, certificate));
    return visit.go(`${base}/sso`);
  });
}

const notOffered = 'Not offered by the lab.';

function methodPage(visit: ApplicationVisit) {
  const { application, base } = visit;
  return applicationPage(visit, {
    section: 'sso',
    title: 'Single sign-on',
    content: html`<p>Single sign-on (SSO) adds security and convenience when users sign on to applications in Microsoft Entra ID by enabling a user in your organization to sign in to every application they use with only one account.</p>
${application.singleSignOnMode === 'saml' ? remark('This application uses SAML now. What you configured is kept when you change the mode.') : null}
<h2 class="section-title">Select a single sign-on method</h2>
<form class="tiles" method="post" action="${base}/sso/method">
${methodTile('disabled', 'Disabled', 'Single sign-on is not enabled. The user will not be able to launch the app from My Apps.', 'blocked', application.singleSignOnMode === null ? 'Selected now.' : null)}
${methodTile('saml', 'SAML', 'Rich and secure authentication to applications using the SAML (Security Assertion Markup Language) protocol.', 'key', null)}
${methodTile('password', 'Password-based', 'Password storage and replay using a web browser extension or mobile app.', 'lock', notOffered)}
${methodTile('linked', 'Linked', 'Link to an application in My Apps and/or Office 365 application launcher.', 'link', notOffered)}
</form>`,
  });
}

const methodTile = (mode: string, name: string, text: string, iconName: IconName, unavailable: string | null): Html =>
  html`<div class="tile"><button type="submit" class="tile-title" name="mode" value="${mode}" aria-describedby="method-${mode}"${
    unavailable === null ? null : raw(' disabled')
  }>${icon(iconName)}${name}</button><p id="method-${mode}">${text}${unavailable === null ? null : html` <strong>${unavailable}</strong>`}</p></div>`;

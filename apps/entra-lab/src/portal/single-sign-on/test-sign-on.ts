/** The pane "Test single sign-on": who signs in, and what to do about an error that came of it. */
import { type Html, html } from '../../platform/index.ts';
import { remark, submit } from '../controls.ts';
import { radioField, textField } from '../fields.ts';
import { icon } from '../icons.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { isBasicSamlSaved } from './basic-saml-card.ts';
import { codeIn, guidanceFor } from './resolution-guidance.ts';
import { samlPage } from './saml-page.ts';

export function registerTestSignOn(portal: Portal): void {
  portal.application.get('sso/test', (visit) => visit.page(samlPage(visit, testPane(visit, ''))));
  portal.application.post('sso/test', (visit) =>
    visit.page(samlPage(visit, testPane(visit, visit.form.text('error')))),
  );
}

function testPane(visit: ApplicationVisit, errorText: string): Pane {
  const { application, base } = visit;
  return {
    title: `Test single sign-on with ${application.name}`,
    closeHref: `${base}/sso`,
    content: html`${startForm(visit)}
<section class="stack" aria-labelledby="resolve"><h3 class="section-title" id="resolve">Resolving errors</h3>
<p>If you encounter an error in the sign-in page, please paste it below. If not, a diagnosis of the attempt is in the <a href="${base}/sign-in-logs">sign-in logs</a>.</p>
<form class="stack" method="post" action="${base}/sso/test">
${textField({ label: 'What does the error look like?', name: 'error', value: errorText, rows: 4, placeholder: "Sorry, but we're having trouble signing you in. AADSTS50105: ..." })}
<div>${submit('Get resolution guidance', { kind: 'default' })}</div></form>
${errorText === '' ? null : resolution(visit, errorText)}</section>`,
  };
}

/** Opens in a window of its own, as Entra does, so that this pane stays for the error text. */
function startForm(visit: ApplicationVisit): Html {
  const { application, lab } = visit;
  const { tenant, users, administratorId } = lab.store.read();
  const administrator = users.find(({ id }) => id === administratorId);
  if (!isBasicSamlSaved(application)) {
    return remark(
      'Save card 1, Basic SAML Configuration, first: without a Reply URL there is nowhere to send the answer.',
      'warn',
    );
  }
  return html`<p>Microsoft Entra ID sends a SAML response to <code>${application.basicSaml.replyUrls.find(({ isDefault }) => isDefault)?.url}</code>, as if the person had opened the application from My Apps.</p>
${application.verification.required ? remark('"Require verification certificates" is on: this test is refused with AADSTS76026. Begin at the application instead.', 'warn') : null}
<form class="stack" method="get" action="/api/signin/${application.appId}" target="_blank" rel="noopener">
<input type="hidden" name="tenantId" value="${tenant.id}"><input type="hidden" name="test" value="1">
${radioField({
  label: 'Test sign in with',
  name: 'login',
  value: 'current',
  options: [
    {
      value: 'current',
      label: 'Sign in as current user',
      hint: `Whoever is signed in to the lab in this browser; if nobody is, the administrator, ${administrator?.displayName ?? 'who was deleted'}.`,
    },
    { value: 'other', label: 'Sign in as someone else', hint: 'Pick an account, or type another one.' },
  ],
})}
<div>${submit('Test sign in')}</div></form>`;
}

function resolution(visit: ApplicationVisit, errorText: string): Html {
  const code = codeIn(errorText);
  if (code === null)
    return remark('There is no AADSTS code in this text. Paste the whole message, e.g. "AADSTS50105: ...".', 'warn');
  const guidance = guidanceFor(code);
  if (guidance === null) return remark(`The lab's catalogue does not have AADSTS${code}.`, 'warn');
  return html`<div class="card" role="status"><h3>AADSTS${guidance.code}</h3><p>${guidance.cause}</p><p><strong>Resolution:</strong> ${guidance.fix}</p>${
    guidance.place === null
      ? null
      : html`<p><a href="${visit.base}/${guidance.place.path}">${icon('edit')} Open ${guidance.place.label}</a></p>`
  }</div>`;
}

/** "New Certificate": valid until a date of up to three years ahead, and inactive until it is made active. */
import { type Instant, instant } from '@latchkey/saml';
import { addCertificate } from '../../applications/index.ts';
import { createSigningCertificate } from '../../certificates/index.ts';
import { addYears, html, isoTime } from '../../platform/index.ts';
import { saveAndDiscard } from '../controls.ts';
import { textField } from '../fields.ts';
import { success } from '../notice.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { samlPage } from './saml-page.ts';

export function registerNewCertificate(portal: Portal): void {
  portal.application.get('sso/certificates/new', (visit) => {
    const threeYears = dayOf(addYears(visit.lab.clock.now(), 3));
    return visit.page(samlPage(visit, newPane(visit, threeYears, undefined)));
  });
  portal.application.post('sso/certificates/new', async (visit) => {
    const { application, base, lab } = visit;
    const typed = visit.form.text('expiration');
    const now = lab.clock.now();
    const notAfter = endOfDay(typed);
    const error = expirationError(notAfter, now);
    if (error !== undefined || notAfter === null) return visit.page(samlPage(visit, newPane(visit, typed, error)), 400);
    const certificate = await createSigningCertificate({ id: lab.ids.guid(), now, notAfter });
    lab.store.update(() => addCertificate(application, certificate));
    return visit.go(
      `${base}/sso/certificates`,
      success(
        `A new certificate was saved as ${certificateState(application.certificates, certificate.id)}. It is in the Federation Metadata XML from now on.`,
      ),
    );
  });
}

const certificateState = (certificates: ApplicationVisit['application']['certificates'], id: string) =>
  certificates.find((each) => each.id === id)?.active === true ? 'Active' : 'Inactive';

const dayOf = (at: Instant): string => isoTime(at).slice(0, 10);

/** The last second of a day, in UTC; `null` for what is no day. */
function endOfDay(day: string): Instant | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T23:59:59Z`) : Number.NaN;
  return Number.isNaN(at) ? null : instant(at);
}

function expirationError(notAfter: Instant | null, now: Instant): string | undefined {
  if (notAfter === null) return 'Enter a date, such as 2027-12-31.';
  if (notAfter <= now) return 'The expiration date must be in the future.';
  if (dayOf(notAfter) > dayOf(addYears(now, 3))) return 'The expiration date can be up to three years from now.';
  return undefined;
}

function newPane({ base, lab }: ApplicationVisit, typed: string, error: string | undefined): Pane {
  const now = lab.clock.now();
  return {
    title: 'New Certificate',
    closeHref: `${base}/sso/certificates`,
    content: html`${saveAndDiscard('certificate-form', `${base}/sso/certificates`)}
<p>The certificate is made when you select Save. It stays inactive until you make it active, so that the application can learn of it first.</p>
<form id="certificate-form" class="stack" method="post" action="${base}/sso/certificates/new">
${textField({ label: 'Expiration Date', name: 'expiration', type: 'date', value: typed, min: dayOf(now), max: dayOf(addYears(now, 3)), required: true, error, hint: 'Up to three years from now. A near date shows how the application behaves when its certificate runs out.' })}</form>`,
  };
}

/** Pages at which a sign-in ends without reaching the application: the error page, and "You signed out". */
import { html } from '../../platform/index.ts';
import { page } from '../../platform/page.ts';
import { box } from './box.ts';

const styles = `
.stage { flex: 1; display: grid; place-items: start center; padding: 40px 16px; }
.sheet { width: 100%; max-width: 640px; background: var(--surface); box-shadow: var(--shadow); padding: 36px 44px 40px; overflow-wrap: anywhere; }
.sheet h1 { font-size: 24px; font-weight: 600; margin-bottom: 12px; }
.sheet h2 { font-size: 16px; font-weight: 600; margin: 28px 0 8px; }
.sheet p { margin-bottom: 12px; }
dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: 4px 12px; font-size: 14px; }
dt { font-weight: 600; }
dd { margin: 0; }
.copy { border: 0; background: none; color: var(--link); padding: 0; text-decoration: underline; }
@media (max-width: 480px) { .stage { padding: 0; } .sheet { padding: 24px; box-shadow: none; } dl { grid-template-columns: 1fr; } dd { margin-bottom: 6px; } }
`;

export interface ErrorPage {
  readonly nonce: string;
  /** e.g. `AADSTS50105: Your administrator has …`. */
  readonly message: string;
  readonly requestId: string;
  readonly correlationId: string;
  /** ISO 8601 without milliseconds. */
  readonly timestamp: string;
}

const copyScript = `
document.getElementById('copy').addEventListener('click', async (event) => {
  await navigator.clipboard.writeText(document.getElementById('details').dataset.copy);
  event.target.textContent = 'Copied';
});`;

export function errorPage({ nonce, message, requestId, correlationId, timestamp }: ErrorPage): string {
  const rows = [
    ['Request Id', requestId],
    ['Correlation Id', correlationId],
    ['Timestamp', timestamp],
    ['Message', message],
  ];
  const copy = rows.map(([label, value]) => `${label}: ${value}`).join('\n');
  return page({
    title: 'Sign in to your account',
    styles,
    body: html`<main class="stage"><div class="sheet">
<h1>Sign in</h1>
<p>Sorry, but we’re having trouble signing you in.</p>
<p id="message">${message}</p>
<section aria-labelledby="troubleshooting"><h2 id="troubleshooting">Troubleshooting details</h2>
<p>If you contact your administrator, send this info to them.<br><button class="copy" id="copy" type="button">Copy info to clipboard</button></p>
<dl id="details" data-copy="${copy}">${rows.map(([label, value]) => html`<dt>${label}:</dt><dd>${value}</dd>`)}</dl>
</section>
</div></main>`,
    script: { nonce, code: copyScript },
  });
}

export const signedOutPage = (tenantName: string): string =>
  box({
    tenantName,
    content: html`<h1>You signed out of your account</h1><p>It’s a good idea to close all browser windows.</p>`,
  });

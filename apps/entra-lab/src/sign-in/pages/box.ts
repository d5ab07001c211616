/** The sign-in box in the middle of the page, which every step of a sign-in is shown in. */
import { type Html, html, page } from '../../platform/index.ts';

const styles = `
.stage { flex: 1; display: grid; place-items: center; padding: 24px 16px; }
.column { width: 100%; max-width: 440px; display: grid; gap: 16px; }
.box { background: var(--surface); box-shadow: var(--shadow); padding: 36px 44px 40px; }
.brand { display: flex; align-items: center; gap: 8px; font-size: 17px; font-weight: 600; color: var(--muted); margin-bottom: 16px; }
.brand svg { width: 22px; height: 22px; }
.box h1 { font-size: 24px; font-weight: 600; line-height: 1.25; margin-bottom: 12px; overflow-wrap: anywhere; }
.identity { display: flex; align-items: center; gap: 8px; margin: 0 0 12px -8px; overflow-wrap: anywhere; }
.identity button { border: 0; background: none; color: inherit; width: 32px; height: 32px; border-radius: 50%; }
.identity button:hover { background: var(--hover); }
.field { width: 100%; border: 0; border-bottom: 1px solid var(--line-strong); background: transparent; color: inherit; font: inherit; padding: 6px 2px; margin-bottom: 16px; border-radius: 0; }
.field:focus { outline: none; border-bottom: 2px solid var(--brand); padding-bottom: 5px; }
.field[aria-invalid] { border-color: var(--bad); }
.error { color: var(--bad); margin-bottom: 12px; }
.actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-top: 24px; }
.note { margin-bottom: 12px; }
.accounts { margin: 0 -44px; }
.accounts button { width: 100%; display: flex; align-items: center; gap: 12px; padding: 12px 44px; border: 0; background: none; color: inherit; text-align: left; }
.accounts button:hover { background: var(--hover); }
.accounts span { min-width: 0; overflow-wrap: anywhere; }
.accounts small { display: block; color: var(--muted); font-size: 13px; }
.check { display: flex; gap: 8px; align-items: center; margin-top: 16px; }
details.people { background: var(--surface); box-shadow: var(--shadow); padding: 12px 44px; font-size: 14px; }
details.people summary { cursor: pointer; }
details.people ul { max-height: 260px; overflow: auto; margin-top: 8px; }
details.people button { border: 0; background: none; color: var(--link); padding: 4px 0; text-align: left; overflow-wrap: anywhere; }
@media (max-width: 480px) { .stage { place-items: start center; padding: 0; } .box { padding: 24px; box-shadow: none; } .accounts { margin: 0 -24px; } .accounts button, details.people { padding-left: 24px; padding-right: 24px; } }
`;

const brand = (tenantName: string) =>
  html`<div class="brand"><svg viewBox="0 0 22 22" aria-hidden="true"><circle cx="11" cy="11" r="10" fill="none" stroke="currentColor" stroke-width="2"/><path d="M7 15V7h8M7 11h6M7 15h8" fill="none" stroke="currentColor" stroke-width="2"/></svg>${tenantName}</div>`;

export interface BoxInput {
  readonly tenantName: string;
  readonly content: Html;
  /** Below the box. */
  readonly after?: Html;
  /** An inline script; our own constant. */
  readonly script?: { readonly nonce: string; readonly code: string };
}

export const box = ({ tenantName, content, after, script }: BoxInput): string =>
  page({
    title: 'Sign in to your account',
    styles,
    body: html`<main class="stage"><div class="column"><div class="box">${brand(tenantName)}${content}</div>${after}</div></main>`,
    ...(script === undefined ? {} : { script }),
  });

/** The form of one step: where it is posted, which sign-in it belongs to. */
export const stepForm = (action: string, ctx: string, content: Html): Html =>
  html`<form method="post" action="${action}"><input type="hidden" name="ctx" value="${ctx}">${content}</form>`;

/** The person chosen so far, with the arrow back to another account. */
export const identity = (ctx: string, name: string): Html =>
  html`<form class="identity" method="post" action="/common/account"><input type="hidden" name="ctx" value="${ctx}"><button type="submit" name="other" value="1" aria-label="Back">←</button><span>${name}</span></form>`;

export const errorLine = (message: string | null): Html | null =>
  message === null ? null : html`<p class="error" id="error" role="alert">${message}</p>`;

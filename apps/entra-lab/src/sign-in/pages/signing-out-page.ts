/** "Signing you out": tells the other applications by a frame each, then goes on, or says that it is done. */
import { html } from '../../platform/index.ts';
import { box } from './box.ts';

export interface SigningOutPage {
  readonly tenantName: string;
  readonly nonce: string;
  /** The addresses for the frames. */
  readonly frames: readonly string[];
  /** Where the browser goes afterwards; `null` to stay. */
  readonly next: string | null;
}

/** An application that does not answer holds nobody up for longer than this. */
const script = `
const frames = [...document.querySelectorAll('iframe')];
const loaded = frames.map((frame) => new Promise((resolve) => frame.addEventListener('load', resolve, { once: true })));
for (const frame of frames) frame.src = frame.dataset.src;
Promise.race([Promise.all(loaded), new Promise((resolve) => setTimeout(resolve, 5000))]).then(() => {
  document.getElementById('progress').textContent = 'It’s a good idea to close all browser windows.';
  document.querySelector('h1').textContent = 'You signed out of your account';
  const next = document.getElementById('next');
  if (next) location.replace(next.href);
});`;

export const signingOutPage = ({ tenantName, nonce, frames, next }: SigningOutPage): string =>
  box({
    tenantName,
    content: html`<h1>Signing you out</h1><p id="progress" role="status">Hang on a moment while we sign you out of your applications.</p>
${next === null ? null : html`<p><a id="next" href="${next}">Continue</a></p>`}
${frames.map((address) => html`<iframe hidden title="Sign out of an application" data-src="${address}"></iframe>`)}`,
    script: { nonce, code: script },
  });

/** What an application’s answer is shown in its frame, where nobody reads it. */
export const logoutAnsweredPage = (tenantName: string): string =>
  box({ tenantName, content: html`<h1>Signed out</h1>` });

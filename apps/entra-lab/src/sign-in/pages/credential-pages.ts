/** "Enter password", "Approve sign in request" and "Stay signed in?". */
import { html } from '../../platform/index.ts';
import { box, errorLine, identity, stepForm } from './box.ts';

export interface CredentialPage {
  readonly tenantName: string;
  /** The sign-in that this step belongs to. */
  readonly ctx: string;
  /** Who is signing in, as they typed it. */
  readonly name: string;
}

export const passwordPage = ({
  tenantName,
  ctx,
  name,
  error,
}: CredentialPage & { readonly error: string | null }): string =>
  box({
    tenantName,
    content: html`${identity(ctx, name)}<h1>Enter password</h1>${stepForm(
      '/common/login',
      ctx,
      html`${errorLine(error)}<input class="visually-hidden" type="text" name="login" value="${name}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
<label class="visually-hidden" for="passwd">Password</label>
<input class="field" id="passwd" name="passwd" type="password" autocomplete="current-password" placeholder="Password" required autofocus${error === null ? null : html` aria-invalid="true" aria-describedby="error"`}>
<div class="actions"><button class="button" type="submit">Sign in</button></div>`,
    )}`,
  });

export const multifactorPage = ({
  tenantName,
  ctx,
  name,
  number,
}: CredentialPage & { readonly number: number }): string =>
  box({
    tenantName,
    content: html`${identity(ctx, name)}<h1>Approve sign in request</h1>
<p class="note">Open your Authenticator app, and enter the number shown to sign in.</p>
<p class="note" style="font-size:32px">${number}</p>
<p class="note muted">There is no phone in this lab: the buttons stand in for it.</p>
${stepForm('/common/multifactor', ctx, html`<div class="actions"><button class="button neutral" type="submit" name="answer" value="deny">Deny</button><button class="button" type="submit" name="answer" value="approve">Approve</button></div>`)}`,
  });

export const staySignedInPage = ({ tenantName, ctx, name }: CredentialPage): string =>
  box({
    tenantName,
    content: html`<div class="identity"><span>&nbsp; ${name}</span></div><h1>Stay signed in?</h1>
<p class="note">Do this to reduce the number of times you are asked to sign in.</p>
${stepForm(
  '/common/kmsi',
  ctx,
  html`<label class="check"><input type="checkbox" name="DontShowAgain" value="true"> Don’t show this again</label>
<div class="actions"><button class="button neutral" type="submit" name="stay" value="no">No</button><button class="button" type="submit" name="stay" value="yes" autofocus>Yes</button></div>`,
)}`,
  });

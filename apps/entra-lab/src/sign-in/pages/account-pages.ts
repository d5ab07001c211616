/** "Pick an account" and "Sign in": who wants to sign in. */
import { type Html, html, initials } from '../../platform/index.ts';
import type { LabUser } from '../../state.ts';
import { box, errorLine, stepForm } from './box.ts';

interface Page {
  readonly tenantName: string;
  /** The sign-in that this step belongs to. */
  readonly ctx: string;
}

export interface AccountPage extends Page {
  /** What was typed, or the login_hint. */
  readonly name: string;
  readonly error: string | null;
  /** People of the directory, offered below the box: this is a lab. */
  readonly people: readonly LabUser[];
}

/** What somebody types to sign in: members their user principal name, guests their mail address. */
export const signInName = (user: LabUser): string =>
  user.userType === 'Guest' ? (user.mail ?? user.userPrincipalName) : user.userPrincipalName;

export const accountPage = ({ tenantName, ctx, name, error, people }: AccountPage): string =>
  box({
    tenantName,
    content: html`<h1>Sign in</h1>${stepForm(
      '/common/account',
      ctx,
      html`${errorLine(error)}<label class="visually-hidden" for="loginfmt">Email, phone, or Skype</label>
<input class="field" id="loginfmt" name="loginfmt" type="text" inputmode="email" autocomplete="username" autocapitalize="off" spellcheck="false" placeholder="Email, phone, or Skype" value="${name}" required autofocus${error === null ? null : html` aria-invalid="true" aria-describedby="error"`}>
<div class="actions"><button class="button" type="submit">Next</button></div>`,
    )}`,
    after: peopleList(ctx, people),
  });

const peopleList = (ctx: string, people: readonly LabUser[]): Html =>
  html`<details class="people"><summary>Test users of this lab</summary>${stepForm(
    '/common/account',
    ctx,
    html`<ul>${people.map((user) => html`<li><button type="submit" name="loginfmt" value="${signInName(user)}">${signInName(user)}</button></li>`)}</ul>`,
  )}</details>`;

export interface PickPage extends Page {
  /** The person who is signed in to this browser. */
  readonly account: LabUser;
}

export const pickAccountPage = ({ tenantName, ctx, account }: PickPage): string =>
  box({
    tenantName,
    content: html`<h1>Pick an account</h1>${stepForm(
      '/common/account',
      ctx,
      html`<div class="accounts">
<button type="submit" name="loginfmt" value="${signInName(account)}"><span class="avatar" aria-hidden="true">${initials(account.displayName)}</span><span>${account.displayName}<small>${signInName(account)}</small><small>Signed in</small></span></button>
<button type="submit" name="other" value="1"><span class="avatar" aria-hidden="true">+</span><span>Use another account</span></button>
</div>`,
    )}`,
  });

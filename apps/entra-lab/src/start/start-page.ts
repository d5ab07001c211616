/** The start page: what the lab is, where its parts are, who can sign in. */
import { html, page } from '../platform/index.ts';
import { seedPassword } from '../seed.ts';
import type { LabState, LabUser } from '../state.ts';

const styles = `
main { width: 100%; max-width: 960px; margin: 0 auto; padding: 32px 24px 64px; display: grid; gap: 28px; }
main > * { min-width: 0; }
h1 { font-size: 28px; font-weight: 600; }
h2 { font-size: 18px; font-weight: 600; margin-bottom: 10px; }
.doors { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 16px; }
.doors a { display: grid; align-content: start; gap: 4px; padding: 20px; background: var(--surface); border-radius: 6px; box-shadow: var(--shadow); color: inherit; }
.doors a:hover { background: var(--hover); text-decoration: none; }
.doors strong { color: var(--link); font-size: 17px; }
.table { overflow-x: auto; background: var(--surface); border-radius: 6px; box-shadow: var(--shadow); }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 8px 16px; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; }
td:last-child { white-space: normal; min-width: 220px; }
tr:last-child td { border-bottom: 0; }
code { font-family: var(--mono); font-size: 13px; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 16px; margin: 0; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.done { padding: 10px 16px; background: var(--surface); border-left: 4px solid #107c10; }
@media (max-width: 480px) { main { padding: 20px 16px 48px; } dl { grid-template-columns: 1fr; gap: 2px; } dd { margin-bottom: 8px; } }
`;

export interface StartPage {
  readonly state: LabState;
  readonly publicUrl: string;
  readonly justReset: boolean;
}

/** What is special about a person, for whoever writes a test. */
function remark(state: LabState, user: LabUser): string {
  const groups = state.groups.filter(({ members }) => members.includes(user.id)).length;
  return [
    user.id === state.administratorId ? 'works in the admin center; Global Administrator, so needs no assignment' : '',
    user.accountEnabled ? '' : 'sign-in is blocked',
    user.mail === null ? 'has no mail' : '',
    user.userType === 'Guest' ? guestRemark(user) : '',
    user.userType === 'Member' && user.mail !== null && user.mail !== user.userPrincipalName
      ? `mail is ${user.mail}`
      : '',
    user.multifactor ? 'is asked for a second factor' : '',
    groups > 150 ? `in ${groups} groups, too many for the group claim` : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

const guestRemark = ({ guestIdentityProvider }: LabUser) =>
  guestIdentityProvider === 'mail'
    ? 'guest with e-mail one-time passcode'
    : `guest, comes from ${guestIdentityProvider ?? 'elsewhere'}`;

export const startPage = ({ state, publicUrl, justReset }: StartPage): string =>
  page({
    title: 'Entra Lab',
    styles,
    body: html`<main>
<div><h1>Entra Lab</h1><p>A directory, enterprise applications with SAML single sign-on, My Apps and a sign-in page that behave like Microsoft Entra ID, on this machine and without a network. Set single sign-on up here first, break it, and see what people would see.</p></div>
${justReset ? html`<p class="done" role="status">The lab is as it was at the beginning.</p>` : null}
<nav class="doors" aria-label="Parts of the lab">
<a href="/admin"><strong>Admin center</strong><span>Enterprise applications, users, groups, sign-in logs. No sign-in needed.</span></a>
<a href="/myapps"><strong>My Apps</strong><span>What a person sees: the tiles of their applications.</span></a>
</nav>
<section aria-labelledby="tenant"><h2 id="tenant">Tenant</h2><dl>
<dt>Name</dt><dd>${state.tenant.name}</dd>
<dt>Domain</dt><dd><code>${state.tenant.domain}</code></dd>
<dt>Tenant ID</dt><dd><code>${state.tenant.id}</code></dd>
<dt>Microsoft Entra Identifier</dt><dd><code>https://sts.windows.net/${state.tenant.id}/</code></dd>
<dt>Login URL</dt><dd><code>${publicUrl}/${state.tenant.id}/saml2</code></dd>
</dl></section>
<section aria-labelledby="people"><h2 id="people">People</h2>
<p style="margin-bottom:10px">Everybody who came with the lab has the password <code>${seedPassword}</code>. Guests sign in with their mail address.</p>
<div class="table" role="region" aria-label="Test users" tabindex="0"><table><thead><tr><th scope="col">Name</th><th scope="col">Signs in as</th><th scope="col">Remarks</th></tr></thead>
<tbody>${state.users.map((user) => html`<tr><td>${user.displayName}</td><td><code>${user.userType === 'Guest' ? (user.mail ?? user.userPrincipalName) : user.userPrincipalName}</code></td><td>${remark(state, user)}</td></tr>`)}</tbody></table></div></section>
<section aria-labelledby="reset"><h2 id="reset">Start afresh</h2>
<p style="margin-bottom:10px">Deletes all applications, changes and logs, and signs everybody out.</p>
<form method="post" action="/control/reset"><button class="button neutral" type="submit">Reset the lab</button></form></section>
</main>`,
  });

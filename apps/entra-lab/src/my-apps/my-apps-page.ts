/** The My Apps page: search, tiles, who is signed in. */
import { html, initials, page } from '../platform/index.ts';
import type { EnterpriseApplication, LabUser } from '../state.ts';

const styles = `
.top { display: flex; align-items: center; gap: 16px; padding: 10px 24px; background: var(--surface); border-bottom: 1px solid var(--line); }
.top .product { font-weight: 600; font-size: 17px; margin-right: auto; }
.account { position: relative; }
.account summary { list-style: none; cursor: pointer; border-radius: 50%; }
.account summary::-webkit-details-marker { display: none; }
.account .card { position: absolute; right: 0; top: 48px; width: 280px; z-index: 1; display: grid; gap: 4px; padding: 20px; background: var(--surface); box-shadow: var(--shadow); overflow-wrap: anywhere; }
.account .card a { margin-top: 12px; }
main { width: 100%; max-width: 1200px; margin: 0 auto; padding: 24px; }
h1 { font-size: 24px; font-weight: 600; }
.heading { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; justify-content: space-between; margin-bottom: 20px; }
.search { font: inherit; color: inherit; width: 100%; max-width: 280px; padding: 6px 10px; border: 1px solid var(--line-strong); border-radius: 4px; background: var(--surface); }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 16px; }
.tiles a { display: grid; justify-items: center; align-content: start; gap: 12px; height: 100%; padding: 20px 12px; background: var(--surface); border-radius: 6px; box-shadow: var(--shadow); color: inherit; text-align: center; overflow-wrap: anywhere; }
.tiles a:hover { background: var(--hover); text-decoration: none; }
.tiles .avatar { width: 64px; height: 64px; border-radius: 8px; font-size: 24px; }
.empty { padding: 64px 16px; text-align: center; }
.empty h2 { font-size: 18px; font-weight: 600; margin-bottom: 8px; }
[hidden] { display: none !important; }
@media (max-width: 480px) { .top, main { padding-left: 16px; padding-right: 16px; } .tiles { grid-template-columns: repeat(2, 1fr); } }
`;

/** Filters the tiles as one types. */
const script = `
const search = document.getElementById('search');
search?.addEventListener('input', () => {
  const wanted = search.value.trim().toLowerCase();
  for (const tile of document.querySelectorAll('.tiles li')) tile.hidden = !tile.textContent.toLowerCase().includes(wanted);
});`;

/** Colours of the pictures, none of them anybody's brand; white text on each has a contrast above 4.5. */
const colours = ['#0b6a0b', '#4f6bed', '#8e562e', '#881798', '#986f0b', '#005b70', '#c239b3', '#a4262c'];

const colourOf = (name: string) =>
  colours[[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % colours.length] ?? '#4f6bed';

export interface MyAppsPage {
  readonly tenantName: string;
  readonly user: LabUser;
  readonly apps: readonly EnterpriseApplication[];
  readonly launchAddress: (app: EnterpriseApplication) => string;
  readonly nonce: string;
}

export const myAppsPage = ({ tenantName, user, apps, launchAddress, nonce }: MyAppsPage): string =>
  page({
    title: 'My Apps Dashboard | My Apps',
    styles,
    body: html`<header class="top"><span class="product">My Apps</span>
<details class="account"><summary><span class="visually-hidden">Account manager for ${user.displayName}</span><span class="avatar" aria-hidden="true">${initials(user.displayName)}</span></summary>
<div class="card"><span class="muted">${tenantName}</span><strong>${user.displayName}</strong><span>${user.userPrincipalName}</span><a href="/logout">Sign out</a></div></details></header>
<main><div class="heading"><h1>Apps dashboard</h1>${apps.length === 0 ? null : html`<label class="visually-hidden" for="search">Search apps</label><input class="search" id="search" type="search" placeholder="Search apps">`}</div>
${apps.length === 0 ? empty : html`<ul class="tiles">${apps.map((app) => html`<li><a href="${launchAddress(app)}" target="_blank" rel="noopener"><span class="avatar" style="background:${colourOf(app.name)}" aria-hidden="true">${initials(app.name)}</span><span>${app.name}</span></a></li>`)}</ul>`}
</main>`,
    script: { nonce, code: script },
  });

const empty = html`<div class="empty"><h2>There are no apps to show</h2><p class="muted">Apps that your administrator assigns to you appear here.</p></div>`;

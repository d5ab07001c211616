/** The frame of every portal page: banner, top bar, left menu, breadcrumb, title, notification bar, and a side panel when one is open. */
import { type Html, html, labBanner, raw } from '../platform/index.ts';
import type { LabState } from '../state.ts';
import { type IconName, icon } from './icons.ts';
import type { Notice } from './notice.ts';

export type { Notice } from './notice.ts';

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export interface MenuSection {
  /** `null` for the entries before the first heading. */
  readonly heading: string | null;
  readonly entries: readonly { readonly label: string; readonly href: string; readonly icon: IconName }[];
}

/** A panel over the page, from the right; the page behind it is inert. A confirmation is a small one in the middle. */
export interface Pane {
  readonly title: string;
  /** Where the cross and the Escape key lead. */
  readonly closeHref: string;
  readonly content: Html;
  readonly kind?: 'side' | 'wide' | 'confirmation';
}

export type Area = 'home' | 'enterprise-apps' | 'users' | 'groups' | 'sign-in-logs';

export interface PortalPage {
  /** The page's heading, and the first words of the window's title. */
  readonly title: string;
  /** What kind of thing the title names, e.g. "Enterprise Application". */
  readonly subtitle?: string;
  readonly area: Area;
  readonly breadcrumb: readonly Crumb[];
  /** The menu of the thing that the page belongs to, and which of its addresses this is. */
  readonly menu?: { readonly label: string; readonly sections: readonly MenuSection[]; readonly current: string };
  /** The tool bar under the title. */
  readonly commands?: Html;
  readonly content?: Html;
  readonly pane?: Pane;
  readonly notice?: Notice;
}

export function renderPage(
  page: PortalPage,
  frame: { readonly tenant: LabState['tenant']; readonly notice: Notice | null },
): Html {
  const inert = page.pane === undefined ? null : raw(' inert aria-hidden="true"');
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.pane === undefined ? '' : `${page.pane.title} - `}${page.title} - Microsoft Entra admin center (Entra Lab)</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/admin/portal.css"><script src="/admin/portal.js" defer></script></head>
<body class="${page.pane === undefined ? '' : 'has-pane'}"><div class="page"${inert}>
<a class="skip" href="#content">Skip to content</a>
<header><p class="banner">${labBanner}</p>
${topBar(frame.tenant)}</header>
<div class="columns">
${areaMenu(page.area)}
<main id="content" class="blade">
${breadcrumb(page.breadcrumb)}
<header class="blade-title"><h1>${page.title}</h1>${page.subtitle === undefined ? null : html`<p class="subtitle">${page.subtitle}</p>`}</header>
<div class="blade-body">
${page.menu === undefined ? null : bladeMenu(page.menu)}
<div class="blade-content">
${noticeBar(page.pane === undefined ? frame.notice : null)}
${page.commands === undefined ? null : html`<div class="commands" role="toolbar" aria-label="Commands of this page">${page.commands}</div>`}
<div class="content">${page.content}</div>
</div></div></main></div></div>
${page.pane === undefined ? null : paneLayer(page.pane, frame.notice)}
<p id="announcer" class="visually-hidden" role="status"></p>
</body></html>`;
}

function topBar(tenant: LabState['tenant']): Html {
  return html`<div class="top-bar">
<button type="button" class="menu-button" popovertarget="area-menu" aria-label="Show portal menu">${icon('menu')}</button>
<a class="product" href="/admin">Microsoft Entra admin center</a>
<form class="top-search" role="search" aria-label="Search of the portal" action="/admin/enterprise-apps" method="get">${icon('search')}
<input type="search" name="q" aria-label="Search enterprise applications" placeholder="Search enterprise applications"></form>
<p class="who"><strong>Lab Administrator</strong><span>${tenant.name}</span></p>
</div>`;
}

const areas: readonly {
  readonly area: Area;
  readonly label: string;
  readonly href: string;
  readonly icon: IconName;
}[] = [
  { area: 'enterprise-apps', label: 'Enterprise apps', href: '/admin/enterprise-apps', icon: 'apps' },
  { area: 'users', label: 'Users', href: '/admin/users', icon: 'users' },
  { area: 'groups', label: 'Groups', href: '/admin/groups', icon: 'groups' },
  { area: 'sign-in-logs', label: 'Sign-in logs', href: '/admin/sign-in-logs', icon: 'logs' },
];

function areaMenu(current: Area): Html {
  const entry = (area: Area, label: string, href: string, name: IconName) =>
    html`<li><a href="${href}"${current === area ? raw(' aria-current="true"') : null}>${icon(name)}${label}</a></li>`;
  return html`<nav id="area-menu" class="area-menu" popover aria-label="Portal menu"><ul>
${entry('home', 'Home', '/admin', 'home')}</ul>
<h2>Entra ID</h2><ul>${areas.map((each) => entry(each.area, each.label, each.href, each.icon))}</ul>
<h2>Lab</h2><ul><li><a href="/myapps">${icon('external')}My Apps</a></li><li><a href="/">${icon('info')}About this lab</a></li>
<li><a href="/admin/reset">${icon('reset')}Reset lab</a></li></ul></nav>`;
}

function breadcrumb(crumbs: readonly Crumb[]): Html {
  return html`<nav class="breadcrumb" aria-label="Breadcrumb"><ol>${crumbs.map(
    (crumb) => html`<li><a href="${crumb.href}">${crumb.label}</a></li>`,
  )}</ol></nav>`;
}

function bladeMenu(menu: NonNullable<PortalPage['menu']>): Html {
  const entries = menu.sections.flatMap((section) => section.entries);
  const current = entries.find((entry) => entry.href === menu.current)?.label ?? 'Menu';
  return html`<div class="blade-menu-holder">
<button type="button" class="blade-menu-button" popovertarget="blade-menu">${icon('menu')}<span>Menu: ${current}</span></button>
<nav id="blade-menu" class="blade-menu" popover aria-label="${menu.label}">${menu.sections.map(
    (section) =>
      html`${section.heading === null ? null : html`<h2>${section.heading}</h2>`}<ul>${section.entries.map(
        (entry) =>
          html`<li><a href="${entry.href}"${entry.href === menu.current ? raw(' aria-current="page"') : null}>${icon(entry.icon)}${entry.label}</a></li>`,
      )}</ul>`,
  )}</nav></div>`;
}

function noticeBar(notice: Notice | null): Html | null {
  if (notice === null) return null;
  const name = notice.kind === 'success' ? 'check' : notice.kind === 'error' ? 'blocked' : 'info';
  return html`<div class="notice ${notice.kind}" role="${notice.kind === 'error' ? 'alert' : 'status'}">${icon(name)}<p>${notice.text}</p></div>`;
}

function paneLayer(pane: Pane, notice: Notice | null): Html {
  const kind = pane.kind ?? 'side';
  return html`<div class="pane-layer ${kind}"><a class="pane-backdrop" href="${pane.closeHref}" tabindex="-1" aria-hidden="true"></a>
<div class="pane ${kind}" role="${kind === 'confirmation' ? 'alertdialog' : 'dialog'}" aria-modal="true" aria-labelledby="pane-title">
<header class="pane-title"><h2 id="pane-title" tabindex="-1">${pane.title}</h2><a class="pane-close" href="${pane.closeHref}" aria-label="Close" title="Close" data-pane-close>${icon('discard')}</a></header>
<div class="pane-content">${noticeBar(notice)}${pane.content}</div></div></div>`;
}

/** The frame of an enterprise application's pages: its breadcrumb, its title, and its menu. */
import type { Html } from '../../platform/index.ts';
import type { Crumb, MenuSection, Notice, Pane, PortalPage } from '../shell.ts';
import type { ApplicationVisit } from '../visit.ts';

/** The last part of the address of each entry of the menu. */
export type ApplicationSection =
  | 'overview'
  | 'properties'
  | 'owners'
  | 'roles'
  | 'users'
  | 'sso'
  | 'token-encryption'
  | 'sign-in-logs';

const menuOf = (base: string): MenuSection[] => [
  { heading: null, entries: [{ label: 'Overview', href: `${base}/overview`, icon: 'overview' }] },
  {
    heading: 'Manage',
    entries: [
      { label: 'Properties', href: `${base}/properties`, icon: 'properties' },
      { label: 'Owners', href: `${base}/owners`, icon: 'owner' },
      { label: 'Roles and administrators', href: `${base}/roles`, icon: 'role' },
      { label: 'Users and groups', href: `${base}/users`, icon: 'users' },
      { label: 'Single sign-on', href: `${base}/sso`, icon: 'signOn' },
    ],
  },
  { heading: 'Security', entries: [{ label: 'Token encryption', href: `${base}/token-encryption`, icon: 'lock' }] },
  { heading: 'Activity', entries: [{ label: 'Sign-in logs', href: `${base}/sign-in-logs`, icon: 'logs' }] },
];

export const applicationsCrumbs: readonly Crumb[] = [
  { label: 'Home', href: '/admin' },
  { label: 'Enterprise applications | All applications', href: '/admin/enterprise-apps' },
];

export interface ApplicationPage {
  readonly section: ApplicationSection;
  /** The part of the title after the application's name, e.g. "Properties". */
  readonly title: string;
  /** Pages between the application and this one. */
  readonly crumbs?: readonly Crumb[];
  /** A page of its own, as Entra's "Attributes & Claims", has no menu and no application's name in its title. */
  readonly standalone?: boolean;
  readonly commands?: Html;
  readonly content: Html;
  readonly pane?: Pane | undefined;
  readonly notice?: Notice;
}

export function applicationPage(visit: ApplicationVisit, page: ApplicationPage): PortalPage {
  const { application, base } = visit;
  return {
    title: page.standalone === true ? page.title : `${application.name} | ${page.title}`,
    subtitle: page.standalone === true ? application.name : 'Enterprise Application',
    area: 'enterprise-apps',
    breadcrumb: [
      ...applicationsCrumbs,
      ...(page.section === 'overview' ? [] : [{ label: application.name, href: `${base}/overview` }]),
      ...(page.crumbs ?? []),
    ],
    ...(page.standalone === true
      ? {}
      : { menu: { label: application.name, sections: menuOf(base), current: `${base}/${page.section}` } }),
    ...(page.commands === undefined ? {} : { commands: page.commands }),
    ...(page.pane === undefined ? {} : { pane: page.pane }),
    ...(page.notice === undefined ? {} : { notice: page.notice }),
    content: page.content,
  };
}

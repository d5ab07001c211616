/** The first page of the admin center: the tenant, and the ways on. */
import { type Html, html } from '../platform/index.ts';
import { copyValue, fact } from './controls.ts';
import { type IconName, icon } from './icons.ts';
import type { Portal } from './visit.ts';

export function registerHome(portal: Portal): void {
  portal.get('/admin', (visit) => {
    const { tenant, users, groups, applications, signInLogs } = visit.lab.store.read();
    return visit.page({
      title: tenant.name,
      subtitle: 'Home',
      area: 'home',
      breadcrumb: [],
      content: html`<section class="card" aria-labelledby="basic"><h2 id="basic">Basic information</h2>
<dl class="facts">${fact('Name', tenant.name)}${fact('Primary domain', tenant.domain)}</dl>${copyValue({ label: 'Tenant ID', value: tenant.id })}</section>
<div class="tiles">
${tile('Enterprise applications', `${applications.length} in this tenant. Set up single sign-on here.`, '/admin/enterprise-apps', 'apps')}
${tile('Users', `${counted(users.length, 'person', 'people')}, with every attribute that claims are made from.`, '/admin/users', 'users')}
${tile('Groups', `${counted(groups.length, 'group')}, for assignments and group claims.`, '/admin/groups', 'groups')}
${tile('Sign-in logs', `${counted(signInLogs.length, 'sign-in')}, refused ones with their AADSTS codes.`, '/admin/sign-in-logs', 'logs')}
</div>`,
    });
  });
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

const tile = (title: string, text: string, href: string, name: IconName): Html =>
  html`<a class="tile" href="${href}"><span class="tile-title">${icon(name)}${title}</span><span>${text}</span></a>`;

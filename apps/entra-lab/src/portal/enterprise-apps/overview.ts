/** An enterprise application's Overview: what it is called, its IDs, and what to do first. */
import { type Html, html } from '../../platform/index.ts';
import { copyValue } from '../controls.ts';
import { type IconName, icon } from '../icons.ts';
import type { Portal } from '../visit.ts';
import { applicationPage } from './application-page.ts';

export function registerOverview(portal: Portal): void {
  portal.application.get('overview', (visit) => {
    const { application, base } = visit;
    return visit.page(
      applicationPage(visit, {
        section: 'overview',
        title: 'Overview',
        content: html`<section class="stack" aria-labelledby="properties-title"><h2 class="section-title" id="properties-title">Properties</h2>
${copyValue({ label: 'Name', value: application.name })}${copyValue({ label: 'Application ID', value: application.appId })}${copyValue({ label: 'Object ID', value: application.objectId })}</section>
<section class="stack" aria-labelledby="start-title"><h2 class="section-title" id="start-title">Getting Started</h2><div class="tiles">
${tile({ title: '1. Assign users and groups', text: 'Provide specific users and groups access to the applications', link: 'Assign users and groups', href: `${base}/users`, icon: 'users' })}
${tile({ title: '2. Set up single sign on', text: 'Enable users to sign into their application using their Microsoft Entra credentials', link: 'Get started', href: `${base}/sso`, icon: 'signOn' })}
${tile({ title: '3. Test single sign on', text: 'See whether a person who is assigned gets in, and what the application is told', link: 'Test', href: `${base}/sso/test`, icon: 'test' })}
${tile({ title: '4. Read the sign-in logs', text: 'Each attempt with its AADSTS code and its reason', link: 'View sign-ins', href: `${base}/sign-in-logs`, icon: 'logs' })}
</div></section>`,
      }),
    );
  });
}

const tile = (input: {
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly href: string;
  readonly icon: IconName;
}): Html =>
  html`<a class="tile" href="${input.href}"><span class="tile-title">${icon(input.icon)}${input.title}</span><span>${input.text}</span><span class="tile-link">${input.link}</span></a>`;

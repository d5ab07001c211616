/** Browse Microsoft Entra Gallery, and its panel "Create your own application". */
import { createApplication } from '../../applications/index.ts';
import { html } from '../../platform/index.ts';
import { openCommand, remark, submit } from '../controls.ts';
import { radioField, textField } from '../fields.ts';
import { success } from '../notice.ts';
import type { Pane, PortalPage } from '../shell.ts';
import { applicationPath, type Portal } from '../visit.ts';
import { applicationsCrumbs } from './application-page.ts';

const galleryPath = '/admin/enterprise-apps/new';
const maximumNameLength = 120;

export function registerNewApplication(portal: Portal): void {
  portal.get(galleryPath, (visit) =>
    visit.page(
      galleryPage(visit.query.text('panel') === 'create' ? createPanel({ name: '', kind: 'nonGallery' }) : undefined),
    ),
  );
  portal.post(galleryPath, (visit) => {
    const name = visit.form.text('name');
    const kind = visit.form.text('kind');
    const { clock, ids, store } = visit.lab;
    const error = nameError(
      name,
      store.read().applications.map((each) => each.name),
    );
    if (error !== undefined || kind !== 'nonGallery') {
      return visit.page(galleryPage(createPanel({ name, kind, ...(error === undefined ? {} : { error }) })), 400);
    }
    const application = store.update((state) => createApplication(state, { name, ids, clock }));
    return visit.go(`${applicationPath(application)}/overview`, success(`Application ${name} added successfully.`));
  });
}

function nameError(name: string, taken: readonly string[]): string | undefined {
  if (name === '') return 'The value must not be empty.';
  if (name.length > maximumNameLength) return `The name can have at most ${maximumNameLength} characters.`;
  if (taken.includes(name))
    return 'An application with this name already exists in the lab. Choose another one, so that they can be told apart.';
  return undefined;
}

function galleryPage(pane: Pane | undefined): PortalPage {
  return {
    title: 'Browse Microsoft Entra Gallery',
    area: 'enterprise-apps',
    breadcrumb: applicationsCrumbs,
    commands: openCommand({ label: 'Create your own application', href: `${galleryPath}?panel=create`, icon: 'plus' }),
    content: html`<p>The Microsoft Entra App Gallery is a catalog of apps whose single sign-on is set up in advance. Browse it, or create your own application here.</p>
${remark('The lab has no gallery. Use "Create your own application": a non-gallery application is what a service provider of your own needs anyway.')}
<div class="tiles">${['Gallery applications', 'On-premises applications'].map((name) => html`<div class="tile"><button type="button" class="tile-title" disabled>${name}</button><p>Not offered by the lab</p></div>`)}</div>`,
    ...(pane === undefined ? {} : { pane }),
  };
}

function createPanel(typed: { readonly name: string; readonly kind: string; readonly error?: string }): Pane {
  const notOffered = 'The lab does not offer this: it has SAML applications only.';
  return {
    title: 'Create your own application',
    closeHref: galleryPath,
    content: html`<p>If you are developing your own application, using Application Proxy, or want to integrate an application that is not in the gallery, you can create your own application here.</p>
<form class="stack" method="post" action="${galleryPath}">
${textField({ label: "What's the name of your app?", name: 'name', value: typed.name, placeholder: 'Input name', required: true, error: typed.error, autofocus: true })}
${radioField({
  label: 'What are you looking to do with your application?',
  name: 'kind',
  value: typed.kind,
  error: typed.kind === 'nonGallery' ? undefined : 'The lab offers the last choice only.',
  options: [
    {
      value: 'proxy',
      label: 'Configure Application Proxy for secure remote access to an on-premises application',
      hint: notOffered,
    },
    {
      value: 'register',
      label: "Register an application to integrate with Microsoft Entra ID (App you're developing)",
      hint: notOffered,
    },
    { value: 'nonGallery', label: "Integrate any other application you don't find in the gallery (Non-gallery)" },
  ],
})}
<div class="pane-actions">${submit('Create')}</div></form>`,
  };
}

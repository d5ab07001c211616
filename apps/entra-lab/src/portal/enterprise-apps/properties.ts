/** An enterprise application's Properties, and its deletion. */
import {
  deleteApplication,
  type FieldProblem,
  type PropertiesInput,
  saveProperties,
} from '../../applications/index.ts';
import { html } from '../../platform/index.ts';
import { confirmation, copyValue, openCommand, submit } from '../controls.ts';
import { fieldMessages } from '../field-messages.ts';
import { textField, yesNoField } from '../fields.ts';
import { failure, success } from '../notice.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { applicationPage } from './application-page.ts';

export function registerProperties(portal: Portal): void {
  portal.application.get('properties', (visit) => {
    const { application } = visit;
    return visit.page(propertiesPage(visit, { ...application, homepageUrl: application.homepageUrl ?? '' }, []));
  });
  portal.application.post('properties', (visit) => {
    const { form } = visit;
    const input: PropertiesInput = {
      name: form.text('name'),
      enabled: form.text('enabled') === 'yes',
      assignmentRequired: form.text('assignmentRequired') === 'yes',
      visibleToUsers: form.text('visibleToUsers') === 'yes',
      homepageUrl: form.text('homepageUrl'),
      notes: form.text('notes'),
    };
    const problems = visit.lab.store.update(() => saveProperties(visit.application, input));
    if (problems.length > 0) return visit.page(propertiesPage(visit, input, problems), 400);
    return visit.go(`${visit.base}/properties`, success(`Successfully updated ${visit.application.name}.`));
  });
  portal.application.post('delete', (visit) => {
    const { name, objectId } = visit.application;
    const deleted = visit.lab.store.update((state) => deleteApplication(state, objectId));
    return visit.go(
      '/admin/enterprise-apps',
      deleted ? success(`Application ${name} was deleted.`) : failure(`Application ${name} was not there any more.`),
    );
  });
}

/** What people open to get to the application without a page of the application's own. */
export const userAccessUrl = (visit: ApplicationVisit): string =>
  `${visit.lab.publicUrl}/api/signin/${visit.application.appId}?tenantId=${visit.lab.store.read().tenant.id}`;

function propertiesPage(visit: ApplicationVisit, typed: PropertiesInput, problems: readonly FieldProblem[]) {
  const { application, base } = visit;
  const errors = fieldMessages(problems);
  return applicationPage(visit, {
    section: 'properties',
    title: 'Properties',
    commands: html`${submit('Save', { kind: 'command', form: 'properties-form', icon: 'save' })}${openCommand({ label: 'Discard', href: `${base}/properties`, icon: 'discard' })}${openCommand({ label: 'Delete', href: `${base}/properties?confirm=delete`, icon: 'trash' })}`,
    content: html`<p class="muted">View and manage application settings for your organization. Editing properties like display information, user sign-in settings, and user visibility settings requires permissions that every visitor of the lab has.</p>
<form id="properties-form" class="stack" method="post" action="${base}/properties">
${yesNoField({ label: 'Enabled for users to sign in?', name: 'enabled', value: typed.enabled, hint: 'No: every sign-in to this application is refused with AADSTS7000112.' })}
${textField({ label: 'Name', name: 'name', value: typed.name, required: true, error: errors.name })}
${textField({ label: 'Homepage URL', name: 'homepageUrl', value: typed.homepageUrl, error: errors.homepageUrl })}
${copyValue({ label: 'User access URL', value: userAccessUrl(visit) })}
${copyValue({ label: 'Application ID', value: application.appId })}
${copyValue({ label: 'Object ID', value: application.objectId })}
${yesNoField({ label: 'Assignment required?', name: 'assignmentRequired', value: typed.assignmentRequired, hint: 'Yes: only assigned users get in, everybody else sees AADSTS50105. No: every user of the tenant gets in.' })}
${yesNoField({ label: 'Visible to users?', name: 'visibleToUsers', value: typed.visibleToUsers, hint: 'Whether assigned users see the application in My Apps.' })}
${textField({ label: 'Notes', name: 'notes', value: typed.notes, rows: 3 })}
</form>`,
    pane:
      visit.query.text('confirm') === 'delete'
        ? confirmation({
            title: 'Delete application',
            text: html`Do you want to delete <strong>${application.name}</strong>? Its single sign-on settings, its certificates and ${application.assignments.length} assignment(s) are lost; people who sign in with it will see AADSTS700016.`,
            action: `${base}/delete`,
            yes: 'Delete',
            closeHref: `${base}/properties`,
          })
        : undefined,
  });
}

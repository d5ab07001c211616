/** The pane "Group Claims": which groups are sent, as what, and under which name. */
import { type FieldProblem, saveGroupClaim } from '../../applications/index.ts';
import { html } from '../../platform/index.ts';
import type { GroupClaim } from '../../state.ts';
import { saveAndDiscard } from '../controls.ts';
import { fieldMessages } from '../field-messages.ts';
import { checkField, radioField, selectField, textField } from '../fields.ts';
import type { Form } from '../form.ts';
import { success } from '../notice.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { claimsPage } from './claims.ts';

/** What the pane shows; `which` is `none` when there is no group claim. */
interface Typed extends Omit<GroupClaim, 'which' | 'customName' | 'customNamespace'> {
  readonly which: GroupClaim['which'] | 'none';
  readonly customize: boolean;
  readonly customName: string;
  readonly customNamespace: string;
}

const whichChoices = [
  { value: 'none', label: 'None' },
  { value: 'all', label: 'All groups' },
  { value: 'security', label: 'Security groups' },
  { value: 'directoryRoles', label: 'Directory roles' },
  {
    value: 'assigned',
    label: 'Groups assigned to the application',
    hint: 'Direct members only. Recommended for large organizations: above 150 groups a token carries a link instead of the groups.',
  },
] as const;

const sourceChoices = [
  { value: 'groupId', label: 'Group ID' },
  { value: 'samAccountName', label: 'sAMAccountName' },
  { value: 'cloudDisplayName', label: 'Cloud-only group display names' },
] as const;

export function registerGroupClaim(portal: Portal): void {
  portal.application.get('sso/claims/groups', (visit) =>
    visit.page(claimsPage(visit, groupPane(visit, typedFrom(visit.application.groupClaim), []))),
  );
  portal.application.post('sso/claims/groups', (visit) => {
    const typed = readTyped(visit.form);
    const claim = claimFrom(typed);
    const named = !typed.customize || typed.customName !== '';
    const problems: FieldProblem[] = named
      ? visit.lab.store.update(() => saveGroupClaim(visit.application, claim))
      : [{ field: 'customName', position: null, message: 'Name is required.' }];
    if (problems.length > 0) return visit.page(claimsPage(visit, groupPane(visit, typed, problems)), 400);
    return visit.go(
      `${visit.base}/sso/claims`,
      success(claim === null ? 'Groups are not sent.' : 'Successfully saved the group claim.'),
    );
  });
}

const typedFrom = (claim: GroupClaim | null): Typed => ({
  which: claim?.which ?? 'none',
  sourceAttribute: claim?.sourceAttribute ?? 'groupId',
  emitCloudNames: claim?.emitCloudNames ?? false,
  emitAsRoles: claim?.emitAsRoles ?? false,
  customize: claim !== null && claim.customName !== null,
  customName: claim?.customName ?? '',
  customNamespace: claim?.customNamespace ?? '',
});

function readTyped(form: Form): Typed {
  return {
    which: whichChoices.find(({ value }) => value === form.text('which'))?.value ?? 'none',
    sourceAttribute: sourceChoices.find(({ value }) => value === form.text('sourceAttribute'))?.value ?? 'groupId',
    emitCloudNames: form.has('emitCloudNames'),
    emitAsRoles: form.has('emitAsRoles'),
    customize: form.has('customize'),
    customName: form.text('customName'),
    customNamespace: form.text('customNamespace'),
  };
}

function claimFrom(typed: Typed): GroupClaim | null {
  const { which, sourceAttribute, emitCloudNames, emitAsRoles } = typed;
  if (which === 'none') return null;
  return {
    which,
    sourceAttribute,
    emitCloudNames,
    emitAsRoles,
    customName: typed.customize ? typed.customName : null,
    customNamespace: typed.customize && typed.customNamespace !== '' ? typed.customNamespace : null,
  };
}

function groupPane({ base }: ApplicationVisit, typed: Typed, problems: readonly FieldProblem[]): Pane {
  const errors = fieldMessages(problems);
  return {
    title: 'Group Claims',
    closeHref: `${base}/sso/claims`,
    content: html`${saveAndDiscard('group-form', `${base}/sso/claims`)}<p>Manage the group claims used by Microsoft Entra ID to populate SAML tokens issued to your app</p>
<form id="group-form" class="stack" method="post" action="${base}/sso/claims/groups">
${radioField({ label: 'Which groups associated with the user should be returned in the claim?', name: 'which', value: typed.which, options: whichChoices })}
${selectField({ label: 'Source attribute', name: 'sourceAttribute', value: typed.sourceAttribute, required: true, error: errors.sourceAttribute, options: sourceChoices })}
${checkField({ label: 'Emit group name for cloud-only groups', name: 'emitCloudNames', checked: typed.emitCloudNames, hint: 'For the source sAMAccountName, which cloud-only groups do not have.' })}
<h3 class="section-title">Advanced options</h3>
${checkField({ label: 'Customize the name of the group claim', name: 'customize', checked: typed.customize })}
<div class="custom-when stack">${textField({ label: 'Name', name: 'customName', value: typed.customName, error: errors.customName })}
${textField({ label: 'Namespace (optional)', name: 'customNamespace', value: typed.customNamespace })}</div>
${checkField({ label: 'Emit groups as role claims', name: 'emitAsRoles', checked: typed.emitAsRoles, hint: 'The app roles are then not sent.' })}
</form>`,
  };
}

/** "Manage claim": the Name ID, an additional claim, or a new one. */
import { type FieldProblem, saveClaim, saveNameId } from '../../applications/index.ts';
import { type Html, html } from '../../platform/index.ts';
import type { Claim, NameIdFormat } from '../../state.ts';
import { openCommand, submit } from '../controls.ts';
import { applicationPage } from '../enterprise-apps/application-page.ts';
import { fieldMessages } from '../field-messages.ts';
import { type FieldErrors, selectField, textField } from '../fields.ts';
import type { Form } from '../form.ts';
import { success } from '../notice.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { nameIdClaim } from './claims.ts';
import { formatLabels, userTypeLabels } from './describe-claims.ts';
import { readSourceForm, sourceFields } from './source-form.ts';

type NameId = ApplicationVisit['application']['nameId'];
type ClaimInput = Omit<Claim, 'id'>;

const newClaim: ClaimInput = {
  name: '',
  namespace: '',
  source: { kind: 'attribute', attribute: '', transformations: [] },
  userType: 'Any',
};

export function registerManageClaim(portal: Portal): void {
  portal.application.get('sso/claims/name-id', (visit) => visit.page(nameIdPage(visit, visit.application.nameId, [])));
  portal.application.post('sso/claims/name-id', (visit) => {
    const nameId: NameId = {
      format: oneOf(formatLabels, visit.form.text('format'), 'default'),
      source: readSourceForm(visit.form),
    };
    const problems = visit.lab.store.update(() => saveNameId(visit.application, nameId));
    return problems.length === 0 ? saved(visit) : visit.page(nameIdPage(visit, nameId, problems), 400);
  });
  portal.application.get('sso/claims/new', (visit) => visit.page(claimPage(visit, 'new', newClaim, [])));
  portal.application.post('sso/claims/new', (visit) => save(visit, null));
  portal.application.get('sso/claims/:claimId', (visit) => {
    const claim = visit.application.claims.find(({ id }) => id === visit.param('claimId'));
    if (claim === undefined) return visit.missing('this claim');
    return visit.page(claimPage(visit, claim.id, claim, []));
  });
  portal.application.post('sso/claims/:claimId', (visit) => {
    const claim = visit.application.claims.find(({ id }) => id === visit.param('claimId'));
    return claim === undefined ? visit.missing('this claim') : save(visit, claim.id);
  });
}

/** A key of the table, which is how the form names its choices. */
function oneOf<K extends string>(choices: Readonly<Record<K, string>>, text: string, otherwise: NoInfer<K>): K {
  // Object.keys gives strings; the table's type says which.
  return (Object.keys(choices) as K[]).find((key) => key === text) ?? otherwise;
}

const saved = (visit: ApplicationVisit) =>
  visit.go(`${visit.base}/sso/claims`, success('Successfully saved the claim.'));

const readClaim = (form: Form): ClaimInput => ({
  name: form.text('name'),
  namespace: form.text('namespace'),
  source: readSourceForm(form),
  userType: oneOf(userTypeLabels, form.text('userType'), 'Any'),
});

function save(visit: ApplicationVisit, claimId: string | null) {
  const input = readClaim(visit.form);
  const problems = visit.lab.store.update(() => saveClaim(visit.application, claimId, input, visit.lab.ids));
  return problems.length === 0 ? saved(visit) : visit.page(claimPage(visit, claimId ?? 'new', input, problems), 400);
}

function nameIdPage(visit: ApplicationVisit, nameId: NameId, problems: readonly FieldProblem[]) {
  const errors = fieldMessages(problems);
  return managePage(
    visit,
    'name-id',
    html`${textField({ label: 'Name', name: 'name', value: 'nameidentifier', readOnly: true, hint: 'The Name ID is not an attribute: its name cannot be changed.' })}
${textField({ label: 'Namespace', name: 'namespace', value: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims', readOnly: true })}
${selectField({
  label: 'Name identifier format',
  name: 'format',
  value: nameId.format,
  hint: 'A NameIDPolicy in the request of the application wins over this.',
  // Object.entries gives strings; the table's type says which formats there are.
  options: (Object.entries(formatLabels) as [NameIdFormat, string][]).map(([value, label]) => ({ value, label })),
})}
${sourceFields(nameId.source, true, errors)}`,
  );
}

function claimPage(visit: ApplicationVisit, at: string, claim: ClaimInput, problems: readonly FieldProblem[]) {
  const errors: FieldErrors = fieldMessages(problems);
  return managePage(
    visit,
    at,
    html`${textField({ label: 'Name', name: 'name', value: claim.name, required: true, error: errors.name, autofocus: at === 'new' })}
${textField({ label: 'Namespace', name: 'namespace', value: claim.namespace, error: errors.namespace, placeholder: 'Enter a namespace URI', hint: 'May be empty: the attribute is then called by its name alone.' })}
${sourceFields(claim.source, false, errors)}
<h2 class="section-title">Claim conditions</h2>
${selectField({ label: 'User type', name: 'userType', value: claim.userType, hint: 'The claim is sent for these users only.', options: Object.entries(userTypeLabels).map(([value, label]) => ({ value, label })) })}`,
  );
}

function managePage(visit: ApplicationVisit, at: string, fields: Html) {
  const { base } = visit;
  return applicationPage(visit, {
    section: 'sso',
    title: 'Manage claim',
    standalone: true,
    crumbs: [
      { label: 'SAML-based Sign-on', href: `${base}/sso` },
      { label: 'Attributes & Claims', href: `${base}/sso/claims` },
    ],
    commands: html`${submit('Save', { kind: 'command', form: 'claim-form', icon: 'save' })}${openCommand({ label: 'Discard changes', href: `${base}/sso/claims`, icon: 'discard' })}`,
    content: html`${at === 'name-id' ? html`<h2 class="section-title">${nameIdClaim}</h2>` : null}<form id="claim-form" class="stack" method="post" action="${base}/sso/claims/${at}">${fields}</form>`,
  });
}

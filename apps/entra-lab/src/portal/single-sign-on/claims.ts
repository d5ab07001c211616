/** Attributes & Claims: the list of what is sent, and the deletion of a claim. */
import { deleteClaim, saveGroupClaim } from '../../applications/index.ts';
import { claimUri } from '../../claims/index.ts';
import { type Html, html } from '../../platform/index.ts';
import { confirmation, emptyState, openCommand, table } from '../controls.ts';
import { applicationPage } from '../enterprise-apps/application-page.ts';
import { failure, success } from '../notice.ts';
import type { Pane, PortalPage } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { claimsPreview } from './claims-preview.ts';
import { describeClaim, describeGroupClaim, describeNameId, groupClaimName } from './describe-claims.ts';

export const nameIdClaim = 'Unique User Identifier (Name ID)';

export function registerClaims(portal: Portal): void {
  portal.application.get('sso/claims', (visit) => visit.page(claimsPage(visit, deletePane(visit))));
  portal.application.post('sso/claims/delete', (visit) => {
    const id = visit.form.text('id');
    const deleted = visit.lab.store.update(() => {
      if (id !== 'groups') return deleteClaim(visit.application, id);
      saveGroupClaim(visit.application, null);
      return true;
    });
    return visit.go(
      `${visit.base}/sso/claims`,
      deleted ? success('Successfully deleted the claim.') : failure('This claim was not there any more.'),
    );
  });
}

export function claimsPage(visit: ApplicationVisit, pane: Pane | undefined): PortalPage {
  const { application, base } = visit;
  return applicationPage(visit, {
    section: 'sso',
    title: 'Attributes & Claims',
    standalone: true,
    crumbs: [{ label: 'SAML-based Sign-on', href: `${base}/sso` }],
    pane,
    commands: html`${openCommand({ label: 'Add new claim', href: `${base}/sso/claims/new`, icon: 'plus' })}${openCommand({ label: 'Add a group claim', href: `${base}/sso/claims/groups`, icon: 'groups' })}`,
    content: html`<section class="stack" aria-labelledby="required-claim"><h2 class="section-title" id="required-claim">Required claim</h2>
${table({
  label: 'Required claim',
  columns: ['Claim name', { label: 'Type', minor: true }, 'Value'],
  rows: [[html`<a href="${base}/sso/claims/name-id">${nameIdClaim}</a>`, 'SAML', describeNameId(application.nameId)]],
  empty: html``,
})}</section>
<section class="stack" aria-labelledby="additional-claims"><h2 class="section-title" id="additional-claims">Additional claims</h2>
${table({
  label: 'Additional claims',
  columns: ['Claim name', { label: 'Type', minor: true }, 'Value', ''],
  rows: additionalRows(visit),
  empty: emptyState(
    'No additional claims',
    'The application learns nothing but the Name ID and what Entra always sends: tenant, object ID, display name and how the user signed in.',
  ),
})}</section>
${claimsPreview(visit)}`,
  });
}

function additionalRows({ application, base }: ApplicationVisit): Html[][] {
  const remove = (id: string, name: string) =>
    openCommand({
      label: 'Delete',
      name: `Delete ${name}`,
      href: `${base}/sso/claims?delete=${id}`,
      icon: 'trash',
      kind: 'link',
    });
  const rows = application.claims.map((claim) => [
    html`<a href="${base}/sso/claims/${claim.id}">${claimUri(claim)}</a>`,
    html`SAML`,
    html`${describeClaim(claim)}`,
    remove(claim.id, claim.name),
  ]);
  const { groupClaim } = application;
  if (groupClaim === null) return rows;
  const name = groupClaimName(groupClaim);
  return [
    [
      html`<a href="${base}/sso/claims/groups">${name}</a>`,
      html`SAML`,
      html`${describeGroupClaim(groupClaim)}`,
      remove('groups', 'the group claim'),
    ],
    ...rows,
  ];
}

function deletePane({ application, base, query }: ApplicationVisit): Pane | undefined {
  const id = query.text('delete');
  const claim = application.claims.find((each) => each.id === id);
  const name = claim === undefined ? (id === 'groups' ? 'the group claim' : null) : claimUri(claim);
  if (name === null) return undefined;
  return confirmation({
    title: 'Delete claim',
    text: html`Are you sure you want to delete <strong>${name}</strong>? The application will no longer receive it.`,
    action: `${base}/sso/claims/delete`,
    hidden: { id },
    yes: 'Delete',
    closeHref: `${base}/sso/claims`,
  });
}

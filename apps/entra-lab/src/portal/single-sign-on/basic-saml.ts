/** Card 1, Basic SAML Configuration: edit and save, by hand or filled from the application's metadata file. */
import { readSpMetadata, type SpMetadata } from '@latchkey/saml';
import { saveBasicSaml } from '../../applications/index.ts';
import { html } from '../../platform/index.ts';
import { submit } from '../controls.ts';
import { fieldMessages } from '../field-messages.ts';
import { fileField } from '../fields.ts';
import { success } from '../notice.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import {
  type BasicSamlPane,
  type BasicSamlTyped,
  basicSamlPane,
  defaultFirst,
  readTyped,
  rowsChanged,
  typedFrom,
  withoutEmptyRows,
} from './basic-saml-form.ts';
import { samlPage } from './saml-page.ts';

export function registerBasicSaml(portal: Portal): void {
  portal.application.get('sso/basic', (visit) =>
    show(visit, { typed: typedFrom(visit.application.basicSaml), errors: {} }),
  );
  portal.application.post('sso/basic', (visit) => {
    const typed = readTyped(visit.form);
    const changed = rowsChanged(typed, visit.form.text('do'));
    if (changed !== null) return show(visit, { typed: changed, errors: {} });
    return save(visit, withoutEmptyRows(typed));
  });
  portal.application.get('sso/metadata-upload', (visit) => visit.page(samlPage(visit, uploadPane(visit, undefined))));
  portal.application.post('sso/metadata-upload', (visit) => {
    const file = visit.form.file('file');
    if (file === undefined) return visit.page(samlPage(visit, uploadPane(visit, 'Choose a file.')), 400);
    const metadata = readSpMetadata(file.bytes);
    if (!metadata.ok) {
      const message = `This file is not a service provider's metadata: ${metadata.rejection.message} (${metadata.rejection.code})`;
      return visit.page(samlPage(visit, uploadPane(visit, message)), 400);
    }
    return show(visit, {
      typed: filledFrom(metadata.value, typedFrom(visit.application.basicSaml)),
      errors: {},
      fromFile: file.name,
    });
  });
}

const show = (visit: ApplicationVisit, pane: Omit<BasicSamlPane, 'base'>, status = 200) =>
  visit.page(samlPage(visit, basicSamlPane({ base: visit.base, ...pane })), status);

function save(visit: ApplicationVisit, typed: BasicSamlTyped) {
  const problems = visit.lab.store.update((state) => saveBasicSaml(state, visit.application, defaultFirst(typed)));
  if (problems.length === 0)
    return visit.go(`${visit.base}/sso`, success('Successfully saved the Basic SAML Configuration.'));
  // The default identifier is checked as the first of the list: show the form in that order, so that messages meet their rows.
  const ordered = { ...typed, ...defaultFirst(typed), defaultIdentifier: 0 };
  return show(visit, { typed: ordered, errors: fieldMessages(problems) }, 400);
}

const postBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** The file replaces identifier, reply URLs and logout URL; what it does not say stays. */
export function filledFrom(metadata: SpMetadata, present: BasicSamlTyped): BasicSamlTyped {
  const acs = metadata.acs.filter(({ binding }) => binding === postBinding);
  const marked = Math.max(
    0,
    acs.findIndex(({ isDefault }) => isDefault),
  );
  const logout =
    metadata.singleLogoutServices.find(({ binding }) => binding === redirectBinding) ??
    metadata.singleLogoutServices[0];
  return {
    ...present,
    identifiers: [metadata.entityId],
    defaultIdentifier: 0,
    replyUrls: acs.map(({ location, index }, position) => ({ url: location, index, isDefault: position === marked })),
    logoutUrl: logout?.location ?? present.logoutUrl,
  };
}

function uploadPane(visit: ApplicationVisit, error: string | undefined): Pane {
  const { base } = visit;
  return {
    title: 'Upload metadata file',
    closeHref: `${base}/sso`,
    content: html`<p>Values for the fields below are read from the metadata file of the application. They are shown for review before anything is saved.</p>
<form class="stack" method="post" action="${base}/sso/metadata-upload" enctype="multipart/form-data">
${fileField({ label: 'Select a file', name: 'file', accept: '.xml,application/xml,text/xml,application/samlmetadata+xml', required: true, error })}
<div class="pane-actions">${submit('Add')}</div></form>`,
  };
}

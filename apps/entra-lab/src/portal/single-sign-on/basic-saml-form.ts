/** The edit pane "Basic SAML Configuration": its rows of identifiers and reply URLs, and its optional addresses. */
import type { BasicSamlInput } from '../../applications/index.ts';
import { type Html, html, raw } from '../../platform/index.ts';
import type { BasicSaml } from '../../state.ts';
import { remark, saveAndDiscard } from '../controls.ts';
import { errorText, type FieldErrors, requiredMark, textField } from '../fields.ts';
import type { Form } from '../form.ts';
import { icon } from '../icons.ts';
import type { Pane } from '../shell.ts';

/** As typed: the rows in their order, and which of them is the default. */
export interface BasicSamlTyped extends BasicSamlInput {
  readonly defaultIdentifier: number;
}

export const typedFrom = (saved: BasicSaml): BasicSamlTyped => ({
  identifiers: saved.identifiers,
  defaultIdentifier: 0,
  replyUrls: saved.replyUrls,
  signOnUrl: saved.signOnUrl ?? '',
  relayState: saved.relayState ?? '',
  logoutUrl: saved.logoutUrl ?? '',
});

export function readTyped(form: Form): BasicSamlTyped {
  const indexes = form.texts('replyUrlIndex');
  const defaultReply = Number(form.text('defaultReplyUrl'));
  return {
    identifiers: form.texts('identifier'),
    defaultIdentifier: Number(form.text('defaultIdentifier')),
    replyUrls: form.texts('replyUrl').map((url, position) => ({
      url,
      index: (indexes[position] ?? '') === '' ? null : Number(indexes[position]),
      isDefault: position === defaultReply,
    })),
    signOnUrl: form.text('signOnUrl'),
    relayState: form.text('relayState'),
    logoutUrl: form.text('logoutUrl'),
  };
}

/** Without the empty rows, so that messages by row find theirs; the marks move along. */
export function withoutEmptyRows(typed: BasicSamlTyped): BasicSamlTyped {
  const chosen = typed.identifiers[typed.defaultIdentifier];
  const identifiers = typed.identifiers.filter((value) => value !== '');
  return {
    ...typed,
    identifiers,
    defaultIdentifier: Math.max(0, chosen === undefined ? 0 : identifiers.indexOf(chosen)),
    replyUrls: typed.replyUrls.filter(({ url }) => url !== ''),
  };
}

/** The default identifier is kept as the first of the list. */
export function defaultFirst(typed: BasicSamlTyped): BasicSamlInput {
  const first = typed.identifiers[typed.defaultIdentifier];
  if (first === undefined) return typed;
  return { ...typed, identifiers: [first, ...typed.identifiers.filter((_, row) => row !== typed.defaultIdentifier)] };
}

/** What the buttons within the form do: add or delete a row. `null` for Save. */
export function rowsChanged(typed: BasicSamlTyped, button: string): BasicSamlTyped | null {
  const [verb, at = ''] = button.split(':');
  const row = Number(at);
  switch (verb) {
    case 'add-identifier':
      return { ...typed, identifiers: [...typed.identifiers, ''] };
    case 'add-reply-url':
      return { ...typed, replyUrls: [...typed.replyUrls, { url: '', isDefault: false, index: null }] };
    case 'delete-identifier': {
      const marked = typed.defaultIdentifier;
      return {
        ...typed,
        identifiers: typed.identifiers.filter((_, position) => position !== row),
        defaultIdentifier: marked === row ? 0 : marked > row ? marked - 1 : marked,
      };
    }
    case 'delete-reply-url':
      return { ...typed, replyUrls: typed.replyUrls.filter((_, position) => position !== row) };
    default:
      return null;
  }
}

export interface BasicSamlPane {
  readonly base: string;
  readonly typed: BasicSamlTyped;
  readonly errors: FieldErrors;
  /** The name of the metadata file that filled the form. */
  readonly fromFile?: string;
}

export function basicSamlPane({ base, typed, errors, fromFile }: BasicSamlPane): Pane {
  return {
    title: 'Basic SAML Configuration',
    closeHref: `${base}/sso`,
    kind: 'wide',
    content: html`${saveAndDiscard('basic-form', `${base}/sso`)}
${fromFile === undefined ? null : remark(html`These values were read from <strong>${fromFile}</strong>. Review them, then select Save; nothing is saved yet.`)}
<form id="basic-form" class="stack" method="post" action="${base}/sso/basic">
${identifierRows(typed, errors)}
${replyUrlRows(typed, errors)}
${textField({ label: 'Sign on URL (Optional)', name: 'signOnUrl', value: typed.signOnUrl, placeholder: 'Enter a sign on URL', error: errors.signOnUrl, hint: 'Where the tile in My Apps leads, if sign-in should begin at the application. Left empty, the tile begins IdP-initiated sign-in.' })}
${textField({ label: 'Relay State (Optional)', name: 'relayState', value: typed.relayState, placeholder: 'Enter a relay state', error: errors.relayState, hint: 'Sent with IdP-initiated sign-in: usually the page where people should land.' })}
${textField({ label: 'Logout Url (Optional)', name: 'logoutUrl', value: typed.logoutUrl, placeholder: 'Enter a logout url', error: errors.logoutUrl, hint: 'Where the application takes SAML logout messages.' })}
</form>`,
  };
}

/** The first row is called by the group's name alone, as it is the only one most of the time. */
const rowName = (label: string, row: number) => (row === 0 ? label : `${label} ${row + 1}`);

const tie = (error: string | undefined, id: string): Html | null =>
  error === undefined ? null : html` aria-invalid="true" aria-describedby="${id}-error"`;

const rowButton = (value: string, name: string): Html =>
  html`<button type="submit" name="do" value="${value}" class="icon-button" aria-label="${name}" title="${name}" formnovalidate>${icon('trash')}</button>`;

const addButton = (value: string, label: string): Html =>
  html`<div><button type="submit" name="do" value="${value}" class="link" formnovalidate>${label}</button></div>`;

const defaultChoice = (name: string, row: number, checked: boolean, label: string): Html =>
  html`<label class="choice" title="Default"><input type="radio" name="${name}" value="${row}" aria-label="${label}"${checked ? raw(' checked') : null}><span aria-hidden="true">Default</span></label>`;

function identifierRows(typed: BasicSamlTyped, errors: FieldErrors): Html {
  const label = 'Identifier (Entity ID)';
  const rows = typed.identifiers.length === 0 ? [''] : typed.identifiers;
  return html`<div class="stack tight"><div><div class="label-row"><h3 class="label">${label}</h3>${requiredMark}</div>
<p class="field-hint">The unique ID that identifies your application to Microsoft Entra ID. It must be unique across all applications in the tenant. The default identifier is the audience of the SAML response for IdP-initiated SSO.</p></div>
<div class="url-rows">${rows.map((value, row) => {
    const error = errors[`identifiers:${row}`];
    return html`<div class="url-row"><input type="text" name="identifier" value="${value}" aria-label="${rowName(label, row)}" aria-required="true" placeholder="Enter an identifier" autocomplete="off" spellcheck="false"${tie(error, `identifier-${row}`)}${row === 0 ? raw(' autofocus') : null}>${defaultChoice('defaultIdentifier', row, row === typed.defaultIdentifier, `Default identifier: row ${row + 1}`)}${rowButton(`delete-identifier:${row}`, `Delete identifier, row ${row + 1}`)}${errorText(`identifier-${row}`, error)}</div>`;
  })}</div>${errorText('identifiers', errors.identifiers)}${addButton('add-identifier', 'Add identifier')}</div>`;
}

function replyUrlRows(typed: BasicSamlTyped, errors: FieldErrors): Html {
  const label = 'Reply URL (Assertion Consumer Service URL)';
  const rows = typed.replyUrls.length === 0 ? [{ url: '', isDefault: true, index: null }] : typed.replyUrls;
  const marked = Math.max(
    0,
    rows.findIndex((row) => row.isDefault),
  );
  return html`<div class="stack tight"><div><div class="label-row"><h3 class="label">${label}</h3>${requiredMark}</div>
<p class="field-hint">The reply URL is where the application expects to receive the authentication token. This is also referred to as the "Assertion Consumer Service" (ACS) in SAML.</p></div>
<div class="url-rows">${rows.map((each, row) => {
    const error = errors[`replyUrls:${row}`];
    return html`<div class="url-row indexed"><input type="text" name="replyUrl" value="${each.url}" aria-label="${rowName(label, row)}" aria-required="true" placeholder="Enter a reply URL" autocomplete="off" spellcheck="false"${tie(error, `reply-url-${row}`)}><input type="number" min="0" max="65535" name="replyUrlIndex" value="${each.index}" aria-label="Index, row ${row + 1}" placeholder="Index" autocomplete="off">${defaultChoice('defaultReplyUrl', row, row === marked, `Default: row ${row + 1}`)}${rowButton(`delete-reply-url:${row}`, `Delete reply URL, row ${row + 1}`)}${errorText(`reply-url-${row}`, error)}</div>`;
  })}</div>${errorText('reply-urls', errors.replyUrls)}${addButton('add-reply-url', 'Add reply URL')}</div>`;
}

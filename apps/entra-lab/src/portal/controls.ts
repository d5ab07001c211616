/** Small parts that many pages share: buttons, values to copy, tables, empty states, confirmations. */
import { type Html, html, raw } from '../platform/index.ts';
import { type IconName, icon } from './icons.ts';
import type { Pane } from './shell.ts';

interface CommandLook {
  readonly label: string;
  readonly icon: IconName;
  /** The accessible name where several buttons share a label; it contains the label. */
  readonly name?: string;
  readonly disabled?: boolean;
  readonly title?: string;
}

const face = (command: CommandLook, kind: string): Html =>
  html`class="${kind}"${command.name === undefined ? null : html` aria-label="${command.name}"`}${
    command.title === undefined ? null : html` title="${command.title}"`
  }${command.disabled === true ? raw(' disabled') : null}`;

/** A button that opens another page or pane: a form with GET, so that it is a real button and works without script. */
export function openCommand(command: CommandLook & { readonly href: string; readonly kind?: string }): Html {
  const [path = '', search = ''] = command.href.split('?');
  const fields = [...new URLSearchParams(search)].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form class="command-form" method="get" action="${path}">${fields}<button type="submit" ${face(command, command.kind ?? 'command')}>${icon(command.icon)}<span>${command.label}</span></button></form>`;
}

/** A button that does something at once. */
export const postCommand = (
  command: CommandLook & {
    readonly action: string;
    readonly kind?: string;
    readonly hidden?: Readonly<Record<string, string>>;
  },
): Html =>
  html`<form class="command-form" method="post" action="${command.action}">${Object.entries(command.hidden ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button type="submit" ${face(command, command.kind ?? 'command')}>${icon(command.icon)}<span>${command.label}</span></button></form>`;

/** A submit button of the form around it, or of the form with the id `form`. */
export function submit(
  label: string,
  options: {
    readonly kind?: 'primary' | 'default' | 'danger' | 'command';
    readonly form?: string;
    readonly icon?: IconName;
    readonly disabled?: boolean;
    readonly action?: string;
  } = {},
): Html {
  return html`<button type="submit" class="${options.kind ?? 'primary'}"${options.form === undefined ? null : html` form="${options.form}"`}${
    options.action === undefined ? null : html` formaction="${options.action}"`
  }${options.disabled === true ? raw(' disabled') : null}>${options.icon === undefined ? null : icon(options.icon)}<span>${label}</span></button>`;
}

/** Cancel and Discard: a button that leaves the form. */
export const leave = (
  label: string,
  href: string,
  look: { readonly kind?: string; readonly icon?: IconName } = {},
): Html => openCommand({ label, href, icon: look.icon ?? 'discard', kind: look.kind ?? 'default plain-icon' });

/** The two commands on top of Entra's edit panes. `form` is the id of the form that Save sends. */
export const saveAndDiscard = (form: string, discardHref: string): Html =>
  html`<div class="commands pane-commands" role="toolbar" aria-label="Commands">${submit('Save', { kind: 'command', form, icon: 'save' })}${openCommand({ label: 'Discard', href: discardHref, icon: 'discard' })}</div>`;

/** A value that is there to be copied: it wraps, is selected on focus, and has a copy button. */
export function copyValue(value: {
  readonly label: string;
  readonly value: string;
  readonly labelHidden?: boolean;
}): Html {
  const id = `copy-${value.label.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase()}`;
  const rows = Math.max(1, Math.ceil(value.value.length / 72));
  return html`<div class="field copy-value"><label for="${id}"${value.labelHidden === true ? raw(' class="visually-hidden"') : null}>${value.label}</label>
<div class="control"><span class="copy-box"><textarea id="${id}" readonly rows="${rows}" spellcheck="false">${value.value}</textarea><button type="button" class="copy" data-copy="${id}" aria-label="Copy ${value.label} to clipboard" title="Copy to clipboard">${icon('copy')}</button></span></div></div>`;
}

/** A label and what it says, as in Entra's "Essentials". */
export const fact = (label: string, value: Html | string | null): Html =>
  html`<div class="fact"><dt>${label}</dt><dd>${value === null || value === '' ? html`<span class="muted">-</span>` : value}</dd></div>`;

export interface Column {
  readonly label: string;
  /** Left out on a phone. */
  readonly minor?: boolean;
}

/**
 * On a phone each row is a small card. An empty column label stands for the row's actions.
 * `filterId` is the id of the search field that narrows the table while one types.
 */
export function table(input: {
  readonly label: string;
  readonly columns: readonly (string | Column)[];
  readonly rows: readonly (readonly (Html | string | null)[])[];
  readonly empty: Html;
  readonly filterId?: string;
}): Html {
  if (input.rows.length === 0) return input.empty;
  const columns = input.columns.map((column) => (typeof column === 'string' ? { label: column } : column));
  const look = (index: number) =>
    columns[index]?.label === ''
      ? raw(' class="actions"')
      : columns[index]?.minor === true
        ? raw(' class="minor"')
        : null;
  return html`<div class="table-holder"><table aria-label="${input.label}"${input.filterId === undefined ? null : html` data-filtered-by="${input.filterId}"`}><thead><tr>${columns.map(
    (column, index) =>
      html`<th scope="col"${look(index)}>${column.label === '' ? html`<span class="visually-hidden">Actions</span>` : column.label}</th>`,
  )}</tr></thead><tbody>${input.rows.map(
    (row) =>
      html`<tr>${row.map((cell, index) => html`<td${look(index)} data-label="${columns[index]?.label ?? ''}">${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** Says why there is nothing, and what to do so that there is. */
export const emptyState = (title: string, text: string | Html): Html =>
  html`<div class="empty"><h2>${title}</h2><p>${text}</p></div>`;

export type Tone = 'good' | 'bad' | 'warn' | 'neutral';

/** A state in words, with colour and icon. */
export function badge(text: string, tone: Tone): Html {
  const name: IconName = tone === 'good' ? 'check' : tone === 'bad' ? 'blocked' : tone === 'warn' ? 'warning' : 'info';
  return html`<span class="badge ${tone}">${icon(name)}${text}</span>`;
}

export const remark = (text: string | Html, tone: 'info' | 'warn' = 'info'): Html =>
  html`<div class="remark ${tone}">${icon(tone === 'info' ? 'info' : 'warning')}<p>${text}</p></div>`;

/** Asks before something that cannot be undone. */
export function confirmation(input: {
  readonly title: string;
  readonly text: string | Html;
  readonly action: string;
  readonly yes: string;
  readonly no?: string;
  readonly danger?: boolean;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly closeHref: string;
}): Pane {
  return {
    title: input.title,
    kind: 'confirmation',
    closeHref: input.closeHref,
    content: html`<p>${input.text}</p><div class="pane-actions"><form method="post" action="${input.action}">${Object.entries(
      input.hidden ?? {},
    ).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${submit(input.yes, {
      kind: input.danger === false ? 'primary' : 'danger',
    })}</form>${leave(input.no ?? 'Cancel', input.closeHref)}</div>`,
  };
}

/** A search field over a list; it sends itself, and with script it narrows the list while one types. */
export const searchBox = (input: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly action: string;
}): Html =>
  html`<form class="search" role="search" aria-label="Search of this list" method="get" action="${input.action}">${icon('search')}<input type="search" id="${input.id}" name="q" value="${input.value}" aria-label="${input.label}" placeholder="${input.label}" autocomplete="off"></form>`;

/** Whether all words of the search stand in one of the texts. */
export function found(search: string, ...texts: readonly (string | null)[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const dayFormat = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' } as const;
const timeFormat = { ...dayFormat, hour: 'numeric', minute: '2-digit', second: '2-digit' } as const;

/** Date and time as the portal writes them, in UTC, e.g. "12/7/2026, 9:30:00 AM". */
export const dateTime = (iso: string): Html =>
  html`<time datetime="${iso}" title="${iso}">${new Intl.DateTimeFormat('en-US', timeFormat).format(Date.parse(iso))}</time>`;

export const dateOnly = (iso: string): string => new Intl.DateTimeFormat('en-US', dayFormat).format(Date.parse(iso));
